/// The share of steps whose likeliest direction came true.
///
///     class-accuracy = share with argmax p = class of y,   classes down, flat, up
///
/// Of equal probabilities the first counts as the likeliest. Beside it stands what always naming
/// the commonest direction of the training part would score (`class-accuracy-base`).
///
/// - Source: Brodersen et al. (2010), ICPR 2010, 3121-3124, for why it needs the base beside it.
public struct ClassAccuracy: DirectionMetric {
  /// Whose probabilities are judged.
  public let source: DirectionSource
  /// The definition.
  public let formula = "share with the likeliest of down, flat and up equal to that of y"
  /// What the number counts.
  public let unit = MetricUnit.share

  static let own = (
    name: "class-accuracy", title: "class accuracy", better: MetricPreference.larger
  )

  /// The metric.
  public init(of source: DirectionSource = .model) { self.source = source }

  /// The share over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { (point) throws(MetricError) in try point.guess(source).isRight ? 1 : 0 }
  }
}
