internal import NumericalMethods

/// Which numbers are dropped in training, and how often.
public enum Dropout: Hashable, Sendable {
  /// Nothing.
  case none
  /// Between layers, a new mask at every step.
  case betweenLayers(rate: Double)
  /// Between layers, one mask for all steps of a sequence (Gal & Ghahramani 2016).
  case variational(rate: Double)

  var rate: Double {
    switch self {
    case .none: 0
    case .betweenLayers(let rate), .variational(let rate): rate
    }
  }
}

/// Inverted dropout: each number is dropped with probability `p`, the others divided by `1 - p`.
final class DropoutMask<Scalar: NetworkScalar> {
  private let dropout: Dropout
  private var mask = Tensor<Scalar>(steps: 0, batch: 0, features: 0)
  private var maskRoom = Workspace<Scalar>()
  private var outputRoom = Workspace<Scalar>()

  init(_ dropout: Dropout) {
    precondition(
      dropout.rate >= 0 && dropout.rate < 1, "a dropout rate lies in 0..<1, found \(dropout.rate)")
    self.dropout = dropout
  }

  /// Draws a new mask and applies it to a copy of `input`.
  func forward(_ input: Tensor<Scalar>, using random: inout SeededRandom) -> Tensor<Scalar> {
    var isVariational = false
    if case .variational = dropout { isVariational = true }
    let steps = isVariational ? 1 : input.steps
    mask = maskRoom.tensor(steps: steps, batch: input.batch, features: input.features)
    let kept = Scalar(1 / (1 - dropout.rate))
    let numbers = mask.flattened
    for row in 0..<numbers.rows {
      for column in 0..<numbers.columns {
        numbers[row, column] = random.uniform() < dropout.rate ? 0 : kept
      }
    }
    let output = outputRoom.tensor(
      steps: input.steps, batch: input.batch, features: input.features)
    output.flattened.copy(input.flattened)
    apply(to: output)
    return output
  }

  /// Applies the mask of the last forward pass, in place, to gradients of all steps.
  func apply(to tensor: Tensor<Scalar>) {
    if mask.steps == tensor.steps {
      tensor.flattened.multiplyElements(by: mask.flattened)
    } else {
      for t in 0..<tensor.steps { tensor[t].multiplyElements(by: mask[0]) }
    }
  }
}
