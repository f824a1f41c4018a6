import ForecastCore
import ForecastTestSupport
import Testing

@testable import Evaluation

/// Folds whose forecasts of 0 by `naive` and 1 by `own` meet these actuals, `[origin][step]`.
private func series(_ id: String, origins: [Int], _ actuals: [[Double]]) -> ScoringSeries {
  ScoringSeries(
    id: id,
    folds: zip(origins, actuals).map { origin, actuals in
      ScoringFold(
        origin: origin, actuals: actuals, lastValue: 0,
        scale: Result { () throws(MetricError) in
          try SeasonalScale(training: [0, id == "a" ? 2 : 10], seasonLength: 1)
        },
        forecasts: [0.0, 1].map { value in
          SteppedForecast(
            point: actuals.map { _ in value }, intervals: [], distribution: nil)
        })
    }, unscoredFolds: 0)
}

private func data(_ series: [ScoringSeries], gap: Int = 0, step: Int = 1) -> ScoringData {
  ScoringData(models: ["naive", "own"], absentModels: [], series: series, gap: gap, step: step)
}

@Suite struct SignificanceTableTests {
  private let first: [[Double]] = [
    [3, 1], [0, 2], [0.25, 0], [2, 5], [4, 0.5], [1, 0], [0.5, 3], [2, 2], [0, 0], [6, 0.25],
    [1, 1.5], [0.75, 4], [2, 0], [0, 3], [5, 1], [0.5, 0.5], [3, 2], [1, 7], [0.25, 1], [2, 0],
    [4, 3],
  ]

  @Test func everyHorizonIsTestedWithItsOwnReach() throws {
    let table = SignificanceTable(data([series("a", origins: Array(0..<21), first)]))
    #expect(table.comparisons.map(\.model) == ["own", "own"])
    for horizon in 1...2 {
      let expected = try DieboldMariano(
        first.map { abs($0[horizon - 1] - 1) }, against: first.map { abs($0[horizon - 1]) },
        horizon: horizon)
      #expect(try table.comparison(of: "own", at: horizon)?.test.get() == expected)
    }
    let pValues = try table.comparisons.map { try $0.test.get().cautiousPValue }
    #expect(table.comparisons.map(\.adjustedPValue) == DieboldMariano.holm(pValues))
  }

  @Test func originsFurtherApartOverlapLessAndAGapMore() throws {
    let one = series("a", origins: Array(0..<21), first)
    let losses = (first.map { abs($0[1] - 1) }, first.map { abs($0[1]) })
    let test = { (data: ScoringData) in
      try SignificanceTable(data).comparison(of: "own", at: 2)?.test.get()
    }
    #expect(
      try test(data([one], step: 2))
        == DieboldMariano(losses.0, against: losses.1, horizon: 1))
    #expect(
      try test(data([one], gap: 2, step: 1))
        == DieboldMariano(losses.0, against: losses.1, horizon: 4))
  }

  @Test func seriesCutAtOneOriginAreAveraged() throws {
    let second: [[Double]] = [[10], [-4], [0.5], [4], [-6]]
    let table = SignificanceTable(
      data([
        series("a", origins: [0, 1, 2], [[3], [0], [0.25]]),
        series("b", origins: [1, 2, 3, 4, 5], second),
      ]), loss: .scaled)
    let test = try #require(table.comparison(of: "own", at: 1)).test.get()
    #expect(test.count == 6)
    // Origin 0: a 2/2 − 3/2. Origin 1: a 1/2 − 0, b 9/10 − 10/10. Origin 2: a (0.75 − 0.25)/2,
    // b 5/10 − 4/10. Origin 3: b 0.5/10 − 0.5/10. Origin 4: b 3/10 − 4/10. Origin 5: b 7/10 − 6/10.
    expectClose(
      test.meanDifference, (-0.5 + (0.5 - 0.1) / 2 + (0.25 + 0.1) / 2 + 0 - 0.1 + 0.1) / 6)
  }

  @Test func theLossFollowsTheMetric() {
    #expect(SignificanceTable.Loss(metric: "rmse") == .squared)
    #expect(SignificanceTable.Loss(metric: "mase") == .scaled)
    #expect(SignificanceTable.Loss(metric: "smape") == .absolute)
  }

  @Test func withoutTheBaselineThereIsNothingToTest() {
    let one = data([series("a", origins: Array(0..<21), first)])
    #expect(SignificanceTable(one, against: "drift").comparisons.isEmpty)
  }
}
