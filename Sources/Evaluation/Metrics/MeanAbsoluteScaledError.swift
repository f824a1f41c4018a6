/// Mean absolute scaled error: 1 is as wrong as seasonal naive in sample.
///
///     mase = mean |y − ŷ| / scale,   scale = mean |training[i] − training[i − m]|
///
/// - Source: reference §3; Hyndman & Koehler (2006), Int. J. Forecasting 22(4), 679–688.
public struct MeanAbsoluteScaledError: SampleMetric {
  /// `mase`.
  public let name = "mase"
  /// What tables call it.
  public let title = "MASE"
  /// The definition.
  public let formula = "mean |e| / scale, scale = mean |y[i] − y[i−m]| of the fold's training part"
  /// What the number counts.
  public let unit = MetricUnit.ratio
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.training

  /// The metric.
  public init() {}

  /// `mean |e| / scale` over the points, each with the scale of its own training part.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { (point) throws(MetricError) in
      try abs(point.error) / point.scale.get().absoluteDivisor()
    }
  }
}
