import NeuralNetworks
import Testing

/// A loss as the gradient checks see it: its value and `∂L/∂outputs`, `[T, B, O]` flattened.
struct CheckedLoss: Sendable, CustomTestStringConvertible {
  let name: String
  /// O the loss asks for.
  let outputSize: Int
  let evaluate: @Sendable (_ outputs: Tensor<Double>) -> (value: Double, gradients: [Double])

  var testDescription: String { name }

  /// `½ Σ (ŷ - y)²` over all outputs, against targets that differ everywhere.
  static let halfSquares = CheckedLoss(name: "half squares by hand", outputSize: 2) { outputs in
    let errors = outputs.array.enumerated().map { index, output in
      output - 0.3 * Double(index % 7 - 3)
    }
    return (errors.reduce(0) { $0 + $1 * $1 } / 2, errors)
  }

  /// Every loss of the library, one target a step and sequence, one of seven missing.
  static let library: [CheckedLoss] = [
    of(.halfSquaredError), of(.meanSquaredError), of(.meanAbsoluteError), of(.huber(delta: 0.4)),
    of(.crossEntropy(classes: 3)), of(.pinball(quantiles: [0.1, 0.5, 0.8])), of(.gaussian()),
    of(.studentT()),
  ]

  private static func of(_ loss: Loss) -> CheckedLoss {
    CheckedLoss(name: "\(loss)", outputSize: loss.outputsPerTarget) { outputs in
      let targets = Tensor<Double>(steps: outputs.steps, batch: outputs.batch, features: 1)
      let weights = Tensor<Double>(steps: outputs.steps, batch: outputs.batch, features: 1)
      var isClass = false
      if case .crossEntropy = loss { isClass = true }
      for index in 0..<targets.count {
        targets.buffer[index] = isClass ? Double(index * 2 % 3) : 0.3 * Double(index % 7 - 3)
        weights.buffer[index] = index % 7 == 2 ? 0 : 1
      }
      let gradients = Tensor<Double>(
        steps: outputs.steps, batch: outputs.batch, features: outputs.features)
      let value = loss.value(
        of: outputs, targets: targets, weights: weights, gradients: gradients)
      return (loss.reduced(value), gradients.array)
    }
  }
}
