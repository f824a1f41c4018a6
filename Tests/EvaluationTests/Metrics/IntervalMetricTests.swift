import Evaluation
import ForecastCore
import ForecastTestSupport
import Testing

private func point(
  _ actual: Double, _ lower: Double, _ upper: Double, level: ConfidenceLevel = .eighty,
  scale: SeasonalScale? = nil
) -> ScoredPoint {
  ScoredPoint(
    actual: actual, forecast: (lower + upper) / 2,
    scale: scale.map { .success($0) } ?? .failure(.noTraining),
    intervals: [PredictionInterval(level: level, lower: [0, lower], upper: [0, upper])], step: 1)
}

private func gaussian(_ actual: Double, mean: Double, deviation: Double) -> ScoredPoint {
  ScoredPoint(
    actual: actual, forecast: mean,
    distribution: .gaussian(means: [mean], standardDeviations: [deviation]))
}

@Suite struct IntervalMetricTests {
  /// Inside, on the bound, 2 below, 1 above; widths 4, 3, 5, 2.
  private let points = [point(3, 1, 5), point(7, 4, 7), point(-2, 0, 5), point(9, 6, 8)]

  @Test func coverageCountsTheBoundsAsInside() throws {
    #expect(try Coverage(level: .eighty).value(of: points) == MetricValue(0.5, count: 4))
    #expect(Coverage(level: .eighty).better == .target(0.8))
  }

  @Test func widthIsTheMeanDistanceOfTheBounds() throws {
    #expect(try IntervalWidth(level: .eighty).value(of: points).value == 3.5)
  }

  @Test func intervalScoreFinesWhatFallsOutside() throws {
    // α = 0.2: 2/α = 10; (4 + 3 + (5 + 20) + (2 + 10)) / 4.
    expectClose(try IntervalScore(level: .eighty).value(of: points).value, 11)
  }

  @Test func scaledIntervalScoreAtNinetyFiveIsThatOfM4() throws {
    let scale = try SeasonalScale(training: [1, 3, 8], seasonLength: 1)
    // α = 0.05: 2/α = 40; score 4 + 40 · 0.5 = 24 over 3.5.
    let one = [point(5.5, 1, 5, level: .ninetyFive, scale: scale)]
    expectClose(
      try MeanScaledIntervalScore(level: .ninetyFive).value(of: one).value, 24 / 3.5)
  }

  @Test func intervalMetricsNameTheLevelThatIsMissing() {
    let error = #expect(throws: MetricError.self) {
      try Coverage(level: .ninetyFive).value(of: points)
    }
    #expect(error == .noIntervals(.ninetyFive))
    #expect(error?.description == "no intervals at 95 %")
  }

  @Test func pinballReadsQuantilesFromBoundsAndDistributions() throws {
    // q = 0.1 from the lower bounds 1, 4, 0, 6: errors 2, 3, −2, 3.
    expectClose(
      try Pinball(probability: 0.1).value(of: points).value, (0.2 + 0.3 + 1.8 + 0.3) / 4)
    // q = 0.9 from the upper bounds 5, 7, 5, 8: errors −2, 0, −7, 1.
    expectClose(
      try Pinball(probability: 0.9).value(of: points).value, (0.2 + 0 + 0.7 + 0.9) / 4)
    let normal = [gaussian(7, mean: 5, deviation: 2)]
    expectClose(
      try Pinball(probability: 0.975).value(of: normal).value,
      0.025 * (2 * 1.959963984540054 - 2))
    #expect(throws: MetricError.noQuantile(0.3)) {
      try Pinball(probability: 0.3).value(of: points)
    }
  }

  @Test func weightedQuantileLossIsPinballOverTheSizeOfTheActuals() throws {
    // 2 · (2.6 + 1.8) / 2 over 3 + 7 + 2 + 9.
    let metric = WeightedQuantileLoss(probabilities: [0.1, 0.9])
    expectClose(try metric.value(of: points).value, 4.4 / 21)
    #expect(throws: MetricError.zeroActuals) {
      try metric.value(of: [point(0, -1, 1)])
    }
  }

  @Test func rankedProbabilityScoreOfAGaussianIsItsIntegral() throws {
    // Integral of (Φ(x) − 1{x ≥ y})² by Simpson's rule over ±12.
    let (mean, deviation, actual) = (1.5, 2.0, 2.7)
    let normal = { (x: Double) in
      normalCumulative((x - mean) / deviation)
    }
    let expected =
      integral(from: -30, to: actual) { normal($0) * normal($0) }
      + integral(from: actual, to: 30) { (1 - normal($0)) * (1 - normal($0)) }
    let score = try ContinuousRankedProbabilityScore()
      .value(of: [gaussian(actual, mean: mean, deviation: deviation)])
    expectClose(score.value, expected, relative: 1e-8)
  }

  @Test func rankedProbabilityScoreOfStudentTIsItsIntegral() throws {
    for freedom in [2.5, 6.0] {
      let (location, scale, actual) = (-1.0, 1.5, 0.8)
      let cumulative = { (x: Double) in
        studentCumulative((x - location) / scale, freedom)
      }
      let expected =
        integral(from: -4000, to: actual, pieces: 400_000) { cumulative($0) * cumulative($0) }
        + integral(from: actual, to: 4000, pieces: 400_000) {
          (1 - cumulative($0)) * (1 - cumulative($0))
        }
      let point = ScoredPoint(
        actual: actual, forecast: location,
        distribution: .studentT(
          locations: [location], scales: [scale], degreesOfFreedom: freedom))
      let score = try ContinuousRankedProbabilityScore().value(of: [point])
      expectClose(score.value, expected, relative: 1e-5)
    }
  }

  @Test func rankedProbabilityScoreOfHeavyTailsIsRefused() {
    let point = ScoredPoint(
      actual: 1, forecast: 0,
      distribution: .studentT(locations: [0], scales: [1], degreesOfFreedom: 1))
    #expect(throws: MetricError.heavyTails(degreesOfFreedom: 1)) {
      try ContinuousRankedProbabilityScore().value(of: [point])
    }
  }

  @Test func rankedProbabilityScoreOfQuantilesIsTwiceTheirMeanPinball() throws {
    let point = ScoredPoint(
      actual: 4, forecast: 3,
      distribution: .quantiles(probabilities: [0.2, 0.5, 0.7], values: [[2, 3, 6]]))
    // 0.2 · 2, 0.5 · 1, 0.3 · 2.
    expectClose(try ContinuousRankedProbabilityScore().value(of: [point]).value, 1)
    #expect(throws: MetricError.noDistribution) {
      try ContinuousRankedProbabilityScore().value(of: [ScoredPoint(actual: 1, forecast: 2)])
    }
  }

  @Test func aDistributionWithoutWidthScoresItsAbsoluteError() throws {
    let score = try ContinuousRankedProbabilityScore()
      .value(of: [gaussian(7, mean: 4, deviation: 0)])
    #expect(score.value == 3)
  }
}
