public import ForecastCore

/// Mean scaled interval score, as in the M4 competition at 95 %.
///
///     msis = mean interval score / scale,   scale = mean |training[i] − training[i − m]|
///
/// - Source: reference §3; Makridakis, Spiliotis & Assimakopoulos (2020), IJF 36(1), 54–74.
public struct MeanScaledIntervalScore: SampleMetric {
  /// The level of the bounds.
  public let level: ConfidenceLevel
  /// What the number counts.
  public let unit = MetricUnit.ratio

  /// The metric at a level.
  public init(level: ConfidenceLevel) { self.level = level }

  /// `msis-95`.
  public var name: String { "msis-\(level)" }
  /// What tables call it.
  public var title: String { "MSIS \(level) %" }
  /// The definition.
  public var formula: String {
    "mean interval score / scale, scale = mean |y[i] − y[i−m]| of the fold's training part"
  }
  /// Which value is better.
  public var better: MetricPreference { .smaller }
  /// What a forecast must carry.
  public var needs: MetricNeeds { .scaledInterval(level) }

  /// The mean scaled score over the points, each with the scale of its own training part.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { (point) throws(MetricError) in
      try point.intervalScore(at: level) / point.scale.get().absoluteDivisor()
    }
  }
}
