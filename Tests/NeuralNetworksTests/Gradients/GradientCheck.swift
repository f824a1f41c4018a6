import NeuralNetworks
import NumericalMethods
import Testing

/// Compares hand-written gradients with differences.
enum GradientCheck {
  /// A tensor of normal numbers.
  static func normals(
    steps: Int, batch: Int, features: Int, using random: inout SeededRandom
  ) -> Tensor<Double> {
    let tensor = Tensor<Double>(steps: steps, batch: batch, features: features)
    for t in 0..<steps {
      for b in 0..<batch {
        for f in 0..<features { tensor[t, b, f] = random.normal() }
      }
    }
    return tensor
  }

  /// Draws every parameter from a normal distribution, so that none is zero or structured.
  static func perturb(_ network: any Network<Double>, using random: inout SeededRandom) {
    for index in 0..<network.parameters.values.count {
      network.parameters.values[index] = 0.4 * random.normal()
    }
  }

  /// The largest difference between the gradients of a pass and those by differences.
  ///
  /// The five-point stencil has error O(h⁴). A difference counts relative to the derivative
  /// itself, or to a thousandth of the largest where it is smaller.
  ///
  /// - Parameters:
  ///   - network: checked at its present parameters.
  ///   - input: what it reads.
  ///   - state: the state before the first step.
  ///   - loss: of the outputs.
  ///   - seed: of the stream every pass draws its masks from, the same each time.
  ///   - every: checks one parameter of so many in each block.
  ///   - offset: which of them comes first.
  /// - Returns: the relative error and the name of the block where it is.
  static func worstError(
    _ network: any Network<Double>, _ input: NetworkInput<Double>, state: [Double],
    loss: CheckedLoss, seed: UInt64 = 3, every: Int = 1, from offset: Int = 0
  ) -> (error: Double, block: String) {
    func pass() -> Tensor<Double> {
      var random = SeededRandom(seed: seed)
      network.restoreState(state, batch: input.sequence.batch)
      return network.forward(input, from: .carried, using: &random)
    }
    let parameters = network.parameters
    parameters.zeroGradients()
    let outputs = pass()
    let gradients = Tensor(
      Buffer(loss.evaluate(outputs).gradients), steps: outputs.steps, batch: outputs.batch,
      features: outputs.features)
    network.backward(gradients)
    let analytic = parameters.gradients.array
    let largest = analytic.reduce(0) { max($0, abs($1)) }
    var worst = (error: 0.0, block: "none")
    for block in parameters.layout.blocks {
      let first = block.offset + offset % min(every, block.count)
      for index in stride(from: first, to: block.range.upperBound, by: every) {
        let value = parameters.values[index]
        func at(_ shift: Double) -> Double {
          parameters.values[index] = value + shift
          return loss.evaluate(pass()).value
        }
        func error(_ h: Double) -> Double {
          let difference = (at(-2 * h) - 8 * at(-h) + 8 * at(h) - at(2 * h)) / (12 * h)
          let scale = max(abs(difference), abs(analytic[index]), 1e-3 * largest)
          return abs(difference - analytic[index]) / scale
        }
        var relative = error(1e-3)
        // A rectifier's kink inside the stencil: look closer. A wrong gradient stays wrong.
        for h in [1e-5, 1e-6] where !(relative < 1e-6) { relative = error(h) }
        parameters.values[index] = value
        if !(relative <= worst.error) { worst = (relative, block.name) }
      }
    }
    return worst
  }
}
