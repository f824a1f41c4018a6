public import ForecastCore

/// Every metric there is.
///
/// The command line, the tables and the reports read this list; a new metric
/// is one file and one line here.
public enum MetricCatalog {
  /// The metrics of point forecasts, in the order reports show them.
  public static let pointMetrics: [any Metric] = [
    MeanAbsoluteError(),
    RootMeanSquaredError(),
    MeanError(),
    MedianAbsoluteError(),
    MeanAbsolutePercentageError(),
    SymmetricMAPE(),
    MeanAbsoluteScaledError(),
    RootMeanSquaredScaledError(),
    OverallWeightedAverage(),
    DirectionalAccuracy(),
    OutOfSampleR2(),
  ]

  /// The metrics of a whole distribution.
  public static let distributionMetrics: [any Metric] = [
    ContinuousRankedProbabilityScore(),
    WeightedQuantileLoss(),
  ]

  /// The metrics of probabilities of down, flat and up, each beside what base rates would score.
  public static let directionMetrics: [any Metric] = [
    ClassAccuracy(), ClassAccuracy(of: .baseRates), BalancedAccuracy(), LogLoss(),
    LogLoss(of: .baseRates),
  ]

  /// The metrics of bounds at a level.
  public static func intervalMetrics(at level: ConfidenceLevel) -> [any Metric] {
    [
      Coverage(level: level),
      IntervalWidth(level: level),
      IntervalScore(level: level),
      MeanScaledIntervalScore(level: level),
      Pinball(probability: level.lowerTail),
      Pinball(probability: level.upperTail),
    ]
  }

  /// Everything an evaluation with these levels can be scored by.
  ///
  /// With levels the distribution is judged too; WQL then at the quantiles the levels ask for.
  public static func metrics(levels: [ConfidenceLevel]) -> [any Metric] {
    guard !levels.isEmpty else { return pointMetrics }
    let tails = levels.flatMap { [$0.lowerTail, $0.upperTail] }.sorted()
    return pointMetrics + levels.flatMap(intervalMetrics)
      + [ContinuousRankedProbabilityScore(), WeightedQuantileLoss(probabilities: tails)]
  }

  /// What the M4 competition scored: sMAPE, MASE, OWA, and MSIS at 95 %.
  public static let m4: [any Metric] = [
    SymmetricMAPE(), MeanAbsoluteScaledError(), OverallWeightedAverage(),
    MeanScaledIntervalScore(level: .ninetyFive),
  ]

  /// The metric of a name: `mae`, `coverage-95`, `pinball-0.1`.
  ///
  /// - Throws: `MetricNameError` with the nearest name.
  public static func metric(named name: String) throws(MetricNameError) -> any Metric {
    let named = pointMetrics + distributionMetrics + directionMetrics
    if let metric = named.first(where: { $0.name == name }) {
      return metric
    }
    if let dash = name.lastIndex(of: "-"), let number = Double(name[name.index(after: dash)...]) {
      if name[..<dash] == "pinball", number > 0, number < 1 {
        return Pinball(probability: number)
      }
      if let level = ConfidenceLevel(percent: number),
        let metric = intervalMetrics(at: level).first(where: { $0.name == name })
      {
        return metric
      }
    }
    throw MetricNameError(name: name)
  }

  /// Every name `metric(named:)` reads, with 95 % standing for any level.
  public static var names: [String] {
    (pointMetrics + distributionMetrics + directionMetrics
      + intervalMetrics(at: .ninetyFive).dropLast(2))
      .map(\.name) + ["pinball-0.1"]
  }
}
