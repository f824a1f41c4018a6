import ForecastTestSupport
import NumericalMethods
import Testing

@testable import NeuralNetworks

/// Batches that are cut into pieces.
@Suite struct BatchPieceTests {
  /// 61 sequences of 13 steps are pieces of 31 and 30.
  private static let (sequences, steps) = (61, 13)

  private static func options(_ cell: CellKind = .lstm(.forgetGate)) -> NetworkOptions {
    var options = NetworkOptions(
      inputSize: 2, outputSize: 3, cell: cell, hiddenSizes: [64], topology: .manyToOne)
    options.headSizes = [40]
    return options
  }

  private static func samples<Scalar: NetworkScalar>(
    _ count: Int = sequences, steps targetSteps: Int = 1, width: Int = 3
  ) -> SequenceSamples<Scalar> {
    var random = SeededRandom(seed: 7)
    return SequenceSamples(
      inputs: (0..<count * steps * 2).map { _ in Scalar(random.normal()) },
      targets: (0..<count * targetSteps * width).map { _ in Scalar(random.normal()) },
      inputShape: (count, steps, 2), targetShape: (targetSteps, width))
  }

  private static func training(_ loss: Loss = .meanSquaredError) -> TrainingOptions {
    TrainingOptions(
      loss: loss, rule: .gradientDescent(), learningRate: LearningRate(0.1), clipping: .none,
      batchSize: sequences, shuffles: false, maximumEpochs: 1)
  }

  @Test func cutsDependOnShapesAlone() {
    func size(_ batch: Int, steps: Int, hidden: Int, _ options: TrainingOptions) -> Int {
      var network = Self.options()
      network.hiddenSizes = [hidden]
      let trainer = Trainer(
        RecurrentNetwork<Float>(network), options: options, random: SeededRandom(seed: 1))
      let input = NetworkInput(Tensor<Float>(steps: steps, batch: batch, features: 2))
      return trainer.pieceSize(
        of: TrainingBatch(
          input: input, targets: Tensor(steps: 1, batch: batch, features: 3)))
    }
    let options = Self.training()
    #expect(size(64, steps: 30, hidden: 64, options) == 32)
    #expect(size(61, steps: 30, hidden: 64, options) == 31)
    #expect(size(128, steps: 30, hidden: 64, options) == 32)
    #expect(size(40, steps: 30, hidden: 64, options) == 40)
    // Too little work a step, or over all steps.
    #expect(size(64, steps: 30, hidden: 8, options) == 64)
    #expect(size(64, steps: 2, hidden: 64, options) == 64)
    var truncated = options
    truncated.truncation = 5
    #expect(size(64, steps: 30, hidden: 64, truncated) == 64)
  }

  /// With the sum of squares, whose reduction is no mean, and with a mean of targets of which some
  /// are missing.
  @Test(arguments: [Loss.halfSquaredError, .meanAbsoluteError])
  func piecesAddUpToTheGradientOfTheBatch(_ loss: Loss) throws {
    let samples: SequenceSamples<Double> = Self.samples()
    let weights = Tensor<Double>(steps: 1, batch: Self.sequences, features: 3)
    for place in 0..<weights.count { weights.buffer[place] = place % 5 == 0 ? 0 : 1 }
    let (whole, cut) = (
      RecurrentNetwork<Double>(Self.options()), RecurrentNetwork<Double>(Self.options())
    )
    for network in [whole, cut] { network.initialise(using: SeededRandom(seed: 3)) }
    var batch = samples.batch(of: Array(0..<Self.sequences)[...])
    batch.weights = weights
    var random = SeededRandom(seed: 1)
    let outputs = whole.forward(batch.input, from: .zeros, using: &random)
    let gradients = Tensor<Double>(steps: 1, batch: Self.sequences, features: 3)
    let expected = loss.value(
      of: outputs, targets: batch.targets, weights: weights, gradients: gradients)
    whole.backward(gradients)
    let trainer = Trainer(cut, options: Self.training(loss), random: SeededRandom(seed: 2))
    #expect(trainer.pieceSize(of: batch) == 31)
    let value = trainer.passes(over: batch, using: &random)
    expectClose(value.sum, expected.sum, relative: 1e-12)
    #expect(value.weight == expected.weight)
    expectClose(
      cut.parameters.gradients.array, whole.parameters.gradients.array, absolute: 1e-12)
  }

