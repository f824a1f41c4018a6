import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct NetworkOptionsTests {
  private static func options(
    _ cell: CellKind = .lstm(.forgetGate), _ topology: Topology = .manyToOne,
    _ change: (inout NetworkOptions) -> Void = { _ in }
  ) -> NetworkOptions {
    var options = NetworkOptions(
      inputSize: 3, outputSize: 2, cell: cell, hiddenSizes: [4, 5], topology: topology)
    change(&options)
    return options
  }

  private func expect(
    _ problem: NetworkOptionsError, _ text: String, _ options: NetworkOptions,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: problem, sourceLocation: sourceLocation) {
      try options.validate()
    }
    #expect(error?.description == text, sourceLocation: sourceLocation)
  }

  @Test func acceptsWhatANetworkCanBe() throws {
    for (_, kind) in CellKind.named { try Self.options(kind).validate() }
    try Self.options(.gruResetAfter, .encoderDecoder(steps: 4)) {
      $0.skip = .inputToEveryLayer
      $0.normalisesLayers = true
      $0.dropout = .variational(rate: 0.5)
      $0.dilations = [1, 3]
      $0.headSizes = [7]
      $0.futureSize = 2
      $0.embedding = .init(features: 2, size: 9)
      $0.feedbackColumns = [1]
    }.validate()
  }

  /// What is added or joined below the last Jordan cell leaves alone what it feeds back.
  @Test func acceptsJordanNetworksThatFeedBackWhatTheySay() throws {
    try Self.options(.jordan(.tanh)) { $0.skip = .residual }.validate()
    try Self.options(.jordan(.tanh)) { $0.skip = .inputToEveryLayer }.validate()
    try Self.options(.jordan(.tanh)) {
      $0.isBidirectional = true
      $0.headSizes = [7]
    }.validate()
  }

  @Test func refusesSizesThatAreNone() {
    expect(
      .sizeTooSmall(option: "hiddenSizes", found: 0),
      "hiddenSizes: expected at least 1, found 0.", Self.options { $0.hiddenSizes = [4, 0] })
    expect(
      .sizeTooSmall(option: "steps", found: 0), "steps: expected at least 1, found 0.",
      Self.options(.gruResetAfter, .encoderDecoder(steps: 0)))
    expect(
      .noLayers, "hiddenSizes: expected at least one layer, found none.",
      Self.options { $0.hiddenSizes = [] })
    expect(
      .dilationCount(expected: 2, found: 1),
      "dilations: expected one a layer, 2, or none, found 1.", Self.options { $0.dilations = [2] })
  }

  @Test func refusesDropoutThatWouldDropNothingOrAll() {
    expect(
      .dropoutRate(1), "dropout: expected a rate from 0 to below 1, found 1.0.",
      Self.options { $0.dropout = .variational(rate: 1) })
    for dropout in [Dropout.betweenLayers(rate: 0.1), .variational(rate: 0.1)] {
      expect(
        .dropoutOfOneLayer,
        "dropout: it acts between layers, and there is one layer. Add a layer or leave it out.",
        Self.options {
          $0.hiddenSizes = [4]
          $0.dropout = dropout
        })
    }
  }

  @Test func refusesEmbeddingsOfFeaturesThatAreNotThere() {
    expect(
      .embeddedFeatures(found: 4, available: 3, reader: "network"),
      "embedding: expected at most the 3 features that the network reads, found 4.",
      Self.options { $0.embedding = .init(features: 4, size: 2) })
    expect(
      .embeddedFeatures(found: 2, available: 1, reader: "decoder"),
      "embedding: expected at most the 1 features that the decoder reads, found 2.",
      Self.options(.gruResetAfter, .encoderDecoder(steps: 3)) {
        $0.embedding = .init(features: 2, size: 2)
        $0.futureSize = 1
      })
  }

  @Test func refusesPartsThatContradictEachOther() {
    expect(
      .normalisedJordan,
      """
      normalisesLayers: a Jordan cell feeds its own output back, which a normalisation behind it \
      would change. Take another cell or leave the normalisation out.
      """, Self.options(.jordan(.tanh)) { $0.normalisesLayers = true })
    expect(
      .jordanHead,
      """
      headSizes: a Jordan cell feeds its own output back, and dense layers behind it would say \
      something else. Take another cell or leave them out.
      """, Self.options(.jordan(.tanh)) { $0.headSizes = [7] })
    expect(
      .residualJordan,
      """
      skip: a Jordan cell feeds its own output back, which its input, as wide as it, would be \
      added to. Take another cell, another last layer below or the skip none.
      """,
      Self.options(.jordan(.tanh)) {
        $0.hiddenSizes = [2, 5]
        $0.skip = .residual
      })
    expect(
      .jordanDecoder,
      """
      cell: a Jordan cell feeds its output back by itself. Take another cell for the decoder, or \
      the topology manyToManyInStep.
      """, Self.options(.jordan(.tanh), .encoderDecoder(steps: 3)))
    expect(
      .bidirectionalDecoder,
      """
      isBidirectional: a decoder goes on from the newest state, and the half that reads backwards \
      ends in the oldest. Leave it out.
      """, Self.options(.gruResetAfter, .encoderDecoder(steps: 3)) { $0.isBidirectional = true })
    for columns in [[2], [-1], [0, 0]] {
      expect(
        .feedbackColumns(columns, outputSize: 2),
        "feedbackColumns: expected different columns from 0 to 1, found \(columns).",
        Self.options(.gruResetAfter, .encoderDecoder(steps: 3)) { $0.feedbackColumns = columns })
    }
    expect(
      .noDecoder(option: "futureSize"),
      """
      futureSize: only a decoder has use for it. Take the topology encoderDecoder or leave it out.
      """, Self.options { $0.futureSize = 1 })
    expect(
      .noDecoder(option: "feedbackColumns"),
      """
      feedbackColumns: only a decoder has use for it. Take the topology encoderDecoder or leave \
      it out.
      """, Self.options { $0.feedbackColumns = [0] })
  }

  @Test func aNetworkOfRefusedOptionsTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = RecurrentNetwork<Float>(
        Self.options(.jordan(.tanh)) { $0.normalisesLayers = true })
    }
  }

  @Test func nothingIsCarriedThroughALayerThatReadsBackwards() async {
    await #expect(processExitsWith: .failure) {
      let network = RecurrentNetwork<Float>(Self.options { $0.isBidirectional = true })
      let input = NetworkInput(Tensor<Float>(steps: 5, batch: 6, features: 3))
      _ = network.predict(input, from: .zeros)
      _ = network.predict(input, from: .carried)
    }
    await #expect(processExitsWith: .failure) {
      let network = RecurrentNetwork<Double>(
        Self.options(.gruResetAfter, .manyToManyInStep) {
          $0.isBidirectional = true
          $0.outputSize = 1
          $0.inputSize = 2
        })
      let trainer = Trainer(
        network, options: TrainingOptions(loss: .meanSquaredError, truncation: 2),
        random: SeededRandom(seed: 1))
      _ = try trainer.fit(TrainerTests.samples(3, seed: 1))
    }
  }

  @Test func oneToManyReadsOneStep() async {
    let network = Self.options(.gruResetAfter, .oneToMany(steps: 3)).makeNetwork(Float.self)
    let one = network.predict(
      NetworkInput(Tensor<Float>(steps: 1, batch: 6, features: 3)), from: .zeros)
    #expect((one.steps, one.batch, one.features) == (3, 6, 2))
    await #expect(processExitsWith: .failure) {
      let network = Self.options(.gruResetAfter, .oneToMany(steps: 3)).makeNetwork(Float.self)
      _ = network.predict(
        NetworkInput(Tensor<Float>(steps: 2, batch: 6, features: 3)), from: .zeros)
    }
  }
}
