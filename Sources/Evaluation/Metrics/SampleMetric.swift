/// A metric of one sample of points.
public protocol SampleMetric: Metric {
  /// The metric over exactly these points.
  ///
  /// - Parameter points: at least one, every actual present.
  /// - Returns: a finite value with the number of points behind it; never NaN.
  /// - Throws: `MetricError` saying why the metric is undefined for these points.
  func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue
}
