/// Mean error: positive where forecasts are too low.
///
///     me = mean (y − ŷ)
///
/// - Source: reference §3. Some packages print the opposite sign as "bias".
public struct MeanError: SampleMetric {
  /// `me`.
  public let name = "me"
  /// What tables call it.
  public let title = "ME"
  /// The definition.
  public let formula = "mean e"
  /// What the number counts.
  public let unit = MetricUnit.series
  /// Which value is better.
  public let better = MetricPreference.target(0)
  /// What a forecast must carry.
  public let needs = MetricNeeds.point

  /// The metric.
  public init() {}

  /// `mean e` over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { $0.error }
  }
}
