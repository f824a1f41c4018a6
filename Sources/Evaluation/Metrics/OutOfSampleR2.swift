/// Out-of-sample R² against the last value: above 0 beats naive, 1 is perfect.
///
///     r2 = 1 − Σ (y − ŷ)² / Σ (y − y[T])²
///
/// - Source: reference §3; Campbell & Thompson (2008), Rev. Financial Studies 21(4), 1509–1531.
public struct OutOfSampleR2: SampleMetric {
  /// `r2`.
  public let name = "r2"
  /// What tables call it.
  public let title = "R²"
  /// The definition.
  public let formula = "1 − Σ e² / Σ (y − y_T)²: against the last value"
  /// What the number counts.
  public let unit = MetricUnit.ratio
  /// Which value is better.
  public let better = MetricPreference.larger
  /// What a forecast must carry.
  public let needs = MetricNeeds.lastValue

  /// The metric.
  public init() {}

  /// `1 − Σ e² / Σ (y − y[T])²` over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.requireActuals()
    guard !points.contains(where: { $0.lastValue.isNaN }) else { throw .noLastValue }
    var own = 0.0
    var naive = 0.0
    for point in points {
      own += point.error * point.error
      naive += (point.actual - point.lastValue) * (point.actual - point.lastValue)
    }
    guard naive > 0 else { throw .noVariation }
    return try .finite(1 - own / naive, count: points.count)
  }
}
