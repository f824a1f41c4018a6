import Evaluation
import ForecastCore
import ForecastTestSupport
import Glibc
import Testing

/// Numbers worked by hand: the band is 9 to 11.
@Suite struct DirectionMetricTests {
  private func point(
    _ actual: Double, _ probabilities: [Double], base: [Double] = [0.2, 0.5, 0.3]
  ) -> ScoredPoint {
    ScoredPoint(
      actual: actual, forecast: 10,
      distribution: .directions(
        DirectionProbabilities(
          lower: [0, 9], upper: [1, 11], probabilities: [[1, 0, 0], probabilities],
          baseRates: [[1, 0, 0], base])), step: 1)
  }

  /// Down, foreseen; up, foreseen; up, taken for flat; flat, taken for down.
  private var points: [ScoredPoint] {
    [
      point(5, [0.5, 0.25, 0.25]), point(12, [0.125, 0.25, 0.625]),
      point(13, [0.25, 0.5, 0.25]), point(11, [0.5, 0.25, 0.25]),
    ]
  }

  @Test func accuracyIsTheShareOfLikeliestThatCameTrue() throws {
    #expect(try ClassAccuracy().value(of: points) == MetricValue(0.5, count: 4))
    // Base rates always say flat.
    #expect(
      try ClassAccuracy(of: .baseRates).value(of: points) == MetricValue(0.25, count: 4))
  }

  @Test func balancedAccuracyIsTheMeanShareOfEachDirection() throws {
    // Down 1 of 1, flat 0 of 1, up 1 of 2.
    #expect(try BalancedAccuracy().value(of: points) == MetricValue(0.5, count: 4))
    // Without the flat one: down 1 of 1, up 1 of 2.
    let three = Array(points.prefix(3))
    #expect(try BalancedAccuracy().value(of: three) == MetricValue(0.75, count: 3))
  }

  @Test func logLossIsTheMeanSurprise() throws {
    let expected = -(log(0.5) + log(0.625) + log(0.25) + log(0.25)) / 4
    expectClose(try LogLoss().value(of: points).value, expected, relative: 1e-14)
    let base = -(log(0.2) + log(0.3) + log(0.3) + log(0.5)) / 4
    expectClose(try LogLoss(of: .baseRates).value(of: points).value, base, relative: 1e-14)
    let certain = [point(5, [0, 0, 1])]
    expectClose(try LogLoss().value(of: certain).value, -log(1e-15), relative: 1e-14)
  }

  @Test func ofEqualProbabilitiesTheFirstIsTaken() throws {
    let third = 1.0 / 3
    #expect(
      try ClassAccuracy().value(of: [point(5, [third, third, third])]).value == 1)
    #expect(
      try ClassAccuracy().value(of: [point(10, [third, third, third])]).value == 0)
  }

  @Test func forecastsWithoutDirectionsHaveNoScore() {
    let plain = [ScoredPoint(actual: 1, forecast: 2)]
    for metric in MetricCatalog.directionMetrics.compactMap({ $0 as? any SampleMetric }) {
      #expect(throws: MetricError.noDirectionProbabilities) { try metric.value(of: plain) }
    }
  }

  @Test func namesReadBack() throws {
    #expect(
      MetricCatalog.directionMetrics.map(\.name) == [
        "class-accuracy", "class-accuracy-base", "balanced-accuracy", "log-loss",
        "log-loss-base",
      ])
    for metric in MetricCatalog.directionMetrics {
      #expect(try MetricCatalog.metric(named: metric.name).name == metric.name)
    }
  }
}
