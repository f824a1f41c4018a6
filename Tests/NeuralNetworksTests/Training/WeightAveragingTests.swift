import ForecastTestSupport
import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct WeightAveragingTests {
  /// Trains and records the weights after every step.
  private func train(
    _ averaging: WeightAveraging, epochs: Int, validates: Bool = false
  ) throws -> (kept: [Double], steps: [[Double]], history: TrainingHistory) {
    let trainer = Trainer(
      TrainerTests.network(),
      options: TrainingOptions(
        loss: .meanSquaredError, learningRate: LearningRate(0.1), batchSize: 4,
        maximumEpochs: epochs, averaging: averaging),
      random: SeededRandom(seed: 2))
    var steps: [[Double]] = []
    let samples = TrainerTests.samples(8, seed: 1)
    try trainer.fit(samples, validation: validates ? samples : nil) { _ in
      steps.append(trainer.network.parameters.values.array)
      return .proceed
    }
    return (trainer.network.parameters.values.array, steps, trainer.history)
  }

  @Test func theMeanOfTheLastEpochs() throws {
    let (kept, steps, _) = try train(.lastEpochs(3), epochs: 5)
    // Two steps an epoch: epochs 3, 4 and 5 end at steps 6, 8 and 10.
    let expected = kept.indices.map { (steps[5][$0] + steps[7][$0] + steps[9][$0]) / 3 }
    expectClose(kept, expected, relative: 1e-14)
  }

  @Test func theMeanOfFewerEpochsThanAskedFor() throws {
    let (kept, steps, _) = try train(.lastEpochs(5), epochs: 2)
    expectClose(kept, kept.indices.map { (steps[1][$0] + steps[3][$0]) / 2 }, relative: 1e-14)
  }

  @Test func theExponentialMeanStartsAtTheFirstStep() throws {
    let (kept, steps, _) = try train(.exponential(decay: 0.75), epochs: 2)
    var mean = steps[0]
    for step in steps[1...] { mean = mean.indices.map { 0.75 * mean[$0] + 0.25 * step[$0] } }
    expectClose(kept, mean, relative: 1e-14)
  }

  @Test func theAverageIsWhatIsValidatedAndTrainingGoesOnWithTheWeights() throws {
    let plain = try train(.none, epochs: 4)
    let averaged = try train(.exponential(decay: 0.9), epochs: 4, validates: true)
    #expect(averaged.steps == plain.steps)
    let network = TrainerTests.network()
    network.parameters.values.copy(averaged.kept)
    let judge = Trainer(
      network, options: TrainingOptions(loss: .meanSquaredError, batchSize: 4),
      random: SeededRandom(seed: 1))
    let epoch = try #require(averaged.history.keptEpoch)
    #expect(
      judge.loss(on: TrainerTests.samples(8, seed: 1))
        == averaged.history.epochs[epoch].validationLoss)
  }
}
