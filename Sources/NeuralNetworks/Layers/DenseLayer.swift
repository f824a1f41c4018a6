/// A dense layer, the same at every step.
///
///     y = f(x Wᵀ + b)        W [O, I], b [O]; f absent: the identity
///
/// - Source: reference §1.1, the read-out; the softmax belongs to the loss.
public final class DenseLayer<Scalar: NetworkScalar>: SequenceLayer {
  /// I.
  public let inputSize: Int
  /// O.
  public let outputSize: Int
  /// f; nil is the identity.
  public let activation: ElmanActivation?
  /// None.
  public var stateSize: Int { 0 }

  private let weight: MatrixView<Scalar>
  private let bias: MatrixView<Scalar>
  private let weightGradient: MatrixView<Scalar>
  private let biasGradient: MatrixView<Scalar>
  private var input = Tensor<Scalar>(steps: 0, batch: 0, features: 0)
  private var output = Tensor<Scalar>(steps: 0, batch: 0, features: 0)
  private var outputRoom = Workspace<Scalar>()
  private var productRoom = Workspace<Scalar>()
  private var inputGradientRoom = Workspace<Scalar>()

  /// Appends the two blocks of a dense layer: Glorot-uniform weights, zero bias.
  ///
  /// - Parameters:
  ///   - layout: receives the blocks.
  ///   - prefix: stands before `weight` and `bias`.
  ///   - inputSize: I.
  ///   - outputSize: O.
  /// - Returns: weight and bias.
  public static func appendParameters(
    to layout: inout ParameterLayout, prefix: String, inputSize: Int, outputSize: Int
  ) -> (weight: ParameterBlock, bias: ParameterBlock) {
    let weight = layout.append(
      "\(prefix)weight", shape: [outputSize, inputSize], .glorotUniform(gates: 1))
    return (weight, layout.append("\(prefix)bias", shape: [outputSize], .constant(0)))
  }

  /// A layer whose parameters are blocks of `parameters`.
  public init(
    _ blocks: (weight: ParameterBlock, bias: ParameterBlock), parameters: Parameters<Scalar>,
    activation: ElmanActivation? = nil
  ) {
    inputSize = blocks.weight.columns
    outputSize = blocks.weight.rows
    self.activation = activation
    weight = parameters.value(blocks.weight)
    bias = parameters.value(blocks.bias)
    weightGradient = parameters.gradient(blocks.weight)
    biasGradient = parameters.gradient(blocks.bias)
  }

  /// The layer at every step: `[T, B, I]` to `[T, B, O]`.
  ///
  /// - Parameters:
  ///   - input: must stay unchanged until the backward pass.
  ///   - start: not used; a dense layer has no state.
  ///   - purpose: not used.
  /// - Returns: the output, in the layer's workspace.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(
    _ input: Tensor<Scalar>, from start: StateOrigin, for purpose: PassPurpose
  ) -> Tensor<Scalar> {
    begin(steps: input.steps, batch: input.batch)
    self.input = input
    apply(input.flattened, to: output.flattened)
    return output
  }

  /// Makes room for steps given one at a time.
  func begin(steps: Int, batch: Int) {
    output = outputRoom.tensor(steps: steps, batch: batch, features: outputSize)
  }

  /// Step `t` of sequences that are given step by step, `[B, I]` to `[B, O]`.
  func forward(step t: Int, _ input: MatrixView<Scalar>) -> MatrixView<Scalar> {
    apply(input, to: output[t])
    return output[t]
  }

  /// Names all steps' inputs, after steps were given one at a time.
  func end(_ inputs: Tensor<Scalar>) -> Tensor<Scalar> {
    input = inputs
    return output
  }

  private func apply(_ input: MatrixView<Scalar>, to output: MatrixView<Scalar>) {
    guard let activation else {
      output.multiply(input, weight, transposed: .second)
      output.addToEveryRow(bias)
      return
    }
    let products = productRoom.tensor(steps: 1, batch: output.rows, features: outputSize)[0]
    products.multiply(input, weight, transposed: .second)
    unsafe Scalar.elmanForward(
      activation, batch: output.rows, hidden: outputSize, gates: products.base, bias: bias.base,
      h: output.base)
  }

  /// Adds the gradients of weight and bias.
  ///
  /// - Parameters:
  ///   - outputGradients: `[T, B, O]`, for every step.
  ///   - wantsInputGradients: whether to compute `∂L/∂input`.
  /// - Returns: `[T, B, I]`, or nil.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward(
    _ outputGradients: Tensor<Scalar>, wantsInputGradients: Bool
  ) -> Tensor<Scalar>? {
    precondition(
      outputGradients.count == output.count, "gradients of every output expected")
    var products = outputGradients.flattened
    if let activation {
      products =
        productRoom.tensor(steps: output.steps, batch: output.batch, features: outputSize)
        .flattened
      unsafe Scalar.elmanBackward(
        activation, count: output.count, h: output.flattened.base,
        dh: outputGradients.flattened.base, gates: products.base)
    }
    weightGradient.multiply(products, input.flattened, transposed: .first, beta: 1)
    biasGradient.addColumnSums(of: products)
    guard wantsInputGradients else { return nil }
    let gradients = inputGradientRoom.tensor(
      steps: output.steps, batch: output.batch, features: inputSize)
    gradients.flattened.multiply(products, weight)
    return gradients
  }

  /// `∂L/∂input` of one step, before `backward` adds the parameters' gradients; identity only.
  func inputGradient(
    _ outputGradient: MatrixView<Scalar>, addingTo gradient: MatrixView<Scalar>
  ) {
    precondition(activation == nil, "one step backwards is for linear read-outs")
    gradient.multiply(outputGradient, weight, beta: 1)
  }

  /// Nothing to append.
  public func appendState(to array: inout [Scalar]) {}

  /// Nothing to restore.
  public func restoreState(_ state: ArraySlice<Scalar>, batch: Int) {}
}
