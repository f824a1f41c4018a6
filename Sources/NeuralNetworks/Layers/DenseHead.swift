/// The dense layers between the last state and the output: hidden ones, then the linear read-out.
final class DenseHead<Scalar: NetworkScalar> {
  /// Weight and bias of each layer.
  typealias Plan = [(weight: ParameterBlock, bias: ParameterBlock)]

  private let layers: [DenseLayer<Scalar>]

  /// Appends the head's parameters, `head.0.weight`, `head.0.bias`, ….
  ///
  /// - Parameters:
  ///   - options: the widths of the hidden layers and of the output.
  ///   - inputSize: the width of the last state.
  ///   - readsOut: whether a linear layer of the output's width ends it.
  ///   - layout: receives the blocks.
  /// - Returns: the blocks, lowest layer first.
  static func plan(
    _ options: NetworkOptions, inputSize: Int, readsOut: Bool, layout: inout ParameterLayout
  ) -> Plan {
    var width = inputSize
    if !options.headSizes.isEmpty { layout.describe("head", options.headActivation.rawValue) }
    let sizes = options.headSizes + (readsOut ? [options.outputSize] : [])
    return sizes.enumerated().map { index, size in
      defer { width = size }
      let isSilent = options.startsSilent && readsOut && index == sizes.count - 1
      return DenseLayer<Scalar>.appendParameters(
        to: &layout, prefix: "head.\(index).", inputSize: width, outputSize: size,
        isSilent ? .constant(0) : .glorotUniform(gates: 1))
    }
  }

  init(_ options: NetworkOptions, plan: Plan, parameters: Parameters<Scalar>) {
    layers = plan.enumerated().map { index, blocks in
      DenseLayer(
        blocks, parameters: parameters,
        activation: index < options.headSizes.count ? options.headActivation : nil)
    }
  }

  /// All steps at once, `[T, B, F]` to `[T, B, O]`; the input itself where there are no layers.
  func forward(_ input: Tensor<Scalar>) -> Tensor<Scalar> {
    var output = input
    for index in 0..<layers.count {
      output = layers[index].forward(output, from: .zeros, for: .training)
    }
    return output
  }

  /// All steps backwards: adds the parameters' gradients, gives `∂L/∂input`.
  func backward(_ outputGradients: Tensor<Scalar>) -> Tensor<Scalar> {
    var gradients = outputGradients
    var index = layers.count
    while index > 0 {
      index -= 1
      gradients = layers[index].backward(gradients, wantsInputGradients: true) ?? gradients
    }
    return gradients
  }

  /// Makes room for steps given one at a time.
  func begin(steps: Int, batch: Int) {
    for index in 0..<layers.count { layers[index].begin(steps: steps, batch: batch) }
  }

  /// Step `t`, `[B, F]` to `[B, O]`.
  func forward(step t: Int, _ input: MatrixView<Scalar>) -> MatrixView<Scalar> {
    var output = input
    for index in 0..<layers.count { output = layers[index].forward(step: t, output) }
    return output
  }

  /// The outputs of all steps given one at a time, `[T, B, O]`.
  var outputs: Tensor<Scalar> { layers[layers.count - 1].output }

  /// Step `t` backwards: gives `∂L/∂input` of the step.
  func backward(step t: Int, _ gradient: MatrixView<Scalar>) -> MatrixView<Scalar> {
    var below = gradient
    var index = layers.count
    while index > 0 {
      index -= 1
      below = layers[index].backward(step: t, below)
    }
    return below
  }

  /// Adds the parameters' gradients, once every step has been walked back.
  func endBackward() {
    for index in 0..<layers.count { layers[index].endBackward() }
  }
}
