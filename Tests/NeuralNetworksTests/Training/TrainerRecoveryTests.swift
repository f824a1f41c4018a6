import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct TrainerRecoveryTests {
  /// Samples whose targets are infinite at the given calls of `batch`.
  private final class Faulty: SampleSource {
    let inner = TrainerTests.samples(6, seed: 1)
    let faults: Set<Int>
    var calls = 0
    var watch: () -> Void = {}
    var sampleCount: Int { inner.sampleCount }
    var sampleSteps: Int { inner.sampleSteps }
    init(faults: Set<Int>) { self.faults = faults }
    func batch(of samples: ArraySlice<Int>) -> TrainingBatch<Double> {
      watch()
      let batch = inner.batch(of: samples)
      if faults.contains(calls) { batch.targets[0, 0, 0] = .infinity }
      calls += 1
      return batch
    }
  }

  private let options = TrainingOptions(
    loss: .meanSquaredError, learningRate: LearningRate(0.1), batchSize: 2, maximumEpochs: 3)

  private func trainer() -> Trainer<AffineNetwork<Double>> {
    Trainer(TrainerTests.network(), options: options, random: SeededRandom(seed: 4))
  }

  @Test func goesBackOnceToTheLastGoodWeightsAtHalfTheRate() throws {
    let trainer = trainer()
    var starts: [[Double]] = []
    let source = Faulty(faults: [4])
    source.watch = { starts.append(trainer.network.parameters.values.array) }
    let history = try trainer.fit(source)
    // Batches 3 and 5 begin the second epoch, before the fault and again after it.
    #expect(starts[5] == starts[3] && starts[4] != starts[3])
    #expect(history.divergences.map(\.step) == [4])
    #expect(history.divergences[0].loss == .infinity)
    #expect(!history.divergences[0].gradientNorm.isFinite)
    // Steps 0-3 at the full rate, step 4 broke, then the second epoch again from its start.
    #expect(history.learningRates == [0.1, 0.1, 0.1, 0.1, 0.1] + [0.05, 0.05, 0.05, 0.05])
    #expect(history.epochs.count == 2 && history.stepLosses.count == 9)
    #expect(history.outcome == .budgetSpent)
  }

  @Test func weightsThatBreakAnEpochsFirstStepAreNotTheLastGoodOnes() throws {
    let trainer = trainer()
    var starts: [[Double]] = []
    let source = Faulty(faults: [3])
    source.watch = { starts.append(trainer.network.parameters.values.array) }
    _ = try trainer.fit(source)
    // Batch 3 is the first of the second epoch: the first epoch's start is the last good one.
    #expect(starts[4] == starts[0] && starts[3] != starts[0])
  }

  @Test func theSecondBreakdownIsATypedError() {
    let trainer = trainer()
    let error = #expect(throws: TrainingError.self) { try trainer.fit(Faulty(faults: [1, 5])) }
    guard case .diverged(let divergence)? = error else {
      Issue.record("expected a divergence")
      return
    }
    #expect(divergence.step == 5)
    #expect(trainer.history.divergences.map(\.step) == [1, 5])
    #expect(trainer.network.parameters.values.array.allSatisfy { $0.isFinite })
  }

  @Test func weightsThatExplodeAreNoticed() {
    var options = options
    options.rule = .gradientDescent()
    options.learningRate = LearningRate(1e150)
    options.clipping = .none
    let trainer = Trainer(
      TrainerTests.network(), options: options, random: SeededRandom(seed: 4))
    #expect(throws: TrainingError.self) { try trainer.fit(TrainerTests.samples(6, seed: 1)) }
  }

  @Test func saysTheStepTheNormAndHowToMend() {
    let error = TrainingError.diverged(Divergence(step: 7, loss: .nan, gradientNorm: .infinity))
    #expect(
      error.description == """
        training diverged at step 7: loss nan, gradient norm inf, also after one retry with half \
        the learning rate. Lower the learning rate, clip gradients to a smaller norm, or scale \
        the data.
        """)
  }
}
