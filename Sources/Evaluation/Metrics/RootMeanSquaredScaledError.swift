/// Root mean squared scaled error: 1 is as wrong as seasonal naive in sample.
///
///     rmsse = √ mean ((y − ŷ)² / scale),   scale = mean (training[i] − training[i − m])²
///
/// - Source: reference §3; Makridakis, Spiliotis & Assimakopoulos (2022), IJF 38(4), 1325–1336.
public struct RootMeanSquaredScaledError: SampleMetric {
  /// `rmsse`.
  public let name = "rmsse"
  /// What tables call it.
  public let title = "RMSSE"
  /// The definition.
  public let formula =
    "√ mean (e² / scale), scale = mean (y[i] − y[i−m])² of the fold's training part"
  /// What the number counts.
  public let unit = MetricUnit.ratio
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.training

  /// The metric.
  public init() {}

  /// `√ mean (e² / scale)` over the points, each with the scale of its own training part.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    let mean = try points.mean { (point) throws(MetricError) in
      try point.error * point.error / point.scale.get().squaredDivisor()
    }
    return MetricValue(mean.value.squareRoot(), count: mean.count)
  }
}
