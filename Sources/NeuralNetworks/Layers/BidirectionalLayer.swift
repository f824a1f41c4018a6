/// Two recurrent layers over the same window, one reading it backwards, their outputs side by side.
///
/// Allowed over a look-back window, which lies wholly in the past; never over a forecast horizon.
/// First states may be given, as PyTorch's `h_0`; a network carries none from window to window, for
/// the half that reads backwards ends where this window begins, not where the next one ends.
///
/// - Source: reference §1.9; Schuster & Paliwal (1997), IEEE Trans. Signal Processing 45(11).
public final class BidirectionalLayer<Scalar: NetworkScalar>: SequenceLayer {
  /// The half that reads from oldest to newest.
  public let forwardLayer: RecurrentLayer<Scalar>
  /// The half that reads from newest to oldest.
  public let backwardLayer: RecurrentLayer<Scalar>
  private var outputRoom = Workspace<Scalar>()
  private var forwardGradientRoom = Workspace<Scalar>()
  private var backwardGradientRoom = Workspace<Scalar>()

  /// Two halves of the same cell.
  public init(_ forwardLayer: RecurrentLayer<Scalar>, _ backwardLayer: RecurrentLayer<Scalar>) {
    precondition(
      forwardLayer.direction == .forward && backwardLayer.direction == .backward
        && forwardLayer.inputSize == backwardLayer.inputSize
        && forwardLayer.outputSize == backwardLayer.outputSize,
      "a forward and a backward layer of the same sizes expected")
    self.forwardLayer = forwardLayer
    self.backwardLayer = backwardLayer
  }

  /// I.
  public var inputSize: Int { forwardLayer.inputSize }
  /// Twice the width of a half.
  public var outputSize: Int { 2 * forwardLayer.outputSize }
  /// Of both halves.
  public var stateSize: Int { forwardLayer.stateSize + backwardLayer.stateSize }

  /// Both passes: `[T, B, I]` to `[T, B, 2·H]`, the forward half first.
  public func forward(
    _ input: Tensor<Scalar>, from start: StateOrigin, for purpose: PassPurpose
  ) -> Tensor<Scalar> {
    let width = forwardLayer.outputSize
    let output = outputRoom.tensor(
      steps: input.steps, batch: input.batch, features: 2 * width)
    output.flattened.columns(0..<width).copy(
      forwardLayer.forward(input, from: start, for: purpose).flattened)
    output.flattened.columns(width..<2 * width)
      .copy(backwardLayer.forward(input, from: start, for: purpose).flattened)
    return output
  }

  /// Both sweeps; gradients of every step expected.
  public func backward(
    _ outputGradients: Tensor<Scalar>, wantsInputGradients: Bool
  ) -> Tensor<Scalar>? {
    let (steps, batch) = (outputGradients.steps, outputGradients.batch)
    let width = forwardLayer.outputSize
    let first = forwardGradientRoom.tensor(steps: steps, batch: batch, features: width)
    let second = backwardGradientRoom.tensor(steps: steps, batch: batch, features: width)
    first.flattened.copy(outputGradients.flattened.columns(0..<width))
    second.flattened.copy(outputGradients.flattened.columns(width..<2 * width))
    let one = forwardLayer.backward(first, wantsInputGradients: wantsInputGradients)
    let other = backwardLayer.backward(second, wantsInputGradients: wantsInputGradients)
    if let one, let other { one.flattened.add(times: other.flattened) }
    return one
  }

  /// Appends the state of both halves.
  public func appendState(to array: inout [Scalar]) {
    forwardLayer.appendState(to: &array)
    backwardLayer.appendState(to: &array)
  }

  /// Takes back the state of both halves.
  public func restoreState(_ state: ArraySlice<Scalar>, batch: Int) {
    let count = forwardLayer.stateSize * batch
    forwardLayer.restoreState(state.prefix(count), batch: batch)
    backwardLayer.restoreState(state.dropFirst(count), batch: batch)
  }
}
