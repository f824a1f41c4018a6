/// What a model believes about each step beyond a single number.
public enum PredictiveDistribution: Hashable, Sendable {
  /// Normal at each step: means `[h]` and standard deviations `[h]`.
  case gaussian(means: [Double], standardDeviations: [Double])
  /// Location–scale Student-t at each step, with one number of degrees of freedom.
  case studentT(locations: [Double], scales: [Double], degreesOfFreedom: Double)
  /// Quantiles at increasing probabilities `[q]`: `values[step][quantile]`.
  case quantiles(probabilities: [Double], values: [[Double]])
  /// The probabilities of three ranges at each step: below, within and above a band.
  case directions(DirectionProbabilities)
}

extension PredictiveDistribution {
  /// How many steps it reaches.
  public var steps: Int {
    switch self {
    case .gaussian(let means, let deviations): min(means.count, deviations.count)
    case .studentT(let locations, let scales, _): min(locations.count, scales.count)
    case .quantiles(_, let values): values.count
    case .directions(let directions): directions.steps
    }
  }

  /// The first step with a parameter or quantile that is no finite number, counted from 0.
  var firstStepNotFinite: Int? {
    switch self {
    case .gaussian(let means, let deviations):
      (0..<steps).first { !(means[$0].isFinite && deviations[$0].isFinite) }
    case .studentT(let locations, let scales, let freedom):
      (0..<steps).first { !(locations[$0].isFinite && scales[$0].isFinite && !freedom.isNaN) }
    case .quantiles(_, let values):
      values.firstIndex { !$0.allSatisfy(\.isFinite) }
    case .directions(let directions):
      (0..<steps).first { !directions.numbers(step: $0).allSatisfy(\.isFinite) }
    }
  }
}
