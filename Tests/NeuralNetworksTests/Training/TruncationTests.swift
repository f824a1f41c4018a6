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

  /// The summed losses of 6 batches of 2 sequences of 7 steps, still weights, by batch.
  private func jordanLosses(
    truncation: Int?, rate: Double, dilation: Int = 1
  ) throws -> [Double] {
    var options = NetworkOptions(
      inputSize: 3, outputSize: 4, cell: .jordan(.tanh), hiddenSizes: [5],
      topology: .manyToManyInStep)
    options.dilations = [dilation]
    let network = RecurrentNetwork<Double>(options)
    network.initialise(using: SeededRandom(seed: 1))
    var random = SeededRandom(seed: 2)
    let samples = SequenceSamples(
      inputs: (0..<12 * 7 * 3).map { _ in random.normal() },
      targets: (0..<12 * 7 * 4).map { _ in random.normal() }, inputShape: (12, 7, 3),
      targetShape: (7, 4), showsTargets: true)
    let trainer = Trainer(
      network,
      options: TrainingOptions(
        loss: .halfSquaredError, rule: .gradientDescent(), learningRate: LearningRate(1e-300),
        batchSize: 2, shuffles: false, maximumEpochs: 1, truncation: truncation,
        teacherForcing: TeacherForcing(first: rate, last: rate)),
      random: SeededRandom(seed: 1))
    let losses = try trainer.fit(samples).stepLosses
    let chunks = losses.count / 6
    return (0..<6).map { losses[$0 * chunks..<($0 + 1) * chunks].reduce(0, +) }
  }

  /// The first step of a chunk is shown the row before the chunk.
  @Test(arguments: [1, 2, 3, 4, 9], [1, 2])
  func theTeacherCrossesTheChunks(truncation: Int, dilation: Int) throws {
    let whole = try jordanLosses(truncation: nil, rate: 1, dilation: dilation)
    let cut = try jordanLosses(truncation: truncation, rate: 1, dilation: dilation)
    for (sum, expected) in zip(cut, whole) { #expect(abs(sum - expected) < 1e-12 * expected) }
  }

  /// Whether a Jordan network is taught is drawn once a sequence: nothing in between.
  @Test(arguments: [1, 2, 3, 4, 9]) func theDrawHoldsForAllChunks(truncation: Int) throws {
    let taught = try jordanLosses(truncation: nil, rate: 1)
    let alone = try jordanLosses(truncation: nil, rate: 0)
    let mixed = try jordanLosses(truncation: truncation, rate: 0.5)
    let isTaught = (0..<6).map { abs(mixed[$0] - taught[$0]) < 1e-12 * taught[$0] }
    let isAlone = (0..<6).map { abs(mixed[$0] - alone[$0]) < 1e-12 * alone[$0] }
    #expect(zip(isTaught, isAlone).allSatisfy { $0 != $1 }, "\(mixed)")
    #expect(isTaught.contains(true) && isAlone.contains(true), "\(isTaught)")
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
