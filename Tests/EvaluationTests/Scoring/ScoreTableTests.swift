import ForecastCore
import ForecastTestSupport
import Models
import Testing

@testable import Evaluation

private func fold(
  _ origin: Int, actuals: [Double], last: Double = 0, scale: Double = 1,
  _ forecasts: [[Double]]
) -> ScoringFold {
  ScoringFold(
    origin: origin, actuals: actuals, lastValue: last,
    scale: Result { () throws(MetricError) in
      try SeasonalScale(training: [0, scale], seasonLength: 1)
    },
    forecasts: forecasts.map {
      SteppedForecast(point: $0, intervals: [], distribution: nil)
    })
}

private func data(_ series: [ScoringSeries], models: [String] = ["naive", "own"]) -> ScoringData {
  ScoringData(models: models, absentModels: [], series: series, gap: 0, step: 1)
}

/// Two series of different size and fold count, horizon 2, models `naive` and `own`.
private let panel = data([
  ScoringSeries(
    id: "a",
    folds: [
      fold(0, actuals: [10, 20], scale: 2, [[8, 8], [9, 24]]),
      fold(1, actuals: [12, 16], scale: 4, [[10, 10], [12, 17]]),
    ], unscoredFolds: 1),
  ScoringSeries(
    id: "b", folds: [fold(1, actuals: [100, 200], scale: 50, [[90, 90], [95, 210]])],
    unscoredFolds: 0),
])

@Suite struct ScoreTableTests {
  private func value(
    _ table: ScoreTable, _ model: String, _ group: ScoreGroup, _ horizon: ScoreHorizon,
    _ metric: String
  ) throws -> MetricValue {
    try #require(table.score(of: model, in: group, at: horizon, by: metric)).get()
  }

  @Test func everyStepIsScoredByItselfAndTheMeanIsARowOfItsOwn() throws {
    let table = ScoreTable(panel, metrics: [MeanAbsoluteError()])
    #expect(table.horizons == [.step(1), .step(2), .mean])
    #expect(try value(table, "own", .series("a"), .step(1), "mae") == MetricValue(0.5, count: 2))
    #expect(try value(table, "own", .series("a"), .step(2), "mae") == MetricValue(2.5, count: 2))
    #expect(try value(table, "own", .series("a"), .mean, "mae") == MetricValue(1.5, count: 4))
  }

