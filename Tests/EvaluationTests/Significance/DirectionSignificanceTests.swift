import ForecastCore
import ForecastTestSupport
import Glibc
import Testing

@testable import Evaluation

/// A model that says `own` of down, flat and up where base rates say a third each, beside naive.
private func data(own: [[Double]], actuals: [Double]) -> ScoringData {
  let plain = SteppedForecast(point: [0], intervals: [], distribution: nil)
  return ScoringData(
    models: ["naive", "teller"], absentModels: [],
    series: [
      ScoringSeries(
        id: "s",
        folds: zip(own, actuals).enumerated().map { origin, fold in
          ScoringFold(
            origin: origin, actuals: [fold.1], lastValue: 0, scale: .failure(.noTraining),
            forecasts: [
              plain,
              SteppedForecast(
                point: [0], intervals: [],
                distribution: .directions(
                  DirectionProbabilities(
                    lower: [-1], upper: [1], probabilities: [fold.0],
                    baseRates: [[1.0 / 3, 1.0 / 3, 1.0 / 3]]))),
            ])
        }, unscoredFolds: 0)
    ], gap: 0, step: 1)
}

@Suite struct DirectionSignificanceTests {
  @Test func logLossesAreTestedAgainstThoseOfBaseRates() throws {
    let own = [0.8, 0.5, 0.7, 0.2, 0.6, 0.75].map { [(1 - $0) / 2, (1 - $0) / 2, $0] }
    let tests = SignificanceTable.directions(data(own: own, actuals: [2, 3, 4, 5, 6, 7]))
    #expect(tests.map(\.model) == ["teller"])
    #expect(tests.map(\.reference) == ["base rates"])
    let expected = try DieboldMariano(
      own.map { -log($0[2]) }, against: own.map { _ in -log(1.0 / 3) }, horizon: 1)
    expectClose(try tests[0].test.get().statistic, expected.statistic, relative: 1e-12)
    #expect(tests[0].isBetter == true)
    #expect(tests[0].adjustedPValue == tests[0].pValue)
  }

  @Test func fourOriginsAreTooFewAndModelsOfNumbersAreLeftOut() {
    let own = [0.8, 0.5, 0.7, 0.2].map { [(1 - $0) / 2, (1 - $0) / 2, $0] }
    let tests = SignificanceTable.directions(data(own: own, actuals: [2, 3, 4, 5]))
    #expect(tests.count == 1)
    #expect(tests[0].obstacle == .overlapping(OriginOverlap(origins: 4, step: 1, distance: 0)))
  }
}
