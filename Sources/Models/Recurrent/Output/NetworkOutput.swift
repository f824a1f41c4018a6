internal import Glibc
internal import NeuralNetworks
internal import NumericalMethods

/// What a network says of each value to come.
public enum NetworkOutput: String, OptionChoice, Codable {
  /// Eleven quantiles, trained by the pinball loss.
  case quantiles
  /// Mean and standard deviation of a normal distribution, by likelihood.
  case gaussian
  /// Location, scale and degrees of freedom of Student's t, by likelihood.
  case studentT = "student-t"
  /// The median alone, by absolute error; no intervals.
  case median
  /// The mean alone, by squared error; no intervals.
  case mean

  /// The probabilities of `quantiles`: the bounds at 50, 80, 90, 95 and 99 % and the median.
  static let probabilities = [
    0.005, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.995,
  ]

  /// What is made small in training.
  var loss: Loss {
    switch self {
    case .quantiles: .pinball(quantiles: Self.probabilities)
    case .gaussian: .gaussian(minimumScale: 1e-3)
    case .studentT: .studentT(minimumScale: 1e-3)
    case .median: .meanAbsoluteError
    case .mean: .meanSquaredError
    }
  }

  /// Whether there is more than a point.
  var hasDistribution: Bool { self != .median && self != .mean }

  /// The quantiles at increasing probabilities that a network's numbers for one value stand for.
  ///
  /// Between the quantiles a network writes, straight lines in the normal score; beyond the
  /// outermost, on along the last line. They are put in order: a network's quantiles may cross.
  func quantiles(of outputs: ArraySlice<Float>, at probabilities: [Double]) -> [Double] {
    let outputs = outputs.map(Double.init)
    switch self {
    case .median, .mean: return probabilities.map { _ in outputs[0] }
    case .gaussian:
      let deviation = Softplus.value(outputs[1]) + 1e-3
      return probabilities.map {
        outputs[0] + deviation * NormalDistribution.standard.quantile($0)
      }
    case .studentT:
      let scale = Softplus.value(outputs[1]) + 1e-3
      let distribution = StudentT(degreesOfFreedom: 2 + Softplus.value(outputs[2]))
      return probabilities.map { outputs[0] + scale * distribution.quantile($0) }
    case .quantiles:
      let known = outputs.sorted()
      return probabilities.map { Self.interpolated(known, at: $0) }
    }
  }

  private static let scores = probabilities.map { NormalDistribution.standard.quantile($0) }

  private static func interpolated(_ known: [Double], at probability: Double) -> Double {
    if let exact = probabilities.firstIndex(where: { abs($0 - probability) < 1e-12 }) {
      return known[exact]
    }
    let score = NormalDistribution.standard.quantile(probability)
    let above = scores.firstIndex { $0 > score } ?? scores.count - 1
    let upper = max(above, 1)
    let share = (score - scores[upper - 1]) / (scores[upper] - scores[upper - 1])
    return known[upper - 1] + share * (known[upper] - known[upper - 1])
  }
}

extension NetworkOutput {
  /// `∂L/∂target` from the gradients of the outputs: every loss here depends on differences
  /// between a target and the location or the quantiles said of it.
  ///
  /// - Parameters:
  ///   - gradients: `∂L/∂output`, `[T, B, K · outputsPerTarget]`.
  ///   - count: K, the targets a step.
  /// - Returns: `[T, B, K]`.
  func targetGradients(_ gradients: Tensor<Float>, targets count: Int) -> Tensor<Float> {
    let result = Tensor<Float>(
      steps: gradients.steps, batch: gradients.batch, features: count)
    let width = loss.outputsPerTarget
    // Scale and degrees of freedom stand beside the location and shift with nothing.
    let moving = self == .quantiles ? width : 1
    for index in 0..<result.count {
      var sum: Float = 0
      for place in 0..<moving { sum += gradients.buffer[gradients.offset + index * width + place] }
      result.buffer[index] = -sum
    }
    return result
  }
}
