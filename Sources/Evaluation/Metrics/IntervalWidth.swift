public import ForecastCore

/// The mean width of the bounds, in the unit of the series; says something only beside coverage.
///
///     width = mean (upper − lower)
///
/// - Source: reference §3.
public struct IntervalWidth: SampleMetric {
  /// The level of the bounds.
  public let level: ConfidenceLevel
  /// What the number counts.
  public let unit = MetricUnit.series

  /// The metric at a level.
  public init(level: ConfidenceLevel) { self.level = level }

  /// `width-95`.
  public var name: String { "width-\(level)" }
  /// What tables call it.
  public var title: String { "width \(level) %" }
  /// The definition.
  public var formula: String { "mean upper − lower" }
  /// Neither: narrow bounds that miss are no better.
  public var better: MetricPreference { .neither }
  /// What a forecast must carry.
  public var needs: MetricNeeds { .interval(level) }

  /// `mean (upper − lower)` over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { (point) throws(MetricError) in
      let bounds = try point.bounds(at: level)
      return bounds.upper - bounds.lower
    }
  }
}
