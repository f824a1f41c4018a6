internal import ForecastCore
internal import NumericalMethods

/// Continuous ranked probability score: the absolute error of a whole distribution, in the
/// unit of the series.
///
///     crps = mean ∫ (F(x) − 1{x ≥ y})² dx
///     Gaussian: σ (z (2Φ(z) − 1) + 2φ(z) − 1/√π),   z = (y − μ)/σ
///     Student t: σ (z (2F(z) − 1) + 2f(z) (ν + z²)/(ν − 1)
///                 − 2√ν/(ν − 1) B(½, ν − ½)/B(½, ν/2)²),   ν > 1
///     quantiles: 2 · mean over the quantiles of their pinball losses
///
/// Bounds without a distribution count as the quantiles at their tails.
///
/// - Source: reference §3; Gneiting & Raftery (2007), J. Am. Stat. Assoc. 102(477), 359–378;
///   Student t: Jordan, Krüger & Lerch (2019), J. Stat. Softw. 90(12).
public struct ContinuousRankedProbabilityScore: SampleMetric {
  /// `crps`.
  public let name = "crps"
  /// What tables call it.
  public let title = "CRPS"
  /// The definition.
  public let formula =
    "mean ∫ (F(x) − 1{x ≥ y})² dx; closed for Gaussian and Student t, else 2 · mean pinball over the quantiles"
  /// What the number counts.
  public let unit = MetricUnit.series
  /// Which value is better.
  public let better = MetricPreference.smaller
  /// What a forecast must carry.
  public let needs = MetricNeeds.distribution

  /// The metric.
  public init() {}

  /// The mean score over the points.
  public func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue {
    try points.mean { (point) throws(MetricError) in try point.rankedProbabilityScore() }
  }
}

extension ScoredPoint {
  fileprivate func rankedProbabilityScore() throws(MetricError) -> Double {
    switch distribution {
    case .gaussian(let means, let deviations):
      gaussianScore(mean: means[step], deviation: deviations[step])
    case .quantiles(let probabilities, let values):
      quantileScore(probabilities, values[step])
    case .studentT(let locations, let scales, let freedom):
      try studentScore(location: locations[step], scale: scales[step], freedom: freedom)
    case .directions, nil:
      try boundScore()
    }
  }

  private func gaussianScore(mean: Double, deviation: Double) -> Double {
    guard deviation > 0 else { return abs(actual - mean) }
    let normal = NormalDistribution.standard
    let z = (actual - mean) / deviation
    return deviation
      * (z * (2 * normal.cumulative(z) - 1) + 2 * normal.density(z) - 1 / Double.pi.squareRoot())
  }

  private func studentScore(
    location: Double, scale: Double, freedom v: Double
  ) throws(MetricError) -> Double {
    guard v > 1 else { throw .heavyTails(degreesOfFreedom: v) }
    guard scale > 0 else { return abs(actual - location) }
    let student = StudentT(degreesOfFreedom: v)
    let z = (actual - location) / scale
    // B(½, ν/2) = 1 / (√ν f(0)) for the density f with ν degrees of freedom.
    let peak = student.density(0)
    let widerPeak = StudentT(degreesOfFreedom: 2 * v - 1).density(0)
    let betaRatio = v * peak * peak / ((2 * v - 1).squareRoot() * widerPeak)
    return scale
      * (z * (2 * student.cumulative(z) - 1) + 2 * student.density(z) * (v + z * z) / (v - 1)
        - 2 * v.squareRoot() / (v - 1) * betaRatio)
  }

  private func quantileScore(_ probabilities: [Double], _ values: [Double]) -> Double {
    let losses = zip(probabilities, values).map { pinballLoss(actual, quantile: $1, at: $0) }
    return 2 * losses.reduce(0, +) / Double(losses.count)
  }

  private func boundScore() throws(MetricError) -> Double {
    guard !intervals.isEmpty else { throw .noDistribution }
    return quantileScore(
      intervals.flatMap { [$0.level.lowerTail, $0.level.upperTail] },
      intervals.flatMap { [$0.lower[step], $0.upper[step]] })
  }
}
