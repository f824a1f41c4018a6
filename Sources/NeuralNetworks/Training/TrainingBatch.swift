/// What one step of training reads: inputs, targets and which targets count.
public struct TrainingBatch<Scalar: NetworkScalar> {
  /// What the network reads.
  public var input: NetworkInput<Scalar>
  /// What it should say, `[T', B, K]` for a network that writes `T'` steps.
  public var targets: Tensor<Scalar>
  /// The weight of each target, `[T', B, K]`, 0 where it is missing; nil where all count once.
  public var weights: Tensor<Scalar>?
  /// The state before the first step: `carried` where the batch continues the one before it.
  public var start: StateOrigin

  /// A batch.
  ///
  /// - Parameters:
  ///   - input: what the network reads.
  ///   - targets: what it should say.
  ///   - weights: the weight of each target, of the shape of `targets`.
  ///   - start: the state before the first step.
  public init(
    input: NetworkInput<Scalar>, targets: Tensor<Scalar>, weights: Tensor<Scalar>? = nil,
    start: StateOrigin = .zeros
  ) {
    self.input = input
    self.targets = targets
    self.weights = weights
    self.start = start
  }
}
