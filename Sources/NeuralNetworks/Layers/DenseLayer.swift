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
  private(set) var output = Tensor<Scalar>(steps: 0, batch: 0, features: 0)
  private var outputRoom = Workspace<Scalar>()
  private var productRoom = Workspace<Scalar>()
  private var stepInputRoom = Workspace<Scalar>()
  private var stepProductRoom = Workspace<Scalar>()
  private var inputGradientRoom = Workspace<Scalar>()

  /// Appends the two blocks of a dense layer: Glorot-uniform weights, zero bias.
  ///
  /// - Parameters:
  ///   - layout: receives the blocks.
  ///   - prefix: stands before `weight` and `bias`.
  ///   - inputSize: I.
  ///   - outputSize: O.
  ///   - initialisation: the weights before training.
  /// - Returns: weight and bias.
  public static func appendParameters(
    to layout: inout ParameterLayout, prefix: String, inputSize: Int, outputSize: Int,
    _ initialisation: Initialisation = .glorotUniform(gates: 1)
  ) -> (weight: ParameterBlock, bias: ParameterBlock) {
    let weight = layout.append(
      "\(prefix)weight", shape: [outputSize, inputSize], initialisation)
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
    output = outputRoom.tensor(steps: input.steps, batch: input.batch, features: outputSize)
    self.input = input
    apply(input.flattened, to: output.flattened)
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

  /// Nothing to append.
  public func appendState(to array: inout [Scalar]) {}

  /// Nothing to restore.
  public func restoreState(_ state: ArraySlice<Scalar>, batch: Int) {}
}

/// The layer walked one step at a time, for decoders whose next input is their last output.
extension DenseLayer {
  /// Makes room for steps given one at a time.
  func begin(steps: Int, batch: Int) {
    input = stepInputRoom.tensor(steps: steps, batch: batch, features: inputSize)
    output = outputRoom.tensor(steps: steps, batch: batch, features: outputSize)
  }

  /// Step `t`, `[B, I]` to `[B, O]`.
  func forward(step t: Int, _ stepInput: MatrixView<Scalar>) -> MatrixView<Scalar> {
    input[t].copy(stepInput)
    apply(input[t], to: output[t])
    return output[t]
  }

  /// `∂L/∂input` of step `t`, `[B, I]`.
  func backward(step t: Int, _ outputGradient: MatrixView<Scalar>) -> MatrixView<Scalar> {
    let products = stepProducts[t]
    if let activation {
      unsafe Scalar.elmanBackward(
        activation, count: outputGradient.rows * outputSize, h: output[t].base,
        dh: outputGradient.base, gates: products.base)
    } else {
      products.copy(outputGradient)
    }
    let gradients = inputGradientRoom.tensor(
      steps: output.steps, batch: output.batch, features: inputSize)
    gradients[t].multiply(products, weight)
    return gradients[t]
  }

  /// Adds the parameters' gradients, once every step has been walked back.
  func endBackward() {
    let products = stepProducts.flattened
    weightGradient.multiply(products, input.flattened, transposed: .first, beta: 1)
    biasGradient.addColumnSums(of: products)
  }

  /// `∂L/∂(x Wᵀ + b)` of all steps.
  private var stepProducts: Tensor<Scalar> {
    stepProductRoom.tensor(steps: output.steps, batch: output.batch, features: outputSize)
  }
}
