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
///
/// A variational mask stays the same over the chunks of a sequence, so it is part of the state
/// that is carried from chunk to chunk.
final class DropoutMask<Scalar: NetworkScalar> {
  private let dropout: Dropout
  private let isVariational: Bool
  private var mask = Tensor<Scalar>(steps: 0, batch: 0, features: 0)
  private var maskRoom = Workspace<Scalar>()
  private var outputRoom = Workspace<Scalar>()

  init(_ dropout: Dropout) {
    self.dropout = dropout
    isVariational = if case .variational = dropout { true } else { false }
  }

  /// Draws a mask, unless a variational one is carried over.
  func draw(
    steps: Int, batch: Int, features: Int, from start: StateOrigin,
    using random: inout SeededRandom
  ) {
    if isVariational && start == .carried && mask.batch == batch && mask.count > 0 { return }
    mask = maskRoom.tensor(steps: isVariational ? 1 : steps, batch: batch, features: features)
    let kept = Scalar(1 / (1 - dropout.rate))
    let numbers = mask.flattened
    for row in 0..<numbers.rows {
      for column in 0..<numbers.columns {
        numbers[row, column] = random.uniform() < dropout.rate ? 0 : kept
      }
    }
  }

  /// Draws a mask and applies it to a copy of `input`.
  func forward(
    _ input: Tensor<Scalar>, from start: StateOrigin, using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    draw(
      steps: input.steps, batch: input.batch, features: input.features, from: start,
      using: &random)
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
      for t in 0..<tensor.steps { apply(to: tensor[t], step: t) }
    }
  }

  /// Applies the mask of step `t`, in place.
  func apply(to matrix: MatrixView<Scalar>, step t: Int) {
    matrix.multiplyElements(by: mask[isVariational ? 0 : t])
  }

  /// A copy of `input` with the mask of step `t`, among `steps`.
  func masked(_ input: MatrixView<Scalar>, step t: Int, of steps: Int) -> MatrixView<Scalar> {
    let output = outputRoom.tensor(steps: steps, batch: input.rows, features: input.columns)[t]
    output.copy(input)
    apply(to: output, step: t)
    return output
  }

  /// Appends the mask where the next chunk needs it.
  func appendState(to array: inout [Scalar]) {
    if isVariational { array += mask.array }
  }

  /// Takes back what `appendState` gave; nothing makes the next pass draw anew.
  func restoreState(_ state: ArraySlice<Scalar>, batch: Int) {
    mask = Tensor(
      Buffer(Array(state)), steps: state.isEmpty ? 0 : 1, batch: batch,
      features: state.count / max(batch, 1))
  }
}
