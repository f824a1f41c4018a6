public import NumericalMethods

/// Dense layers on top of each other, the same at every step.
///
///     a_1 = f(W_1 x + b_1),   a_l = f(W_l a_{l-1} + b_l),   y = U a + b_y
///
/// A window given as one step `[1, B, L]` makes it the feed-forward network of neural
/// autoregressions.
public final class FeedForwardNetwork<Scalar: NetworkScalar>: Network {
  /// The parameters: `layers.0.…`, `head.…`.
  public let parameters: Parameters<Scalar>
  /// I.
  public let inputSize: Int
  /// O.
  public let outputSize: Int
  private let layers: [DenseLayer<Scalar>]

  /// A network of zeros; `initialise(using:)` gives starting values.
  ///
  /// - Parameters:
  ///   - inputSize: I.
  ///   - hiddenSizes: the width of each hidden layer, lowest first; none is a linear network.
  ///   - outputSize: O.
  ///   - activation: f of the hidden layers.
  public init(
    inputSize: Int, hiddenSizes: [Int], outputSize: Int, activation: ElmanActivation = .tanh
  ) {
    self.inputSize = inputSize
    self.outputSize = outputSize
    var layout = ParameterLayout()
    var blocks: [(weight: ParameterBlock, bias: ParameterBlock)] = []
    var width = inputSize
    for (index, size) in (hiddenSizes + [outputSize]).enumerated() {
      let prefix = index < hiddenSizes.count ? "layers.\(index)." : "head."
      blocks.append(
        DenseLayer<Scalar>.appendParameters(
          to: &layout, prefix: prefix, inputSize: width, outputSize: size))
      width = size
    }
    if !hiddenSizes.isEmpty { layout.describe("activation", activation.rawValue) }
    let parameters = Parameters<Scalar>(layout)
    self.parameters = parameters
    layers = blocks.enumerated().map { index, block in
      DenseLayer(
        block, parameters: parameters, activation: index < hiddenSizes.count ? activation : nil)
    }
  }

  /// The layers at every step, `[T, B, I]` to `[T, B, O]`; nothing is dropped.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    predict(input, from: start)
  }

  /// The layers at every step, `[T, B, I]` to `[T, B, O]`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func predict(
    _ input: NetworkInput<Scalar>, from start: StateOrigin
  ) -> Tensor<Scalar> {
    var current = input.sequence
    for layer in layers { current = layer.forward(current, from: start, for: .training) }
    return current
  }

  /// Adds the gradients of the last `forward`.
  ///
  /// - Parameter outputGradients: `[T, B, O]`.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward(_ outputGradients: Tensor<Scalar>) {
    var gradients = outputGradients
    for index in layers.indices.reversed() {
      guard
        let below = layers[index].backward(gradients, wantsInputGradients: index > 0)
      else { return }
      gradients = below
    }
  }

  /// No.
  public var carriesState: Bool { false }

  /// Empty: there is no state.
  public func carriedState() -> [Scalar] { [] }

  /// Nothing to restore.
  public func restoreState(_ state: [Scalar], batch: Int) {}
}
