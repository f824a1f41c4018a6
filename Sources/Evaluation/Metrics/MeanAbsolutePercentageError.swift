/// Mean absolute percentage error.
///
///     mape = 100 · mean |(y − ŷ) / y|
///
/// - Source: reference §3.
public struct MeanAbsolutePercentageError: SampleMetric {
  /// `mape`.
  public let name = "mape"
  /// What tables call it.
  public let title = "MAPE"
  /// The definition.
  public let formula = "100 · mean |e / y|; undefined where y = 0"
  /// What the number counts.
  public let unit = MetricUnit.percent
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.point

  /// The metric.
  public init() {}

  /// `100 · mean |e / y|`; undefined as soon as one actual is 0.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    let zeros = points.count { $0.actual == 0 }
    guard zeros == 0 else { throw .zeroActual(count: zeros, of: points.count) }
    return try points.mean { 100 * abs($0.error / $0.actual) }
  }
}