  @Test func panelsAreSummedUpBothWays() throws {
    let table = ScoreTable(panel, metrics: [MeanAbsoluteError(), RootMeanSquaredError()])
    #expect(table.groups == [.meanOfSeries, .pooled, .series("a"), .series("b")])
    #expect(table.headline == .meanOfSeries)
    // Step 1: a has errors 1, 0, b has 5.
    #expect(try value(table, "own", .pooled, .step(1), "mae") == MetricValue(2, count: 3))
    #expect(
      try value(table, "own", .meanOfSeries, .step(1), "mae") == MetricValue(2.75, count: 3))
    expectClose(
      try value(table, "own", .pooled, .step(1), "rmse").value, (26.0 / 3).squareRoot())
    expectClose(
      try value(table, "own", .meanOfSeries, .step(1), "rmse").value, (0.5.squareRoot() + 5) / 2)
  }

  @Test func scaledErrorsUseEachFoldsScale() throws {
    let table = ScoreTable(panel, metrics: [MeanAbsoluteScaledError()])
    // Step 2 of a: 4/2 and 1/4.
    #expect(try value(table, "own", .series("a"), .step(2), "mase").value == 1.125)
  }

  @Test func skillIsOneMinusTheRatioToTheBaseline() throws {
    let table = ScoreTable(panel, metrics: [MeanAbsoluteError(), MeanError()])
    let a = try #require(table.groups.firstIndex(of: .series("a")))
    // Naive errors of a at step 1: 2, 2.
    #expect(try table.skill(model: 1, group: a, horizon: .step(1), metric: 0).get() == 0.75)
    #expect(try table.skill(model: 0, group: a, horizon: .mean, metric: 0).get() == 0)
    #expect(table.skill(model: 1, group: a, horizon: .mean, metric: 1) == .failure(.noSkill))
    let other = ScoreTable(panel, metrics: [MeanAbsoluteError()], baseline: "drift")
    #expect(
      other.skill(model: 1, group: a, horizon: .mean, metric: 0) == .failure(.noReference("drift")))
  }

  @Test func overallWeightedAverageIsOfAveragesOverSeriesNotOfRatios() throws {
    let table = ScoreTable(panel, metrics: [OverallWeightedAverage(reference: "naive")])
    let parts = ScoreTable(panel, metrics: [SymmetricMAPE(), MeanAbsoluteScaledError()])
    let ratio = { (metric: String) in
      try value(parts, "own", .meanOfSeries, .mean, metric).value
        / value(parts, "naive", .meanOfSeries, .mean, metric).value
    }
    expectClose(
      try value(table, "own", .meanOfSeries, .mean, "owa").value,
      try (ratio("smape") + ratio("mase")) / 2)
    #expect(try value(table, "naive", .meanOfSeries, .mean, "owa").value == 1)
    let without = ScoreTable(panel, metrics: [OverallWeightedAverage()])
    #expect(
      without.score(of: "own", at: .mean, by: "owa") == .failure(.noReference("naive2")))
  }

  @Test func missingActualsAreLeftOutAndCounted() throws {
    let gaps = data([
      ScoringSeries(
        id: "a",
        folds: [
          fold(0, actuals: [.nan, 5], [[1, 1], [2, 2]]),
          fold(1, actuals: [4, .nan], [[1, 1], [2, 2]]),
          fold(2, actuals: [7, .nan], [[1, 1], [2, 2]]),
        ], unscoredFolds: 0)
    ])
    let table = ScoreTable(gaps, metrics: [MeanAbsoluteError()])
    #expect(
      try value(table, "own", .series("a"), .step(1), "mae")
        == MetricValue(3.5, count: 2, skipped: 1))
    #expect(
      try value(table, "own", .series("a"), .mean, "mae")
        == MetricValue(3.25, count: 3, skipped: 3))
  }

  @Test func aStepWithoutAnyActualIsUndefinedAndSoIsTheMean() {
    let gaps = data([
      ScoringSeries(
        id: "a", folds: [fold(0, actuals: [4, .nan], [[1, 1], [2, 2]])], unscoredFolds: 0)
    ])
    let table = ScoreTable(gaps, metrics: [MeanAbsoluteError()])
    let undefined = ScoreTable.Cell.failure(.missingActual(count: 1, of: 1))
    #expect(table.score(of: "own", at: .step(2), by: "mae") == undefined)
    #expect(table.score(of: "own", at: .mean, by: "mae") == undefined)
  }

  @Test func theMeanOfSeriesCountsTheSeriesItLeavesOut() throws {
    let flat = data([
      ScoringSeries(
        id: "a", folds: [fold(0, actuals: [3], scale: 0, [[1], [2]])], unscoredFolds: 0),
      ScoringSeries(
        id: "b", folds: [fold(0, actuals: [3], scale: 2, [[1], [2]])], unscoredFolds: 0),
    ])
    let table = ScoreTable(flat, metrics: [MeanAbsoluteScaledError()])
    #expect(
      try value(table, "own", .meanOfSeries, .mean, "mase")
        == MetricValue(0.5, count: 1, skipped: 1))
    #expect(
      table.score(of: "own", in: .pooled, at: .mean, by: "mase")
        == .failure(.zeroScale(seasonLength: 1)))
  }

  @Test func noWidthIsTheBest() {
    let bounds = PredictionInterval(level: .eighty, lower: [1], upper: [4])
    let fold = ScoringFold(
      origin: 0, actuals: [3], lastValue: 2, scale: .failure(.noTraining),
      forecasts: [SteppedForecast(point: [2], intervals: [bounds], distribution: nil)])
    let table = ScoreTable(
      data([ScoringSeries(id: "a", folds: [fold], unscoredFolds: 0)], models: ["own"]),
      metrics: [IntervalWidth(level: .eighty), IntervalScore(level: .eighty)])
    #expect(table.score(of: "own", at: .mean, by: "width-80") == .success(MetricValue(3, count: 1)))
    #expect(table.best(group: 0, horizon: .mean, metric: 0).isEmpty)
    #expect(table.best(group: 0, horizon: .mean, metric: 1) == [0])
  }

  @Test func theBestModelsShareATie() throws {
    let table = ScoreTable(
      data([
        ScoringSeries(
          id: "a", folds: [fold(0, actuals: [5, 5], [[4, 1], [6, 3]])], unscoredFolds: 0)
      ]), metrics: [MeanAbsoluteError(), MeanError()])
    #expect(table.best(group: 0, horizon: .step(1), metric: 0) == [0, 1])
    #expect(table.best(group: 0, horizon: .step(2), metric: 0) == [1])
    // Mean errors at step 2 are 4 and 2: nearer to 0 is better.
    #expect(table.best(group: 0, horizon: .step(2), metric: 1) == [1])
  }

  @Test func summariesAloneAreKeptWhenAskedTo() throws {
    let table = ScoreTable(panel, metrics: [MeanAbsoluteError()], keepsSeries: false)
    #expect(table.groups == [.meanOfSeries, .pooled])
    #expect(try value(table, "own", .meanOfSeries, .step(1), "mae").value == 2.75)
    #expect(table.score(of: "own", in: .series("a"), at: .mean, by: "mae") == nil)
  }
}

@Suite struct ScoringDataTests {
  @Test func foldsThatOneModelMissedAreScoredForNone() async throws {
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 3))
      .evaluate(
        [CountingModel(failsAtTraining: 6), Naive(), CountingModel(name: "ok")],
        on: indexedPanel([1, 2, 4, 8, 16, 32, 64, 128], seasonLength: 2))
    let scored = ScoringData(result)
    #expect(scored.models == ["counting", "naive", "ok"])
    #expect(scored.scoredFolds == 2)
    #expect(scored.unscoredFolds == 1)
    let folds = scored.series[0].folds
    #expect(folds.map(\.origin) == [0, 2])
    #expect(folds.map(\.lastValue) == [16, 64])
    #expect(folds.map(\.actuals) == [[32], [128]])
    // Season 2 of 1, 2, 4, 8, 16: 3, 6, 12.
    #expect(try folds[0].scale.get().absolute == 7)
    #expect(
      try ScoringData(result, seasonLength: 1).series[0].folds[0].scale.get().absolute == 3.75)
  }

  @Test func modelsWithoutAnyForecastAreNamedAndTakeNoPart() async throws {
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 1))
      .evaluate([CountingModel(failsAtTraining: 7), Naive()], on: indexedPanel(counting(8)))
    let scored = ScoringData(result)
    #expect(scored.models == ["naive"])
    #expect(scored.absentModels == ["counting"])
    #expect(scored.scoredFolds == 1)
  }
}
