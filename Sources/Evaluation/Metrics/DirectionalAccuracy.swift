/// The share of forecasts that move the way the series did.
///
///     direction = share with sign(ŷ[T+k] − y[T]) = sign(y[T+k] − y[T])
///
/// A pair in which the series or the forecast stays at `y[T]` names no direction: it is a tie,
/// counted apart. Naive names no direction at all.
///
/// - Source: reference §3.
public struct DirectionalAccuracy: SampleMetric {
  /// `direction`.
  public let name = "direction"
  /// What tables call it.
  public let title = "direction"
  /// The definition.
  public let formula =
    "share with sign(ŷ − y_T) = sign(y − y_T); pairs with either at 0 are ties, counted apart"
  /// What the number counts.
  public let unit = MetricUnit.share
  /// Which value is better.
  public let better = MetricPreference.larger
  /// What a forecast must carry.
  public let needs = MetricNeeds.lastValue

  /// The metric.
  public init() {}

  /// The share of right directions; `count` is the pairs compared, `skipped` the ties.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.requireActuals()
    var right = 0
    var compared = 0
    for point in points {
      guard !point.lastValue.isNaN else { throw .noLastValue }
      let actual = point.actual - point.lastValue
      let forecast = point.forecast - point.lastValue
      guard actual != 0, forecast != 0 else { continue }
      compared += 1
      if (actual > 0) == (forecast > 0) { right += 1 }
    }
    guard compared > 0 else { throw .noDirections(ties: points.count) }
    return MetricValue(
      Double(right) / Double(compared), count: compared, skipped: points.count - compared)
  }
}
