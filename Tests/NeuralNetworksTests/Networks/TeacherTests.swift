import NeuralNetworks
import NumericalMethods
import Testing

/// The teacher is the targets and the network shifts them: what step `t` must say it never sees.
@Suite struct TeacherTests {
  private struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let options: NetworkOptions
    /// How many steps pass before an observed output is shown.
    let delay: Int
    var testDescription: String { name }
  }

  private static let cases: [Case] = {
    func options(_ cell: CellKind, _ topology: Topology) -> NetworkOptions {
      NetworkOptions(
        inputSize: 3, outputSize: 2, cell: cell, hiddenSizes: [4], topology: topology)
    }
    var dilated = options(.jordan(.tanh), .manyToManyInStep)
    dilated.dilations = [2]
    return [
      Case(name: "Jordan", options: options(.jordan(.tanh), .manyToManyInStep), delay: 1),
      Case(name: "Jordan, every second step", options: dilated, delay: 2),
      Case(name: "decoder", options: options(.gruResetAfter, .encoderDecoder(steps: 6)), delay: 1),
    ]
  }()

  private let random = SeededRandom(seed: 3)

  private func network(_ options: NetworkOptions) -> any Network<Double> {
    let network = options.makeNetwork(Double.self)
    var stream = random.child(0)
    GradientCheck.perturb(network, using: &stream)
    return network
  }

  /// The outputs `[step][number]` of a training pass over 6 steps with a teacher.
  private func outputs(
    _ network: any Network<Double>, _ teacher: Tensor<Double>?
  ) -> [[Double]] {
    var stream = random.child(1)
    let input = NetworkInput(
      GradientCheck.normals(steps: 6, batch: 5, features: 3, using: &stream), teacher: teacher)
    var draws = random.child(2)
    let outputs = network.forward(input, from: .zeros, using: &draws)
    return (0..<6).map { t in outputs.steps(t..<t + 1).array }
  }

  private func teacher() -> Tensor<Double> {
    var stream = random.child(3)
    return GradientCheck.normals(steps: 6, batch: 5, features: 2, using: &stream)
  }

  @Test(arguments: cases) private func anOutputIsUnmovedByItsOwnTarget(item: Case) {
    let network = network(item.options)
    let before = outputs(network, teacher())
    for t in 0..<6 {
      let changed = teacher()
      for b in 0..<5 { changed[t, b, 0] += 10 }
      let after = outputs(network, changed)
      let first = min(t + item.delay, 6)
      #expect(after[..<first] == before[..<first], "step \(t)")
      if first < 6 { #expect(after[first] != before[first], "step \(t)") }
    }
  }

  @Test(arguments: cases) private func aMissingObservationIsReplacedByTheOwnOutput(item: Case) {
    let network = network(item.options)
    let missing = teacher()
    missing.flattened.fill(.nan)
    #expect(outputs(network, missing) == outputs(network, nil))
    #expect(outputs(network, teacher()) != outputs(network, nil))
  }

  @Test func predictionsAreNotTaught() {
    for item in Self.cases {
      let network = network(item.options)
      var stream = random.child(1)
      let sequence = GradientCheck.normals(steps: 6, batch: 5, features: 3, using: &stream)
      let taught = network.predict(NetworkInput(sequence, teacher: teacher()), from: .zeros).array
      #expect(network.predict(NetworkInput(sequence), from: .zeros).array == taught)
    }
  }

  /// Its halves feed back what the network does not say: a teacher must not be lost in silence.
  @Test func aBidirectionalJordanNetworkTakesNoTeacher() async {
    await #expect(processExitsWith: .failure) {
      var options = TeacherTests.cases[0].options
      options.isBidirectional = true
      let network = RecurrentNetwork<Double>(options)
      let sequence = Tensor<Double>(steps: 6, batch: 5, features: 3)
      let teacher = Tensor<Double>(steps: 6, batch: 5, features: 2)
      _ = network.predict(NetworkInput(sequence, teacher: teacher), from: .zeros)
    }
  }

  /// With Gaussian outputs [μ, s] the raw scale must not come back as an observation.
  @Test func onlyTheChosenColumnsAreFedBack() throws {
    for (feedback, scale, moves) in [
      ([0], 1, false), ([1], 0, false), ([0, 1], 1, true), ([], 1, true),
    ] {
      var options = Self.cases[2].options
      options.feedbackColumns = feedback
      let network = network(options)
      let bias = try #require(network.parameters.layout.block(named: "head.0.bias"))
      func means() -> [Double] {
        outputs(network, nil).flatMap { step in
          stride(from: 1 - scale, to: step.count, by: 2).map { step[$0] }
        }
      }
      let before = means()
      network.parameters.values[bias.offset + scale] += 3
      #expect((means() != before) == moves, "\(feedback)")
    }
  }
}
