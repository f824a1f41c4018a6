import NeuralNetworks
import NumericalMethods
import Testing

/// The trainer over the networks that write more than one step.
@Suite struct DecoderTrainingTests {
  /// A sine of period 8 continued by three steps, with the observed steps for the teacher.
  private final class Continuations: SampleSource {
    let sampleCount = 8
    let sampleSteps: Int
    init(sampleSteps: Int) { self.sampleSteps = sampleSteps }

    func batch(of samples: ArraySlice<Int>) -> TrainingBatch<Float> {
      let wave: [Float] = [0, 0.7, 1, 0.7, 0, -0.7, -1, -0.7]
      let input = Tensor<Float>(steps: sampleSteps, batch: samples.count, features: 1)
      let targets = Tensor<Float>(steps: 3, batch: samples.count, features: 1)
      for (column, phase) in samples.enumerated() {
        for t in 0..<sampleSteps { input[t, column, 0] = wave[(phase + t) % 8] }
        for t in 0..<3 { targets[t, column, 0] = wave[(phase + sampleSteps + t) % 8] }
      }
      return TrainingBatch(input: NetworkInput(input, teacher: targets), targets: targets)
    }
  }

  private func train(_ network: some Network<Float>, steps: Int) throws -> TrainingHistory {
    network.initialise(using: SeededRandom(seed: 1))
    let trainer = Trainer(
      network,
      options: TrainingOptions(
        loss: .meanSquaredError, learningRate: LearningRate(0.02), batchSize: 3,
        maximumEpochs: 60, teacherForcing: TeacherForcing(first: 1, last: 0)),
      random: SeededRandom(seed: 2))
    let source = Continuations(sampleSteps: steps)
    let history = try trainer.fit(source, validation: source)
    let best = try #require(history.keptEpoch)
    #expect(trainer.loss(on: source) == history.epochs[best].validationLoss)
    return history
  }

  @Test(arguments: [CellKind.lstm(.forgetGate), .gruResetAfter])
  func anEncoderDecoderLearnsToContinueAWave(cell: CellKind) throws {
    let options = NetworkOptions(
      inputSize: 1, outputSize: 1, cell: cell, hiddenSizes: [8],
      topology: .encoderDecoder(steps: 3))
    let history = try train(options.makeNetwork(Float.self), steps: 6)
    let losses = history.epochs.compactMap(\.validationLoss)
    #expect(losses.count == 60 && losses[0] > 0.3)
    #expect((losses.min() ?? 1) < 0.05)
  }
}
