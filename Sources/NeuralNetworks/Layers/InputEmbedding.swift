/// A learned linear map of the last input features, the known covariates of a step.
///
/// `[x, z]` of `I` features becomes `[x, z Eᵀ + e]`, with `z` the last `features` of them.
final class InputEmbedding<Scalar: NetworkScalar> {
  /// The place of an embedding in a network.
  struct Plan {
    let blocks: (weight: ParameterBlock, bias: ParameterBlock)
    let inputSize: Int
    let outputSize: Int
  }

  private let dense: DenseLayer<Scalar>
  private let plan: Plan
  private var partRoom = Workspace<Scalar>()
  private var outputRoom = Workspace<Scalar>()
  private var gradientRoom = Workspace<Scalar>()

  /// Appends the embedding's parameters.
  static func plan(
    _ embedding: NetworkOptions.CovariateEmbedding, inputSize: Int, prefix: String,
    layout: inout ParameterLayout
  ) -> Plan {
    let blocks = DenseLayer<Scalar>.appendParameters(
      to: &layout, prefix: prefix, inputSize: embedding.features,
      outputSize: embedding.size)
    return Plan(
      blocks: blocks, inputSize: inputSize,
      outputSize: inputSize - embedding.features + embedding.size)
  }

  init(_ plan: Plan, parameters: Parameters<Scalar>) {
    self.plan = plan
    dense = DenseLayer(plan.blocks, parameters: parameters)
  }

  private var plain: Int { plan.inputSize - dense.inputSize }

  /// `[T, B, I]` to `[T, B, outputSize]`.
  func forward(_ input: Tensor<Scalar>) -> Tensor<Scalar> {
    precondition(input.features == plan.inputSize, "\(plan.inputSize) features expected")
    let part = partRoom.tensor(
      steps: input.steps, batch: input.batch, features: dense.inputSize)
    part.flattened.copy(input.flattened.columns(plain..<plan.inputSize))
    let output = outputRoom.tensor(
      steps: input.steps, batch: input.batch, features: plan.outputSize)
    output.flattened.columns(0..<plain).copy(input.flattened.columns(0..<plain))
    output.flattened.columns(plain..<plan.outputSize)
      .copy(dense.forward(part, from: .zeros, for: .training).flattened)
    return output
  }

  /// Adds the embedding's gradients.
  func backward(_ outputGradients: Tensor<Scalar>) {
    let part = gradientRoom.tensor(
      steps: outputGradients.steps, batch: outputGradients.batch, features: dense.outputSize)
    part.flattened.copy(outputGradients.flattened.columns(plain..<plan.outputSize))
    _ = dense.backward(part, wantsInputGradients: false)
  }
}