  private static func bytes(
    _ network: some Network<Float>, on samples: SequenceSamples<Float>, crew: WorkCrew?
  ) throws -> [Float] {
    network.initialise(using: SeededRandom(seed: 5))
    var options = training()
    options.rule = .adam()
    options.maximumEpochs = 3
    let trainer = Trainer(network, options: options, random: SeededRandom(seed: 9), crew: crew)
    try trainer.fit(samples)
    #expect(trainer.pieces.count == 2)
    return network.parameters.values.array + trainer.history.stepLosses.map { Float($0) }
  }

  private static var dropping: NetworkOptions {
    var options = options(.gruResetAfter)
    options.hiddenSizes = [64, 64]
    options.dropout = .betweenLayers(rate: 0.3)
    return options
  }

  @Test(arguments: [options(), dropping])
  func theBytesAreTheSameForAnyNumberOfThreads(_ options: NetworkOptions) throws {
    let alone = try Self.bytes(RecurrentNetwork(options), on: Self.samples(), crew: nil)
    for threads in [1, 2, 8] {
      let crew = WorkCrew(threads: threads)
      for _ in 0..<3 {
        let found = try Self.bytes(RecurrentNetwork(options), on: Self.samples(), crew: crew)
        #expect(found == alone, "\(threads) threads")
      }
    }
  }

  @Test func decodersAndSegmentsAreCutToo() throws {
    var decoder = Self.options()
    decoder.topology = .encoderDecoder(steps: 4)
    decoder.feedbackColumns = [0, 1]
    let shape = SegmentNetwork<Float>.Shape(
      inputSize: 2, outputSize: 3, segments: 4, embeddingSize: 60, hiddenSize: 64)
    let samples: SequenceSamples<Float> = Self.samples(steps: 4)
    for threads in [2, 8] {
      let crew = WorkCrew(threads: threads)
      #expect(
        try Self.bytes(EncoderDecoder(decoder, steps: 4), on: samples, crew: crew)
          == Self.bytes(EncoderDecoder(decoder, steps: 4), on: samples, crew: nil))
      #expect(
        try Self.bytes(SegmentNetwork(shape), on: samples, crew: crew)
          == Self.bytes(SegmentNetwork(shape), on: samples, crew: nil))
    }
  }

  @Test func aTrainingThatIsResumedGivesTheBytesOfOneThatWasNot() throws {
    var options = Self.training()
    options.rule = .adam()
    options.maximumEpochs = 4
    let samples: SequenceSamples<Float> = Self.samples()
    func trainer(threads: Int) -> Trainer<RecurrentNetwork<Float>> {
      let network = RecurrentNetwork<Float>(Self.dropping)
      network.initialise(using: SeededRandom(seed: 5))
      return Trainer(
        network, options: options, random: SeededRandom(seed: 9),
        crew: WorkCrew(threads: threads))
    }
    let whole = trainer(threads: 2)
    try whole.fit(samples)
    let first = trainer(threads: 8)
    try first.fit(samples) { $0.stepsDone == 2 ? .stop : .proceed }
    let second = trainer(threads: 1)
    try second.restore(first.checkpoint())
    try second.fit(samples)
    #expect(second.network.parameters.values.array == whole.network.parameters.values.array)
    #expect(second.history.stepLosses == whole.history.stepLosses)
  }

  @Test func aTwinSharesParametersAndNothingElse() throws {
    let network = RecurrentNetwork<Float>(Self.options())
    let twin = try #require(network.twin())
    network.parameters.values.fill(0.5)
    network.parameters.gradients.fill(2)
    #expect(twin.parameters.values.array == network.parameters.values.array)
    #expect(twin.parameters.gradients.array.allSatisfy { $0 == 0 })
    let jordan = NetworkOptions(
      inputSize: 2, outputSize: 3, cell: .jordan(.tanh), hiddenSizes: [64], topology: .manyToOne)
    #expect(RecurrentNetwork<Float>(jordan).twin() == nil)
  }
}
