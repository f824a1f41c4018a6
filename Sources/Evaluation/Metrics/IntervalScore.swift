public import ForecastCore

/// Interval (Winkler) score: width, and a fine for what falls outside; in the unit of the series.
///
///     score = mean (upper − lower) + 2/α (lower − y)₊ + 2/α (y − upper)₊,   α = 1 − level
///
/// - Source: reference §3; Winkler (1972), J. Am. Stat. Assoc. 67(337), 187–191.
public struct IntervalScore: SampleMetric {
  /// The level of the bounds.
  public let level: ConfidenceLevel
  /// What the number counts.
  public let unit = MetricUnit.series

  /// The metric at a level.
  public init(level: ConfidenceLevel) { self.level = level }

  /// `interval-score-95`.
  public var name: String { "interval-score-\(level)" }
  /// What tables call it.
  public var title: String { "interval score \(level) %" }
  /// The definition.
  public var formula: String { "mean width + 2/α · distance outside, α = 1 − \(level.coverage)" }
  /// Which value is better.
  public var better: MetricPreference { .smaller }
  /// What a forecast must carry.
  public var needs: MetricNeeds { .interval(level) }

  /// The mean score over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { (point) throws(MetricError) in try point.intervalScore(at: level) }
  }
}

extension ScoredPoint {
  /// `(upper − lower) + 2/α (lower − y)₊ + 2/α (y − upper)₊`.
  func intervalScore(at level: ConfidenceLevel) throws(MetricError) -> Double {
    let (lower, upper) = try bounds(at: level)
    let outside = max(lower - actual, 0) + max(actual - upper, 0)
    return upper - lower + outside / level.lowerTail
  }
}
