/// Mean absolute error, in the unit of the series.
///
///     mae = mean |y − ŷ|
///
/// - Source: reference §3.
public struct MeanAbsoluteError: SampleMetric {
  /// `mae`.
  public let name = "mae"
  /// What tables call it.
  public let title = "MAE"
  /// The definition.
  public let formula = "mean |e|"
  /// What the number counts.
  public let unit = MetricUnit.series
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.point

  /// The metric.
  public init() {}

  /// `mean |e|` over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { abs($0.error) }
  }
}
