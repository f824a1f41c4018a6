import NeuralNetworks
import NumericalMethods
import Testing

/// Same seed, same bytes.
@Suite struct RepeatabilityTests {
  /// The weights after 20 steps of truncated training with dropout.
  private static func trainedWeights(_ kind: CellKind) -> [Float] {
    var options = NetworkOptions(
      inputSize: 3, outputSize: 2, cell: kind, hiddenSizes: [17, 19],
      topology: .manyToManyInStep)
    options.dropout = .betweenLayers(rate: 0.2)
    let network = RecurrentNetwork<Float>(options)
    var random = SeededRandom(seed: 31)
    network.initialise(using: random.child(0))
    let optimiser = Optimiser<Float>(.adam(), parameterCount: network.parameters.layout.count)
    let sequence = Tensor<Float>(steps: 9, batch: 5, features: 3)
    for index in 0..<sequence.count { sequence.buffer[index] = Float(random.normal()) }
    let targets = Tensor<Float>(steps: 9, batch: 5, features: 2)
    for index in 0..<targets.count { targets.buffer[index] = Float(random.normal()) }
    let gradients = Tensor<Float>(steps: 9, batch: 5, features: 2)
    for step in 0..<20 {
      network.parameters.zeroGradients()
      let outputs = network.forward(
        NetworkInput(sequence), from: step == 0 ? .zeros : .carried, using: &random)
      _ = Loss.meanSquaredError.value(of: outputs, targets: targets, gradients: gradients)
      network.backward(gradients)
      _ = GradientClipping.norm(1).apply(to: network.parameters.gradients)
      optimiser.step(
        network.parameters.values, gradients: network.parameters.gradients, rate: 1e-2)
    }
    return network.parameters.values.array
  }

  /// FNV-1a of the bits.
  private static func digest(_ numbers: [Float]) -> UInt64 {
    var digest = FNV1a()
    for number in numbers { digest.combine(number) }
    return digest.hash
  }

  @Test func twoThreadsTrainTheSameBytesAsOne() async {
    for (name, kind) in CellKind.named {
      let alone = Self.trainedWeights(kind)
      #expect(alone.allSatisfy { $0.isFinite })
      let together = await withTaskGroup(of: [Float].self) { group in
        for _ in 0..<2 { group.addTask { Self.trainedWeights(kind) } }
        return await group.reduce(into: [[Float]]()) { $0.append($1) }
      }
      #expect(together == [alone, alone], "\(name)")
      // Equal lines in a debug and a release run prove equal bytes on one machine.
      print("weights of \(name) after training: \(String(Self.digest(alone), radix: 16))")
    }
  }
}
