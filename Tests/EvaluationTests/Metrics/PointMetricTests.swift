import Evaluation
import ForecastCore
import ForecastTestSupport
import Testing

/// Actuals 10, 12, 9, 20 forecast as 11, 9, 9, 15: errors −1, 3, 0, 5; the last value was 10.
private let points = zip([10.0, 12, 9, 20], [11.0, 9, 9, 15]).map {
  ScoredPoint(actual: $0, forecast: $1, lastValue: 10)
}

private func error(_ metric: any SampleMetric, _ points: [ScoredPoint]) -> MetricError? {
  do { _ = try metric.value(of: points) } catch { return error }
  return nil
}

@Suite struct PointMetricTests {
  @Test func averagesOfErrors() throws {
    #expect(try MeanError().value(of: points) == MetricValue(7.0 / 4, count: 4))
    #expect(try MeanAbsoluteError().value(of: points) == MetricValue(9.0 / 4, count: 4))
    #expect(
      try RootMeanSquaredError().value(of: points)
        == MetricValue((35.0 / 4).squareRoot(), count: 4))
    #expect(try MedianAbsoluteError().value(of: points) == MetricValue(2, count: 4))
    #expect(
      try MedianAbsoluteError().value(of: Array(points.dropLast())) == MetricValue(1, count: 3))
  }

  @Test func percentageErrors() throws {
    // 1/10, 3/12, 0, 5/20.
    expectClose(try MeanAbsolutePercentageError().value(of: points).value, 15)
    // 200 · (1/21 + 3/21 + 0 + 5/35) / 4.
    expectClose(try SymmetricMAPE().value(of: points).value, 50.0 / 3)
  }

  @Test func symmetricErrorOfTwoZerosIsZeroAndOfOneIsTwoHundred() throws {
    let zeros = [
      ScoredPoint(actual: 0, forecast: 0), ScoredPoint(actual: 0, forecast: -3),
    ]
    #expect(try SymmetricMAPE().value(of: zeros).value == 100)
  }

  @Test func percentageErrorIsUndefinedAtZeroWithTheCount() {
    let withZeros =
      points + [
        ScoredPoint(actual: 0, forecast: 1), ScoredPoint(actual: 0, forecast: 0),
      ]
    let found = error(MeanAbsolutePercentageError(), withZeros)
    #expect(found == .zeroActual(count: 2, of: 6))
    #expect(found?.description == "2 of 6 actuals are 0")
  }

  @Test func directionsLeaveTiesOutAndCountThem() throws {
    // Against 10: actual −, +, tie, +, +; forecast +, −, −, +, tie.
    let pairs: [(Double, Double)] = [(9, 11), (12, 9), (10, 9), (20, 15), (13, 10)]
    let moves = pairs.map { ScoredPoint(actual: $0, forecast: $1, lastValue: 10) }
    let value = try DirectionalAccuracy().value(of: moves)
    #expect(value.value == 1.0 / 3)
    #expect(value.count == 3)
    #expect(value.skipped == 2)
    let flat = [ScoredPoint(actual: 11, forecast: 10, lastValue: 10)]
    #expect(error(DirectionalAccuracy(), flat) == .noDirections(ties: 1))
    #expect(error(DirectionalAccuracy(), [ScoredPoint(actual: 1, forecast: 2)]) == .noLastValue)
  }

  @Test func outOfSampleR2IsAgainstTheLastValue() throws {
    // Σe² = 35; Σ(y − 10)² = 0 + 4 + 1 + 100.
    expectClose(try OutOfSampleR2().value(of: points).value, 1 - 35.0 / 105)
    let flat = [ScoredPoint(actual: 10, forecast: 9, lastValue: 10)]
    #expect(error(OutOfSampleR2(), flat) == .noVariation)
  }

  @Test func scaledErrorsUseTheScaleOfEachPointsOwnTrainingPart() throws {
    // Season 2 over 1, 5, 4, 9, 4: differences 3, 4, 0 → absolute 7/3, squared 25/3.
    let first = try SeasonalScale(training: [1, 5, 4, 9, 4], seasonLength: 2)
    expectClose(first.absolute, 7.0 / 3)
    expectClose(first.squared, 25.0 / 3)
    let second = try SeasonalScale(training: [2, 4, 3], seasonLength: 1)
    let scaled = [
      ScoredPoint(actual: 10, forecast: 17, scale: .success(first)),
      ScoredPoint(actual: 10, forecast: 7, scale: .success(second)),
    ]
    // 7 / (7/3) = 3 and 3 / 1.5 = 2; 49 / (25/3) = 5.88 and 9 / 2.5 = 3.6.
    expectClose(try MeanAbsoluteScaledError().value(of: scaled).value, 2.5)
    expectClose(
      try RootMeanSquaredScaledError().value(of: scaled).value, (9.48 / 2).squareRoot())
  }

  @Test func scalesSkipPairsWithAMissingObservation() throws {
    let scale = try SeasonalScale(training: [1, 3, .nan, 8, 7], seasonLength: 1)
    #expect(scale.absolute == 1.5)
  }

  @Test func scaledErrorsSayWhyTheyAreUndefined() throws {
    let flat = try SeasonalScale(training: [4, 4, 4], seasonLength: 1)
    let scaled = [ScoredPoint(actual: 1, forecast: 2, scale: .success(flat))]
    #expect(error(MeanAbsoluteScaledError(), scaled) == .zeroScale(seasonLength: 1))
    #expect(error(RootMeanSquaredScaledError(), scaled) == .zeroScale(seasonLength: 1))
    #expect(
      MetricError.zeroScale(seasonLength: 1).description
        == "the training part repeats itself with season 1, so the scale is 0")
    let short = #expect(throws: MetricError.self) {
      try SeasonalScale(training: [4, 5], seasonLength: 4)
    }
    #expect(short == .shortTraining(needed: 5, found: 2))
    #expect(short?.description == "the scale needs 5 training observations, found 2")
    #expect(error(MeanAbsoluteScaledError(), points) == .noTraining)
  }

  @Test func missingActualsAndNoPointsAreRefusedByEveryMetric() {
    let missing = [ScoredPoint(actual: .nan, forecast: 1, lastValue: 1)]
    for metric in MetricCatalog.metrics(levels: [.eighty]).compactMap({ $0 as? any SampleMetric }) {
      #expect(error(metric, []) == .noPoints, "\(metric.name)")
      #expect(error(metric, missing) == .missingActual(count: 1, of: 1), "\(metric.name)")
    }
    #expect(MetricError.missingActual(count: 1, of: 3).description == "1 of 3 actuals are missing")
  }

  @Test func overflowIsAnErrorNotInfinity() {
    let huge = [ScoredPoint(actual: 1e200, forecast: -1e200)]
    #expect(error(RootMeanSquaredError(), huge) == .overflow)
  }

  @Test func overallWeightedAverageIsARatioOfAverages() throws {
    let owa = OverallWeightedAverage()
    expectClose(try owa.value(own: [9, 1.5], reference: [12, 2]), 0.75)
    expectClose(try owa.value(own: [9, 3], reference: [12, 2]), 1.125)
    #expect(throws: MetricError.zeroReference("naive2")) {
      try owa.value(own: [9, 3], reference: [12, 0])
    }
  }
}
