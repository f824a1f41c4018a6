/// Root mean squared error, in the unit of the series.
///
///     rmse = √ mean (y − ŷ)²
///
/// - Source: reference §3.
public struct RootMeanSquaredError: SampleMetric {
  /// `rmse`.
  public let name = "rmse"
  /// What tables call it.
  public let title = "RMSE"
  /// The definition.
  public let formula = "√ mean e²"
  /// What the number counts.
  public let unit = MetricUnit.series
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.point

  /// The metric.
  public init() {}

  /// `√ mean e²` over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    let mean = try points.mean { $0.error * $0.error }
    return MetricValue(mean.value.squareRoot(), count: mean.count)
  }
}
