/// What a model believes about each step beyond a single number.
public enum PredictiveDistribution: Hashable, Sendable {
  /// Normal at each step: means `[h]` and standard deviations `[h]`.
  case gaussian(means: [Double], standardDeviations: [Double])
  /// Location–scale Student-t at each step, with one number of degrees of freedom.
  case studentT(locations: [Double], scales: [Double], degreesOfFreedom: Double)
  /// Quantiles at increasing probabilities `[q]`: `values[step][quantile]`.
  case quantiles(probabilities: [Double], values: [[Double]])
}
