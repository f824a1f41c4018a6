internal import ForecastCore

/// The mean over directions of the share of their steps that were foreseen.
///
///     balanced-accuracy = mean over classes c of  #{argmax p = c, class of y = c} / #{class of y = c}
///
/// Directions that never came true are left out. Whoever always names one direction scores one
/// over the number of directions, whatever the base rates.
///
/// - Source: Brodersen et al. (2010), ICPR 2010, 3121-3124.
public struct BalancedAccuracy: SampleMetric {
  /// `balanced-accuracy`.
  public let name = "balanced-accuracy"
  /// What tables call it.
  public let title = "balanced accuracy"
  /// The definition.
  public let formula =
    "mean over down, flat and up of the share of their steps whose likeliest direction was right"
  /// What the number counts.
  public let unit = MetricUnit.share
  /// Which value is better.
  public let better = MetricPreference.larger
  /// What a forecast must carry.
  public let needs = MetricNeeds.distribution

  /// The metric.
  public init() {}

  /// The mean share over the directions that came true.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.requireActuals()
    var right = ChangeDirection.allCases.map { _ in 0.0 }
    var all = right
    for point in points {
      let guess = try point.guess(.model)
      all[guess.actual] += 1
      if guess.isRight { right[guess.actual] += 1 }
    }
    let recalls = zip(right, all).filter { $0.1 > 0 }.map { $0.0 / $0.1 }
    return MetricValue(
      recalls.reduce(0, +) / Double(recalls.count), count: points.count)
  }
}
