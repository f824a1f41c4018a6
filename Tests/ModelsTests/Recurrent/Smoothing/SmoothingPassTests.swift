import Foundation
import Testing

@testable import Models

@Suite struct SmoothingPassTests {
  private static let logs = (0..<23).map { log(50 + Double($0) + 8 * Double($0 % 5)) }

  @Test func withoutASeasonItIsSimpleSmoothing() {
    let parameters = SmoothingParameters(values: [0], seasonLengths: [])
    let pass = SmoothingPass([4, 8, 2].map { log($0) }, parameters)
    // α = ½: 4, 6, 4.
    for (found, level) in zip(pass.logLevels, [4.0, 6, 4]) {
      #expect(abs(found - log(level)) < 1e-14)
    }
    #expect(pass.logSeason(at: 5, after: 2) == 0)
  }

  @Test func oneSeasonIsHoltWinters() {
    let start = [0.5, 1, 1.5]
    let observed = (0..<9).map { 10 + Double($0 * $0 % 7) }
    let parameters = SmoothingParameters(
      values: [0.3, -0.2] + start.map { log($0) }, seasonLengths: [3])
    let pass = SmoothingPass(observed.map { log($0) }, parameters)
    let (alpha, gamma) = (1 / (1 + exp(-0.3)), 1 / (1 + exp(0.2)))
    var (level, seasons) = (0.0, start)
    for (t, y) in observed.enumerated() {
      level = t == 0 ? y / seasons[t] : alpha * y / seasons[t] + (1 - alpha) * level
      seasons.append(gamma * y / level + (1 - gamma) * seasons[t])
      #expect(abs(pass.logLevels[t] - log(level)) < 1e-13)
      #expect(abs(pass.logSeasons[0][t + 3] - log(seasons[t + 3])) < 1e-13)
    }
  }

  @Test func twoPureSeasonsLeaveTheLevelFlat() {
    let (short, long) = ([0.5, 2], [0.8, 1, 1.25])
    let logs = (0..<30).map { log(10 * short[$0 % 2] * long[$0 % 3]) }
    let parameters = SmoothingParameters(
      values: [0.3, -0.2, 0.4] + (short + long).map { log($0) }, seasonLengths: [2, 3])
    let pass = SmoothingPass(logs, parameters)
    #expect(pass.logLevels.allSatisfy { abs($0 - log(10)) < 1e-12 })
    #expect(abs(pass.logSeason(at: 31, after: 29) - log(2 * 1)) < 1e-12)
  }

  @Test func theStartFindsBothSeasons() {
    let (short, long) = ([-0.4, 0.1, 0.3], [0.2, 0.1, -0.3, 0.05, 0.15, -0.2, 0.0])
    let logs = (0..<42).map { 3 + short[$0 % 3] + long[$0 % 7] }
    let start = SmoothingParameters(logs: logs, seasonLengths: [3, 7])
    let pass = SmoothingPass(logs, start)
    // Together they explain the series, whichever of the two has which part.
    for t in 0..<42 { #expect(abs(pass.logSeason(at: t, after: t) + 3 - logs[t]) < 0.08) }
  }

  /// Sums of the logarithms with weights that differ everywhere, against central differences.
  @Test(arguments: [[], [5], [2, 5]])
  func gradientsAgreeWithDifferences(seasonLengths: [Int]) {
    let count = SmoothingParameters.count(seasonLengths)
    let start = SmoothingParameters(
      values: (0..<count).map { 0.4 * cos(3 * Double($0)) }, seasonLengths: seasonLengths)
    let levelWeights = Self.logs.indices.map { cos(Double($0)) }
    let seasonWeights = seasonLengths.map { length in
      (0..<23 + length).map { sin(Double(length) + Double($0)) }
    }
    func value(_ parameters: SmoothingParameters) -> Double {
      let pass = SmoothingPass(Self.logs, parameters)
      let seasons = zip(pass.logSeasons, seasonWeights).map { logs, weights in
        zip(logs, weights).reduce(0) { $0 + $1.0 * $1.1 }
      }
      return zip(pass.logLevels, levelWeights).reduce(seasons.reduce(0, +)) { $0 + $1.0 * $1.1 }
    }
    let gradients = SmoothingPass(Self.logs, start)
      .gradients(levelGradients: levelWeights, seasonGradients: seasonWeights)
    #expect(gradients.count == count)
    for index in start.values.indices {
      var (above, below) = (start, start)
      above.values[index] += 1e-5
      below.values[index] -= 1e-5
      let difference = (value(above) - value(below)) / 2e-5
      #expect(abs(gradients[index] - difference) < 1e-7 * max(1, abs(difference)))
    }
  }

  @Test func theSeasonOfAStepToComeIsTheLastOneKnown() {
    let parameters = SmoothingParameters(values: [0, 0, 0, 0, 0], seasonLengths: [3])
    let pass = SmoothingPass(Array(Self.logs.prefix(9)), parameters)
    // After position 8 the seasons up to 11 are known.
    #expect(
      [9, 11, 12, 14, 15].map { pass.knownSeason(0, at: $0, after: 8) } == [9, 11, 9, 11, 9])
  }

  @Test func aPartThatBeginsLaterHasItsSeasonsTurned() {
    let parameters = SmoothingParameters(
      values: [0, 7, 8, 1, 2, 3, 4, 5], seasonLengths: [2, 3])
    #expect(parameters.shifted(by: 4).values == [0, 7, 8, 1, 2, 4, 5, 3])
    #expect(parameters.shifted(by: -1).values == [0, 7, 8, 2, 1, 5, 3, 4])
  }
}
