internal import NumericalMethods

/// Median absolute error, in the unit of the series.
///
///     median-ae = median |y − ŷ|
///
/// - Complexity: O(n log n).
/// - Source: reference §3.
public struct MedianAbsoluteError: SampleMetric {
  /// `median-ae`.
  public let name = "median-ae"
  /// What tables call it.
  public let title = "median AE"
  /// The definition.
  public let formula = "median |e|"
  /// What the number counts.
  public let unit = MetricUnit.series
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.point

  /// The metric.
  public init() {}

  /// `median |e|` over the points; the mean of the middle two where their number is even.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.requireActuals()
    let median = SampleQuantile.median(points.map { abs($0.error) })
    return try .finite(median, count: points.count)
  }
}
