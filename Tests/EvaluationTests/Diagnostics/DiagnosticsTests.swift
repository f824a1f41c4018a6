import ForecastCore
import ForecastTestSupport
import Foundation
import NumericalMethods
import Testing

@testable import Evaluation

@Suite struct LossBandTests {
  @Test func independentLossesHaveTheStudentIntervalOfTheirLogarithm() throws {
    // Losses 1, 2, 6, 4, 2: mean 3, squares 16, s² = 16/5/4, t(4) at 97.5 % = 2.776445105198.
    let band = try #require(LossBand(losses: [1, 2, 6, 4, 2], overlap: 1))
    expectClose(band.mean, 3)
    let factor = exp(2.776445105198 * 0.8.squareRoot() / 3)
    expectClose([band.lower, band.upper], [3 / factor, 3 * factor], relative: 1e-9)
    #expect(band.count == 5)
  }

  @Test func overlappingErrorsWidenTheBand() throws {
    let losses = [1.0, 1, 1, 5, 5, 5, 1, 1, 5, 5]
    // Deviations ±2: γ0 = 4, γ1 = 4 (6 − 3)/10 = 1.2, so V = 6.4 and 5.2 by Bartlett; n = 10 and H = 2
    // correct by (10 + 1 − 4 + 2/10)/10, and t has 10/2 − 1 degrees of freedom.
    let band = try #require(LossBand(losses: losses, overlap: 2))
    let factor = exp(2.776445105198 * (6.4 / 10 / 0.72).squareRoot() / 3)
    expectClose(band.upper, 3 * factor, relative: 1e-9)
  }

  @Test func fewLossesOrNoneLostHaveNoBand() {
    #expect(LossBand(losses: [1, 2, 3, 4], overlap: 1) == nil)
    #expect(LossBand(losses: [1, 2, 3, 4, 5, 6, 7, 8, 9], overlap: 2) == nil)
    #expect(LossBand(losses: [1, .nan, 2, 3, 4], overlap: 1) == nil)
    #expect(LossBand(losses: [0, 0, 0, 0, 0], overlap: 1) == nil)
  }

  /// Absolute sums of 12 shocks at 60 origins: their mean is √(24/π).
  @Test func theBandHoldsTheTrueMeanAsOftenAsItSays() throws {
    var random = SeededRandom(seed: 5)
    let truth = (24 / Double.pi).squareRoot()
    let held = (0..<1_000).count { _ in
      let shocks = (0..<71).map { _ in random.normal() }
      let losses = (0..<60).map { abs(shocks[$0..<$0 + 12].reduce(0, +)) }
      return LossBand(losses: losses, overlap: 12).map { $0.lower <= truth && truth <= $0.upper }
        ?? false
    }
    #expect(held > 920 && held < 970, "held \(held) of 1,000")
  }
}

@Suite struct AutocorrelationTests {
  @Test func valuesAreThoseWorkedByHand() throws {
    // Deviations from 2: −2 −1 0 1 2 −2 0 2, squares 18; lag 1: 2 + 0 + 0 + 2 − 4 + 0 + 0 = 0.
    let repeats = try #require(Autocorrelation([0, 1, 2, 3, 4, 0, 2, 4]))
    // Lag 2: 0 − 1 + 0 − 2 + 0 − 4 = −7.
    expectClose(repeats.values, [0, -7.0 / 18], absolute: 1e-15)
    expectClose(repeats.bound, 1.96 / 8.0.squareRoot())
    #expect(!repeats.isAlike)
  }

  @Test func fewOrEqualErrorsHaveNone() {
    #expect(Autocorrelation([1, 2, 3, 4, 5, 6, 7]) == nil)
    #expect(Autocorrelation(Array(repeating: 3, count: 20)) == nil)
  }
}

@Suite struct ErrorHistogramTests {
  @Test func everyErrorIsInOneBinAndZeroIsAnEdge() throws {
    let errors = [-3.0, -1, -0.5, 0, 0.25, 0.5, 1, 2.75, 4]
    let histogram = try #require(ErrorHistogram(errors))
    #expect(histogram.bins.reduce(0) { $0 + $1.count } == 9)
    #expect(histogram.bins.contains { $0.from == 0 })
    for bin in histogram.bins.dropLast() {
      #expect(bin.count == errors.count { $0 >= bin.from && $0 < bin.to })
    }
    expectClose(histogram.mean, 4.0 / 9)
    #expect(histogram.median == 0.25)
  }

  @Test func hugeAndCloseErrorsDoNotTrap() throws {
    let far = try #require(ErrorHistogram([1e18, 1e18 + 1024, 1e18 + 2048, 1e18 + 4096, 1e18]))
    #expect(far.bins.reduce(0) { $0 + $1.count } == 5)
    #expect(ErrorHistogram([-1e308, 1e308, 0, 1, 2]) == nil)
    let spiked = try #require(ErrorHistogram([0, 0, 0, 0, 0, 0, 1e9]))
    #expect(spiked.bins.count <= 40)
  }
}

@Suite struct ErrorsOverTimeTests {
  @Test func stretchesHoldMeansOfTheirOrigins() async throws {
    let panel = try indexedPanel([1, 2, 4, 8, 16, 32, 64, 128])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 5))
      .evaluate([CountingModel()], on: panel)
    let data = ScoringData(result)
    let all = ErrorsOverTime(result, data: data)
    // Trained on 3, 4 … 7 values, it says just that.
    #expect(all.stretches.map { $0.values[0] } == [5, 12, 27, 58, 121])
    #expect(all.stretches.map(\.from.rawValue) == [3, 4, 5, 6, 7])
    let few = ErrorsOverTime(result, data: data, most: 2)
    #expect(few.stretches.map { $0.values[0] } == [44.0 / 3, 89.5])
    #expect(few.stretches.map(\.origins) == [3, 2])
    #expect(few.stretches[0].to.rawValue == 5)
  }
}

@Suite struct TellingFoldsTests {
  @Test func latestUsualBestAndWorstAreChosenOnce() async throws {
    // Errors of the counting model, trained on 3 … 7: 1, 0, 5, 2, 3.
    let panel = try indexedPanel([9, 9, 9, 4, 4, 10, 8, 10])
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 5))
      .evaluate([CountingModel()], on: panel)
    let choices = TellingFolds(result, model: 0).choices
    #expect(choices.map(\.reason) == [.latest, .usual, .best, .worst])
    #expect(choices.map(\.fold) == [4, 3, 1, 2])
    #expect(choices.map(\.error) == [3, 2, 0, 5])
  }

  @Test func oneFoldIsChosenOnce() async throws {
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 1))
      .evaluate([CountingModel()], on: indexedPanel([1, 2, 4]))
    #expect(TellingFolds(result, model: 0).choices.map(\.reason) == [.latest])
  }
}
