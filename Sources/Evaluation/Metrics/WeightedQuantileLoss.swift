/// Weighted quantile loss: pinball losses as a share of what came true.
///
///     wql = mean over q of  2 Σ pinball(q) / Σ |y|
///
/// - Source: reference §3; the `mean_wQuantileLoss` of GluonTS.
public struct WeightedQuantileLoss: SampleMetric {
  /// The probabilities averaged over, each between 0 and 1.
  public let probabilities: [Double]
  /// `wql`.
  public let name = "wql"
  /// What tables call it.
  public let title = "WQL"
  /// What the number counts.
  public let unit = MetricUnit.ratio
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.distribution

  /// The loss averaged over probabilities, by default 0.1, 0.2, … 0.9; none, or one outside
  /// (0, 1), traps.
  public init(probabilities: [Double] = (1...9).map { Double($0) / 10 }) {
    precondition(
      !probabilities.isEmpty && probabilities.allSatisfy { $0 > 0 && $0 < 1 },
      "probabilities between 0 and 1 expected, found \(probabilities)")
    self.probabilities = probabilities
  }

  /// The definition.
  public var formula: String {
    let list = probabilities.map { "\($0)" }.joined(separator: ", ")
    return "mean over q of 2 Σ pinball(q) / Σ |y|, q = \(list)"
  }

  /// The loss over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.requireActuals()
    let size = points.reduce(0) { $0 + abs($1.actual) }
    guard size > 0 else { throw .zeroActuals }
    var sum = 0.0
    for point in points {
      for probability in probabilities {
        sum += try pinballLoss(
          point.actual, quantile: point.quantile(at: probability), at: probability)
      }
    }
    return try .finite(2 * sum / Double(probabilities.count) / size, count: points.count)
  }
}
