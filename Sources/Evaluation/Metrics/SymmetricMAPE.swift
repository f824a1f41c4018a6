/// Symmetric mean absolute percentage error as in the M4 competition: 0 to 200.
///
///     smape = mean 200 |y − ŷ| / (|y| + |ŷ|),   a term with both zero counts 0
///
/// - Source: reference §3; Makridakis, Spiliotis & Assimakopoulos (2020), IJF 36(1), 54–74.
public struct SymmetricMAPE: SampleMetric {
  /// `smape`.
  public let name = "smape"
  /// What tables call it.
  public let title = "sMAPE"
  /// The definition.
  public let formula = "mean 200 |e| / (|y| + |ŷ|), 0 where both are 0 (M4 form, 0 to 200)"
  /// What the number counts.
  public let unit = MetricUnit.percent
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.point

  /// The metric.
  public init() {}

  /// `mean 200 |e| / (|y| + |ŷ|)` over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { point in
      let size = abs(point.actual) + abs(point.forecast)
      return size == 0 ? 0 : 200 * abs(point.error) / size
    }
  }
}
