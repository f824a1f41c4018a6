/// Pinball (quantile) loss at one probability, in the unit of the series.
///
///     pinball = mean max(q e, (q − 1) e),   e = y − quantile forecast at q
///
/// Not doubled: at `q = 0.5` it is half the absolute error.
///
/// - Source: reference §3; Koenker & Bassett (1978), Econometrica 46(1), 33–50.
public struct Pinball: SampleMetric {
  /// `q`, between 0 and 1.
  public let probability: Double
  /// What the number counts.
  public let unit = MetricUnit.series
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.distribution

  /// The loss at a probability strictly between 0 and 1; others trap.
  public init(probability: Double) {
    precondition(probability > 0 && probability < 1, "0 < q < 1 expected, found \(probability)")
    self.probability = probability
  }

  /// `pinball-0.1`.
  public var name: String { "pinball-\(probability)" }
  /// What tables call it.
  public var title: String { "pinball \(probability)" }
  /// The definition.
  public var formula: String {
    "mean max(q e, (q − 1) e) with e = y − quantile, q = \(probability)"
  }

  /// The mean loss over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { (point) throws(MetricError) in
      try pinballLoss(point.actual, quantile: point.quantile(at: probability), at: probability)
    }
  }
}

/// `max(q e, (q − 1) e)` with `e = actual − quantile`.
func pinballLoss(_ actual: Double, quantile: Double, at probability: Double) -> Double {
  let error = actual - quantile
  return max(probability * error, (probability - 1) * error)
}
