import Foundation
import Testing

@testable import Models

@Suite struct SmoothingPassTests {
  private static let observed = (0..<23).map { 50 + Double($0) + 8 * Double($0 % 5) }

  @Test func withoutASeasonItIsSimpleSmoothing() {
    let parameters = SmoothingParameters(values: [0], seasonLength: 1)
    let pass = SmoothingPass([4, 8, 2], parameters)
    // α = ½: 4, 6, 4.
    for (found, level) in zip(pass.logLevels, [4.0, 6, 4]) {
      #expect(abs(found - log(level)) < 1e-14)
    }
    #expect(pass.logSeasons == [0, 0, 0, 0])
  }

  @Test func aPureSeasonLeavesTheLevelFlat() {
    let season = [0.5, 1, 1.5]
    let observed = (0..<12).map { 10 * season[$0 % 3] }
    let parameters = SmoothingParameters(
      values: [0.3, -0.2] + season.map { log($0) }, seasonLength: 3)
    let pass = SmoothingPass(observed, parameters)
    #expect(pass.logLevels.allSatisfy { abs($0 - log(10)) < 1e-12 })
    #expect(abs(pass.logSeasons[14] - log(1.5)) < 1e-12)
  }

  /// Sums of the logarithms with weights that differ everywhere, against central differences.
  @Test(arguments: [1, 5])
  func gradientsAgreeWithDifferences(seasonLength: Int) {
    let start = SmoothingParameters(
      values: seasonLength == 1 ? [0.4] : [0.4, -0.7, 0.1, -0.2, 0.05, 0.3, -0.15],
      seasonLength: seasonLength)
    let levelWeights = Self.observed.indices.map { cos(Double($0)) }
    let seasonWeights = (0..<23 + seasonLength).map {
      seasonLength > 1 ? sin(2 + Double($0)) : 0
    }
    func value(_ parameters: SmoothingParameters) -> Double {
      let pass = SmoothingPass(Self.observed, parameters)
      return zip(pass.logLevels, levelWeights).reduce(0) { $0 + $1.0 * $1.1 }
        + zip(pass.logSeasons, seasonWeights).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let gradients = SmoothingPass(Self.observed, start)
      .gradients(levelGradients: levelWeights, seasonGradients: seasonWeights)
    for index in start.values.indices {
      var (above, below) = (start, start)
      above.values[index] += 1e-5
      below.values[index] -= 1e-5
      let difference = (value(above) - value(below)) / 2e-5
      #expect(abs(gradients[index] - difference) < 1e-7 * max(1, abs(difference)))
    }
  }

  @Test func theSeasonOfAStepToComeIsTheLastOneKnown() {
    let parameters = SmoothingParameters(
      values: [0, 0, 0, 0, 0], seasonLength: 3)
    let pass = SmoothingPass(Array(Self.observed.prefix(9)), parameters)
    // After position 8 the seasons up to 11 are known.
    #expect([9, 11, 12, 14, 15].map { pass.knownSeason(at: $0, after: 8) } == [9, 11, 9, 11, 9])
  }

  @Test func aPartThatBeginsLaterHasItsSeasonTurned() {
    let parameters = SmoothingParameters(values: [0, 0, 1, 2, 3], seasonLength: 3)
    #expect(parameters.shifted(by: 4).values == [0, 0, 2, 3, 1])
    #expect(parameters.shifted(by: -1).values == [0, 0, 3, 1, 2])
  }
}
