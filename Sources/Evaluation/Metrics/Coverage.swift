public import ForecastCore

/// The share of outcomes inside the bounds, which a level of 95 % promises to be 0.95.
///
///     coverage = share with lower ≤ y ≤ upper
///
/// - Source: reference §3.
public struct Coverage: SampleMetric {
  /// The level of the bounds.
  public let level: ConfidenceLevel
  /// What the number counts.
  public let unit = MetricUnit.share

  /// The metric at a level.
  public init(level: ConfidenceLevel) { self.level = level }

  /// `coverage-95`.
  public var name: String { "coverage-\(level)" }
  /// What tables call it.
  public var title: String { "coverage \(level) %" }
  /// The definition.
  public var formula: String { "share of lower ≤ y ≤ upper, should be \(level.coverage)" }
  /// Which value is better.
  public var better: MetricPreference { .target(level.coverage) }
  /// What a forecast must carry.
  public var needs: MetricNeeds { .interval(level) }

  /// The share of points inside, the bounds included.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { (point) throws(MetricError) in
      let bounds = try point.bounds(at: level)
      return bounds.lower <= point.actual && point.actual <= bounds.upper ? 1 : 0
    }
  }
}
