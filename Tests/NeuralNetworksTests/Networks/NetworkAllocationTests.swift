import CAllocationCounter
import NeuralNetworks
import NumericalMethods
import Testing

/// No allocation inside a training step, once the workspaces have seen the shape.
///
/// The counter sees every library's: OpenBLAS packs some sizes into memory of its own, so the sizes
/// here are ones it multiplies in place. Loops that must not allocate run over indices: without
/// optimisation, iterators of arrays do.
@Suite struct NetworkAllocationTests {
  @Test(arguments: CellKind.named.map(\.name))
  func aTrainingStepAllocatesNothing(cell: String) throws {
    let kind = try #require(CellKind.named.first { $0.name == cell }).kind
    let options = NetworkOptions(
      inputSize: 3, outputSize: 2, cell: kind, hiddenSizes: [4, 3], topology: .manyToManyInStep)
    try expectNoAllocation(options, cell)
  }

  @Test func skipsNormsBothDirectionsAndDropoutAllocateNothing() throws {
    for skip in SkipConnections.allCases {
      var options = NetworkOptions(
        inputSize: 3, outputSize: 2, cell: .lstm(.forgetGate), hiddenSizes: [4, 4, 3])
      options.skip = skip
      options.normalisesLayers = true
      options.isBidirectional = true
      options.dropout = .variational(rate: 0.2)
      options.headSizes = [5]
      try expectNoAllocation(options, "\(skip)")
    }
  }

  @Test func aDecoderAllocatesNothing() throws {
    for skip in SkipConnections.allCases {
      var options = NetworkOptions(
        inputSize: 3, outputSize: 2, cell: .gruResetAfter, hiddenSizes: [4, 4, 3],
        topology: .encoderDecoder(steps: 6))
      options.skip = skip
      options.normalisesLayers = true
      options.dropout = .betweenLayers(rate: 0.2)
      options.headSizes = [5]
      options.embedding = .init(features: 2, size: 5)
      options.feedbackColumns = [1]
      try expectNoAllocation(options, "decoder, \(skip)")
    }
  }

  private func expectNoAllocation(_ options: NetworkOptions, _ name: String) throws {
    let network = options.makeNetwork(Float.self)
    network.initialise(using: SeededRandom(seed: 1))
    let parameters = network.parameters
    let optimiser = Optimiser<Float>(.adam(), parameterCount: parameters.layout.count)
    let input = NetworkInput(Tensor<Float>(steps: 7, batch: 4, features: 3))
    let steps = options.topology.outputSteps(reading: 7)
    let targets = Tensor<Float>(steps: steps, batch: 4, features: 2)
    let gradients = Tensor<Float>(steps: steps, batch: 4, features: 2)
    var random = SeededRandom(seed: 2)
    func train() {
      parameters.zeroGradients()
      let outputs = network.forward(input, from: .zeros, using: &random)
      _ = Loss.meanSquaredError.value(of: outputs, targets: targets, gradients: gradients)
      network.backward(gradients)
      _ = GradientClipping.norm(1).apply(to: parameters.gradients)
      optimiser.step(parameters.values, gradients: parameters.gradients, rate: 1e-3)
    }
    train()
    // The best of three rounds: a first use of a generic type elsewhere may fall into one.
    var fewest = Int.max
    for _ in 0..<3 {
      allocation_counter_begin()
      var left = 10
      while left > 0 {
        train()
        left -= 1
      }
      fewest = min(fewest, allocation_counter_end())
    }
    #expect(fewest == 0, "\(name): \(fewest) allocations in ten steps")
  }
}
