/// What a pass is for: whether anything will ask for gradients.
public enum PassPurpose: Hashable, Sendable {
  /// Keeps what the backward pass needs.
  case training
  /// Keeps nothing: less memory, and faster.
  case prediction
}

/// A layer that turns a batch of sequences into another of the same length.
///
/// Tensors it returns lie in its own workspace and hold until its next pass. What `forward` read
/// must stay unchanged until `backward` is done.
protocol SequenceLayer<Scalar>: AnyObject {
  associatedtype Scalar: NetworkScalar

  /// The numbers read a step.
  var inputSize: Int { get }
  /// The numbers written a step.
  var outputSize: Int { get }
  /// The numbers of state a sequence.
  var stateSize: Int { get }

  /// `[T, B, I]` to `[T, B, O]`.
  func forward(
    _ input: Tensor<Scalar>, from start: StateOrigin, for purpose: PassPurpose
  ) -> Tensor<Scalar>

  /// Adds the parameters' gradients; gives `∂L/∂input` where it is wanted.
  ///
  /// - Parameters:
  ///   - outputGradients: `∂L/∂output` of the last `outputGradients.steps` steps; those before
  ///     have none.
  ///   - wantsInputGradients: whether anything reads what is returned.
  /// - Returns: `[T, B, I]`, or nil.
  func backward(
    _ outputGradients: Tensor<Scalar>, wantsInputGradients: Bool
  ) -> Tensor<Scalar>?

  /// The state after the last pass, appended to an array.
  func appendState(to array: inout [Scalar])

  /// Takes back what `appendState` gave.
  func restoreState(_ state: ArraySlice<Scalar>, batch: Int)
}
