public import NumericalMethods

/// A network as trainers, forecasters and tests see it.
///
/// A training step is
///
///     network.parameters.zeroGradients()
///     let outputs = network.forward(input, from: .zeros, using: &random)
///     …the loss and outputGradients, of the shape of outputs…
///     network.backward(outputGradients)
///     …clip, and step, on network.parameters…
///
/// The tensors a network returns lie in its own workspace and hold until its next pass. A network
/// allocates when it first sees a larger `[T, B]`, never afterwards. It is used by one task.
public protocol Network<Scalar>: AnyObject, SendableMetatype {
  /// The number type.
  associatedtype Scalar: NetworkScalar

  /// The parameters and gradients.
  var parameters: Parameters<Scalar> { get }
  /// I, the numbers it reads a step.
  var inputSize: Int { get }
  /// O, the numbers it writes a step.
  var outputSize: Int { get }

  /// A pass that keeps what `backward` needs, dropout on.
  ///
  /// - Parameters:
  ///   - input: the sequences `[T, B, I]`.
  ///   - start: the state before the first step.
  ///   - random: draws the dropout masks; networks without dropout draw nothing.
  /// - Returns: the outputs, `[T, B, O]`, `[h, B, O]` or `[1, B, O]` as the topology says.
  func forward(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, using random: inout SeededRandom
  ) -> Tensor<Scalar>

  /// A pass for use, not training: dropout off, the network fed on its own outputs; no `backward`
  /// may follow.
  ///
  /// - Parameters:
  ///   - input: the sequences `[T, B, I]`.
  ///   - start: the state before the first step.
  /// - Returns: the outputs, of the same shape as `forward` gives.
  func predict(_ input: NetworkInput<Scalar>, from start: StateOrigin) -> Tensor<Scalar>

  /// Adds `∂L/∂parameters` of the last `forward` into `parameters.gradients`.
  ///
  /// - Parameter outputGradients: `∂L/∂outputs`, of the shape `forward` returned.
  func backward(_ outputGradients: Tensor<Scalar>)

  /// A network of the same parameters, one memory for both, with gradients and workspaces of its
  /// own: the two may be at work at a time while nobody changes the parameters.
  ///
  /// - Returns: nil where a network cannot be had twice; its batches are then not cut into pieces.
  func twin() -> Self?

  /// Whether a pass `from: .carried` may go on where the last pass ended.
  var carriesState: Bool { get }

  /// The state after the last pass: every recurrent layer's arrays in order, one flat array; after
  /// a pass for training also the variational dropout masks, which hold for a whole sequence.
  func carriedState() -> [Scalar]

  /// Sets the state the next pass `from: .carried` starts with.
  ///
  /// - Parameters:
  ///   - state: what `carriedState()` gave, with or without masks; without them they are drawn.
  ///   - batch: the number of sequences it was taken from.
  func restoreState(_ state: [Scalar], batch: Int)

  /// Whether so many numbers can be the state of so many sequences: `restoreState` traps where not.
  func acceptsState(count: Int, batch: Int) -> Bool
}

extension Network {
  /// No.
  public func twin() -> Self? { nil }

  /// Yes.
  public var carriesState: Bool { true }

  /// Yes.
  public func acceptsState(count: Int, batch: Int) -> Bool { true }

  /// Draws starting values for all parameters.
  public func initialise(using random: SeededRandom) {
    parameters.initialise(using: random)
  }
}
