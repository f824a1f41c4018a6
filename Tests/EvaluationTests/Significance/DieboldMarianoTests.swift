import Evaluation
import ForecastTestSupport
import Foundation
import NumericalMethods
import Testing

@Suite struct DieboldMarianoTests {
  /// Fields of the fixture's lines without its comments.
  private static let fixture: [[String]] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/diebold-mariano.csv").path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }()

  private func number(_ text: String) throws -> Double { try #require(Double(text)) }

  @Test func statisticsAndProbabilitiesAreThoseOfRForecast() throws {
    let errors = try Self.fixture.filter { $0[0] == "error" }.map {
      (first: try number($0[1]), second: try number($0[2]))
    }
    let tests = Self.fixture.filter { $0[0] == "test" }
    try #require(errors.count == 40 && tests.count == 24)
    for row in tests {
      let loss = { (error: Double) in row[4] == "2" ? error * error : abs(error) }
      let used = try errors.prefix(#require(Int(row[3])))
      let test = try DieboldMariano(
        used.map { loss($0.first) }, against: used.map { loss($0.second) },
        horizon: #require(Int(row[5])))
      expectClose(test.statistic, try number(row[7]), relative: 1e-10)
      expectClose(test.pValue, try number(row[8]), relative: 1e-10)
      expectClose(test.cautiousPValue, try number(row[9]), relative: 1e-10)
      #expect(test.cautiousPValue >= test.pValue)
      #expect(test.weights == (row[6] == "acf" ? .rectangular : .bartlett))
    }
  }

  /// Differences that are chance alone, sums of 12 shocks at 60 origins, worth five: of 1,500 such
  /// tests the textbook's calls about 14 in 100 significant at 5 %, and 4 in 100 at 0.1 %.
  @Test func falseAlarmsAreAsRareAsTheCautiousPValueSays() throws {
    var random = SeededRandom(seed: 12)
    let tests = try (0..<1_500).map { _ in
      let shocks = (0..<71).map { _ in random.normal() }
      let sums = (0..<60).map { start in shocks[start..<start + 12].reduce(0, +) }
      return try DieboldMariano(sums, against: sums.map { _ in 0 }, horizon: 12)
    }
    let alarms = { (level: Double, pValue: KeyPath<DieboldMariano, Double>) in
      Double(tests.count { $0[keyPath: pValue] < level }) / Double(tests.count)
    }
    #expect(alarms(0.05, \.pValue) > 0.12)
    #expect(alarms(0.001, \.pValue) > 0.02)
    #expect(alarms(0.05, \.cautiousPValue) < 0.075)
    #expect(alarms(0.001, \.cautiousPValue) < 0.003)
  }

  @Test func theFirstIsBetterWhereTheStatisticIsNegative() throws {
    let test = try DieboldMariano([1, 2, 1, 1], against: [2, 4, 3, 2.5], horizon: 1)
    #expect(test.statistic < 0)
    #expect(test.meanDifference == -1.625)
    #expect(test.count == 4)
  }

  @Test func equalForecastsAndTooFewOriginsAreRefused() {
    let losses = [0.1, 0.25, 0.7, 0.3]
    #expect(throws: SignificanceError.noVariation) {
      try DieboldMariano(losses, against: losses.map { $0 + 0.1 }, horizon: 1)
    }
    let error = #expect(throws: SignificanceError.self) {
      try DieboldMariano(losses, against: [1, 2, 3, 5], horizon: 4)
    }
    #expect(error == .tooFew(needed: 5, found: 4))
    #expect(error?.description == "expected at least 5 origins, found 4")
  }

  /// A model that is right but for rounding, on a series that grows by the same amount: what varies
  /// is the rounding.
  @Test func lossesThatDifferByRoundingAreNoDifference() {
    let rounding = (1...40).map { Double($0 * $0 % 7) * 1e-12 }
    #expect(throws: SignificanceError.noVariation) {
      try DieboldMariano(rounding, against: rounding.map { _ in 2 }, horizon: 1)
    }
  }

  @Test func holmMultipliesByTheTestsLeftAndNeverFalls() {
    // Sorted 0.01·4, 0.02·3, 0.03·2, 0.9·1; the third may not fall below the second.
    expectClose(DieboldMariano.holm([0.02, 0.9, 0.01, 0.03]), [0.06, 0.9, 0.04, 0.06])
    #expect(DieboldMariano.holm([0.6, 0.7]) == [1, 1])
    #expect(DieboldMariano.holm([]).isEmpty)
  }
}
