internal import Glibc

/// The mean surprise at the direction that came true.
///
///     log-loss = −mean log p[class of y],   p no smaller than 10⁻¹⁵
///
/// Beside it stands what the frequencies of the training part would score (`log-loss-base`): a
/// model that is not below it has learned nothing.
///
/// - Source: Gneiting & Raftery (2007), J. Am. Stat. Assoc. 102(477), 359–378.
public struct LogLoss: DirectionMetric {
  /// Whose probabilities are judged.
  public let source: DirectionSource
  /// The definition.
  public let formula = "−mean log p of the one of down, flat and up that came true, p ≥ 1e-15"
  /// What the number counts.
  public let unit = MetricUnit.ratio

  static let own = (name: "log-loss", title: "log loss", better: MetricPreference.smaller)

  private static let smallest = 1e-15

  /// The metric.
  public init(of source: DirectionSource = .model) { self.source = source }

  /// The mean over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { (point) throws(MetricError) in
      let (probabilities, actual) = try point.directions(source)
      return -log(max(probabilities[actual], Self.smallest))
    }
  }
}
