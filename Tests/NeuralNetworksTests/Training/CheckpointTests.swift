import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct CheckpointTests {
  typealias Net = RecurrentNetwork<Float>

  private static func network(_ dropout: Dropout = .betweenLayers(rate: 0.3)) -> Net {
    var options = NetworkOptions(
      inputSize: 2, outputSize: 1, cell: .lstm(.forgetGate), hiddenSizes: [3, 4],
      topology: .manyToManyInStep)
    options.dropout = dropout
    let network = Net(options)
    network.initialise(using: SeededRandom(seed: 2))
    return network
  }

  private static func samples(_ count: Int, seed: UInt64) -> SequenceSamples<Float> {
    var random = SeededRandom(seed: seed)
    return SequenceSamples(
      inputs: (0..<count * 14).map { _ in Float(random.normal()) },
      targets: (0..<count * 7).map { _ in Float(random.normal()) },
      inputShape: (count, 7, 2), targetShape: (7, 1))
  }

  private static let options: [TrainingOptions] =
    [WeightAveraging.none, .exponential(decay: 0.9), .lastEpochs(2)].map {
      TrainingOptions(
        loss: .meanSquaredError,
        learningRate: LearningRate(0.02, schedule: .reduceOnPlateau(factor: 0.5, patience: 0)),
        batchSize: 4, maximumEpochs: 4, truncation: 3, averaging: $0)
    }

  private func trainer(
    _ options: TrainingOptions, _ dropout: Dropout = .betweenLayers(rate: 0.3)
  ) -> Trainer<Net> {
    Trainer(Self.network(dropout), options: options, random: SeededRandom(seed: 8))
  }

  /// 10 samples in batches of 4, sequences of 7 in chunks of 3: 9 steps an epoch.
  @Test(arguments: options, [Dropout.betweenLayers(rate: 0.3), .variational(rate: 0.3)])
  func aResumedTrainingHasTheSameBits(options: TrainingOptions, dropout: Dropout) throws {
    let whole = trainer(options, dropout)
    try whole.fit(Self.samples(10, seed: 1), validation: Self.samples(5, seed: 2))
    #expect(whole.history.stepLosses.count == 36)
    // Inside a batch's chunks, at the end of a batch, of an epoch, of everything.
    for stop in [1, 5, 12, 18, 36] {
      let first = trainer(options, dropout)
      try first.fit(Self.samples(10, seed: 1), validation: Self.samples(5, seed: 2)) {
        $0.stepsDone == stop ? .stop : .proceed
      }
      let bytes = first.checkpoint().file().serialized()
      let checkpoint = try TrainingCheckpoint<Float>(file: try SafetensorsFile(bytes: bytes))
      #expect(checkpoint == first.checkpoint())
      let second = trainer(options, dropout)
      try second.restore(checkpoint)
      try second.fit(Self.samples(10, seed: 1), validation: Self.samples(5, seed: 2))
      #expect(second.history == whole.history, "stopped after \(stop)")
      #expect(
        second.network.parameters.values.array == whole.network.parameters.values.array,
        "stopped after \(stop)")
    }
  }

  /// 30 steps end within the fourth epoch: whoever is told to stop there has closed it as well.
  @Test func stoppedAtTheLastStepOfTheBudgetNothingIsLeftOut() throws {
    var options = Self.options[0]
    options.maximumSteps = 30
    let whole = trainer(options)
    try whole.fit(Self.samples(10, seed: 1), validation: Self.samples(5, seed: 2))
    #expect(whole.history.epochs.count == 4 && whole.history.stepLosses.count == 30)
    for stop in [28, 29, 30] {
      let first = trainer(options)
      try first.fit(Self.samples(10, seed: 1), validation: Self.samples(5, seed: 2)) {
        $0.stepsDone == stop ? .stop : .proceed
      }
      let second = trainer(options)
      try second.restore(first.checkpoint())
      try second.fit(Self.samples(10, seed: 1), validation: Self.samples(5, seed: 2))
      #expect(second.history == whole.history, "stopped after \(stop)")
      #expect(
        second.network.parameters.values.array == whole.network.parameters.values.array,
        "stopped after \(stop)")
    }
  }

  @Test func aCheckpointFromInsideTheCallbackResumesToo() throws {
    let options = Self.options[0]
    let whole = trainer(options)
    var taken: TrainingCheckpoint<Float>?
    try whole.fit(Self.samples(10, seed: 1), validation: Self.samples(5, seed: 2)) {
      if $0.stepsDone == 11 { taken = whole.checkpoint() }
      return .proceed
    }
    let second = trainer(options)
    let checkpoint = try #require(taken)
    #expect(checkpoint.stepsDone == 11)
    try second.restore(checkpoint)
    try second.fit(Self.samples(10, seed: 1), validation: Self.samples(5, seed: 2))
    #expect(second.network.parameters.values.array == whole.network.parameters.values.array)
  }

  @Test func refusesFilesThatAreNoCheckpoint() throws {
    #expect(throws: CheckpointError.missingTensor("numbers")) {
      try TrainingCheckpoint<Float>(file: SafetensorsFile(tensors: []))
    }
    let trainer = trainer(Self.options[0])
    try trainer.fit(Self.samples(2, seed: 1))
    let file = trainer.checkpoint().file()
    var metadata = file.metadata
    metadata["step"] = "-1"
    let negative = SafetensorsFile(tensors: file.tensors, metadata: metadata)
    #expect(throws: CheckpointError.badNumber("step", found: "-1")) {
      try TrainingCheckpoint<Float>(file: negative)
    }
    metadata["step"] = nil
    let without = SafetensorsFile(tensors: file.tensors, metadata: metadata)
    let error = #expect(throws: CheckpointError.badNumber("step", found: nil)) {
      try TrainingCheckpoint<Float>(file: without)
    }
    #expect(
      error?.description == """
        checkpoint, 'step': expected a whole number, found none. \
        Resume from a file that a training's checkpoint wrote.
        """)
  }

  /// A checkpoint after 2 steps, inside the chunks of the first batch of 4.
  private func checkpointFile(
    _ options: TrainingOptions, _ change: (inout [String: String]) -> Void = { _ in }
  ) throws -> SafetensorsFile {
    let trainer = trainer(options)
    try trainer.fit(Self.samples(10, seed: 1)) { $0.stepsDone == 2 ? .stop : .proceed }
    let file = trainer.checkpoint().file()
    var metadata = file.metadata
    change(&metadata)
    return SafetensorsFile(tensors: file.tensors, metadata: metadata)
  }

  private func expectRefusal(
    _ problem: CheckpointError, _ text: String, from file: SafetensorsFile,
    by trainer: Trainer<Net>, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: problem, sourceLocation: sourceLocation) {
      try trainer.restore(TrainingCheckpoint<Float>(file: file))
    }
    #expect(error?.description == text, sourceLocation: sourceLocation)
    #expect(trainer.history.stepLosses.isEmpty, sourceLocation: sourceLocation)
  }

  @Test func refusesCheckpointsOfOtherTrainings() throws {
    let options = Self.options[1]
    let file = try checkpointFile(options)
    let remedy = "Resume with the network and options it was trained with."
    let wide = Net(
      NetworkOptions(
        inputSize: 2, outputSize: 1, cell: .lstm(.forgetGate), hiddenSizes: [3, 5],
        topology: .manyToManyInStep))
    let ownCount = trainer(options).network.parameters.values.count
    let count = wide.parameters.values.count
    expectRefusal(
      .wrongCount(tensor: "weights", expected: count, found: ownCount),
      "checkpoint, tensor 'weights': expected \(count) numbers, found \(ownCount). \(remedy)",
      from: file, by: Trainer(wide, options: options, random: SeededRandom(seed: 8)))
    var plain = options
    plain.rule = .gradientDescent()
    expectRefusal(
      .wrongTensors("moment", expected: 0, found: 2),
      "checkpoint: expected 0 tensors 'moment.…', found 2. \(remedy)", from: file,
      by: trainer(plain))
    expectRefusal(
      .wrongTensors("average", expected: 0, found: 1),
      "checkpoint: expected 0 tensors 'average.…', found 1. \(remedy)", from: file,
      by: trainer(Self.options[0]))
  }

  @Test func refusesPositionsThatAreNone() throws {
    let options = Self.options[0]
    expectRefusal(
      .wrongState(count: 56, sequences: 5),
      """
      checkpoint: expected a state of the network's layers, found 56 numbers for 5 sequences. \
      Resume with the network and options it was trained with.
      """, from: try checkpointFile(options) { $0["carriedBatch"] = "5" }, by: trainer(options))
    for name in ["epoch", "chunk", "step", "optimiserSteps", "carriedBatch", "plateauEpochs"] {
      expectRefusal(
        .numberTooLarge(name, found: .max, limit: 1 << 40),
        """
        checkpoint, '\(name)': expected at most 1099511627776, found 9223372036854775807. \
        Resume from a file that a training's checkpoint wrote.
        """, from: try checkpointFile(options) { $0[name] = String(Int.max) },
        by: trainer(options))
    }
    expectRefusal(
      .numberTooLarge("keptEpoch", found: 3, limit: -1),
      """
      checkpoint, 'keptEpoch': expected at most -1, found 3. \
      Resume from a file that a training's checkpoint wrote.
      """, from: try checkpointFile(options) { $0["keptEpoch"] = "3" }, by: trainer(options))
  }

  @Test func refusesToGoOnInsideSequencesThatAreNotThere() throws {
    let options = Self.options[0]
    for (name, value, chunk, expected) in [
      ("chunk", "3", 3, 4), ("sample", "8", 2, 2), ("sample", "99", 2, 0),
    ] {
      let trainer = trainer(options)
      try trainer.restore(
        TrainingCheckpoint(file: try checkpointFile(options) { $0[name] = value }))
      let error = #expect(
        throws: TrainingError.wrongPosition(
          chunk: chunk, chunks: 3, sequences: 4, expected: expected)
      ) { try trainer.fit(Self.samples(10, seed: 1)) }
      #expect(
        error?.description == """
          the checkpoint goes on at chunk \(chunk) of 4 sequences, counted from 0; found 3 chunks \
          of \(expected). Resume with the samples and options it was trained with.
          """)
    }
  }
}
