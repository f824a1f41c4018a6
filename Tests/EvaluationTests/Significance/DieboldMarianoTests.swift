import Evaluation
import ForecastTestSupport
import Foundation
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
      #expect(test.weights == (row[6] == "acf" ? .rectangular : .bartlett))
    }
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
