import ForecastCore
import ForecastTestSupport
import Testing

@testable import Evaluation

@Suite struct LossBandTests {
  @Test func independentLossesHaveTheStudentInterval() throws {
    // Losses 1, 2, 6: mean 3, γ0 = (4 + 1 + 9)/3, t(2) at 97.5 % = 4.302652729696142.
    let band = try #require(LossBand(losses: [1, 2, 6], overlap: 1))
    expectClose(band.mean, 3)
    let reach = 4.302652729696142 * (14.0 / 9).squareRoot()
    expectClose(band.upper, 3 + reach, relative: 1e-9)
    // 3 − 5.37 lies below 0, where no loss is.
    #expect(band.lower == 0)
    #expect(band.count == 3)
  }

  @Test func overlappingErrorsWidenTheBand() throws {
    let losses = [1.0, 1, 1, 5, 5, 5]
    // Deviations ±2: γ0 = 4, γ1 = (4 + 4 − 4 + 4 + 4)/6 = 2, weight 2 · ½.
    let band = try #require(LossBand(losses: losses, overlap: 2))
    let plain = try #require(LossBand(losses: losses, overlap: 1))
    expectClose((band.upper - 3) / (plain.upper - 3), (6.0 / 4).squareRoot(), relative: 1e-12)
  }

  @Test func twoLossesHaveNoBand() {
    #expect(LossBand(losses: [1, 2], overlap: 1) == nil)
    #expect(LossBand(losses: [1, .nan, 2], overlap: 1) == nil)
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
