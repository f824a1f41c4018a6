import NeuralNetworks
import NumericalMethods

/// The smallest network with everything a trainer touches: `y = x W + b + s`, where the state `s`
/// is what a sequence has summed of its first input, `s = ½ s + x₀`, without a gradient.
final class AffineNetwork<Scalar: NetworkScalar>: Network {
  let parameters: Parameters<Scalar>
  let inputSize: Int
  let outputSize: Int
  let weight: ParameterBlock
  let bias: ParameterBlock
  let stateShare: Scalar
  private var state: [Scalar] = []
  private var lastInput: Tensor<Scalar>?
  /// How many forward passes were made.
  private(set) var passes = 0
  /// The teacher's rate in each of them.
  private(set) var teacherRates: [Double] = []

  init(inputs: Int, outputs: Int, stateShare: Scalar = 0) {
    var layout = ParameterLayout()
    weight = layout.append(
      "weight", shape: [inputs, outputs], .uniform(bound: 0.5))
    bias = layout.append("bias", shape: [outputs], .constant(0))
    parameters = Parameters(layout)
    (inputSize, outputSize) = (inputs, outputs)
    self.stateShare = stateShare
  }

  func forward(
    _ input: NetworkInput<Scalar>, from start: StateOrigin, using random: inout SeededRandom
  ) -> Tensor<Scalar> {
    lastInput = input.sequence
    passes += 1
    teacherRates.append(input.teacherRate)
    return predict(input, from: start)
  }

  func predict(_ input: NetworkInput<Scalar>, from start: StateOrigin) -> Tensor<Scalar> {
    let x = input.sequence
    if start == .zeros { state = Array(repeating: 0, count: x.batch) }
    precondition(state.count == x.batch, "the state is of another batch")
    let y = Tensor<Scalar>(steps: x.steps, batch: x.batch, features: outputSize)
    y.flattened.multiply(x.flattened, parameters.value(weight))
    y.flattened.addToEveryRow(parameters.value(bias))
    for t in 0..<x.steps {
      for b in 0..<x.batch {
        state[b] = state[b] / 2 + stateShare * x[t, b, 0]
        for f in 0..<outputSize { y[t, b, f] += state[b] }
      }
    }
    return y
  }

  func backward(_ outputGradients: Tensor<Scalar>) {
    guard let lastInput else { return }
    parameters.gradient(weight).multiply(
      lastInput.flattened, outputGradients.flattened, transposed: .first, beta: 1)
    parameters.gradient(bias).addColumnSums(of: outputGradients.flattened)
  }

  func carriedState() -> [Scalar] { state }

  func restoreState(_ state: [Scalar], batch: Int) {
    precondition(state.count == batch, "the state is of another batch")
    self.state = state
  }
}
