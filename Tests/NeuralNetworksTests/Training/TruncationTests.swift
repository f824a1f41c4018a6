import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct TruncationTests {
  private func train(
    truncation: Int?, stateShare: Double = 1
  ) throws -> (AffineNetwork<Double>, TrainingHistory) {
    let network = TrainerTests.network(stateShare: stateShare)
    let trainer = Trainer(
      network,
      options: TrainingOptions(
        loss: .halfSquaredError, rule: .gradientDescent(), learningRate: LearningRate(1e-300),
        batchSize: 3, shuffles: false, maximumEpochs: 1, truncation: truncation),
      random: SeededRandom(seed: 1))
    return (network, try trainer.fit(TrainerTests.samples(5, seed: 1)))
  }

  /// The weights stand still, so the chunks' losses add up to the whole sequences' losses only
  /// where the state crosses from chunk to chunk and starts anew with every batch.
  @Test(arguments: [1, 2, 3, 4, 9]) func theStateCrossesTheChunks(truncation: Int) throws {
    let whole = try train(truncation: nil)
    let cut = try train(truncation: truncation)
    let chunks = (4 + truncation - 1) / truncation
    #expect(cut.0.passes == 2 * chunks && whole.0.passes == 2)
    #expect(cut.1.stepLosses.count == 2 * chunks)
    for batch in 0..<2 {
      let sum = cut.1.stepLosses[batch * chunks..<(batch + 1) * chunks].reduce(0, +)
      #expect(abs(sum - whole.1.stepLosses[batch]) < 1e-12 * sum)
    }
    #expect(try train(truncation: nil, stateShare: 0).1.stepLosses != whole.1.stepLosses)
  }

  @Test func theTeachersRateFallsInAStraightLine() throws {
    let network = TrainerTests.network()
    let trainer = Trainer(
      network,
      options: TrainingOptions(
        loss: .meanSquaredError, batchSize: 1, maximumEpochs: 1,
        teacherForcing: TeacherForcing(first: 1, last: 0.5)),
      random: SeededRandom(seed: 1))
    try trainer.fit(TrainerTests.samples(5, seed: 1))
    #expect(network.teacherRates == [1, 0.875, 0.75, 0.625, 0.5])
  }
}
