import ForecastTestSupport
import Glibc
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
    // Steps 0-3 at the full rate, step 4 broke, then the second epoch again from its start and
    // the third: what was undone is not paid for.
    #expect(
      history.learningRates == [Double](repeating: 0.1, count: 5) + [
        0.05, 0.05, 0.05, 0.05, 0.05, 0.05,
      ])
    #expect(history.epochs.count == 3 && history.stepLosses.count == 11)
    #expect(history.outcome == .budgetSpent)
  }

  /// Once is for the whole training, not for each of its parts.
  @Test func aResumedTrainingThatWentBackBeforeDoesNotGoBackAgain() throws {
    let first = trainer()
    try first.fit(Faulty(faults: [1])) { $0.stepsDone == 2 ? .stop : .proceed }
    #expect(first.history.divergences.count == 1)
    let second = trainer()
    try second.restore(
      TrainingCheckpoint<Double>(
        file: SafetensorsFile(bytes: first.checkpoint().file().serialized())))
    #expect(throws: TrainingError.self) { try second.fit(Faulty(faults: [0])) }
    #expect(second.history.divergences.count == 2)
  }

  @Test func aScheduleGoesBackWithTheWeights() throws {
    var options = options
    options.learningRate = LearningRate(0.1, schedule: .step(every: 1, factor: 0.5))
    let trainer = Trainer(
      TrainerTests.network(), options: options, random: SeededRandom(seed: 4))
    let history = try trainer.fit(Faulty(faults: [4]))
    // From step 3 again, at half the rate.
    let powers: [Double] = [0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9]
    expectClose(history.learningRates, powers.map { 0.1 * pow(0.5, $0) }, relative: 1e-15)
  }

  @Test func weightsThatBreakAnEpochsFirstStepAreNotTheLastGoodOnes() throws {
    let trainer = trainer()
    var starts: [[Double]] = []
    let source = Faulty(faults: [3])
    source.watch = { starts.append(trainer.network.parameters.values.array) }
    _ = try trainer.fit(source)
    // Batch 3 is the first of the second epoch: the first epoch's start is the last good one, and
    // the whole first epoch is done again.
    #expect(starts[4] == starts[0] && starts[3] != starts[0])
    #expect(trainer.history.stepLosses.count == 4 + 9)
    #expect(trainer.history.epochs.count == 1 + 3)
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

  /// One step of gradient descent, so steep that the loss overflows after it.
  private func steep(rate: Double, steps: Int? = nil) -> Trainer<AffineNetwork<Double>> {
    var options = options
    options.rule = .gradientDescent()
    options.learningRate = LearningRate(rate)
    options.clipping = .none
    options.batchSize = 6
    options.maximumEpochs = 1
    options.maximumSteps = steps
    return Trainer(TrainerTests.network(), options: options, random: SeededRandom(seed: 4))
  }

  @Test func theVeryLastUpdateIsCheckedToo() {
    // 1e200 leaves finite weights whose squared errors overflow, 1e308 infinite weights.
    for rate in [1e200, 1e308] {
      let trainer = steep(rate: rate)
      let start = trainer.network.parameters.values.array
      let error = #expect(throws: TrainingError.self) {
        try trainer.fit(TrainerTests.samples(6, seed: 1))
      }
      guard case .diverged(let divergence)? = error else {
        Issue.record("expected a divergence")
        continue
      }
      #expect(divergence.place == .update && divergence.step == 1)
      #expect(!divergence.loss.isFinite)
      #expect(trainer.history.learningRates == [rate, rate / 2])
      #expect(trainer.network.parameters.values.array == start)
    }
  }

  @Test func aLastUpdateThatHoldsAtHalfTheRateIsKept() throws {
    let samples = TrainerTests.samples(6, seed: 1)
    let probe = steep(rate: 1e-300)
    try probe.fit(samples)
    let slope = probe.history.gradientNorms[0]
    // The norm of the weights after the step is about rate · slope; at 4e153 the sum of the 24
    // squared errors overflows, at half of it not.
    let trainer = steep(rate: 4e153 / slope)
    let history = try trainer.fit(samples)
    #expect(history.divergences.map(\.place) == [.update])
    #expect(history.outcome == .budgetSpent && history.epochs.count == 1)
    #expect(trainer.network.parameters.values.array.allSatisfy { $0.isFinite })
    #expect(trainer.loss(on: samples).isFinite)
  }

  @Test func aTrainingStoppedAfterABadUpdateGivesTheLastGoodWeights() throws {
    let trainer = steep(rate: 1e200)
    let many = Trainer(
      trainer.network,
      options: {
        var options = trainer.options
        options.maximumEpochs = 9
        return options
      }(), random: SeededRandom(seed: 4))
    let start = trainer.network.parameters.values.array
    let history = try many.fit(TrainerTests.samples(6, seed: 1)) { _ in .stop }
    #expect(history.outcome == .cancelled && history.stepLosses.count == 1)
    #expect(many.network.parameters.values.array == start)
  }

  @Test(arguments: [Double.nan, .infinity])
  func aValidationLossThatIsNoNumberIsADivergence(target: Double) throws {
    let trainer = trainer()
    let validation = SequenceSamples<Double>(
      inputs: [1, 0], targets: [target], inputShape: (1, 1, 2), targetShape: (1, 1))
    let start = trainer.network.parameters.values.array
    let error = #expect(throws: TrainingError.self) {
      try trainer.fit(TrainerTests.samples(6, seed: 1), validation: validation)
    }
    guard case .diverged(let divergence)? = error else {
      Issue.record("expected a divergence")
      return
    }
    #expect(divergence.place == .validation && divergence.step == 5)
    #expect(trainer.history.divergences.map(\.step) == [2, 5])
    #expect(trainer.history.keptEpoch == nil && trainer.history.epochs.isEmpty)
    #expect(trainer.network.parameters.values.array == start)
  }

  @Test func aValidationThatBreaksOnceIsRetriedAtHalfTheRate() throws {
    let trainer = trainer()
    let validation = Faulty(faults: [4])  // three batches a validation: the second one breaks
    let history = try trainer.fit(TrainerTests.samples(6, seed: 1), validation: validation)
    #expect(history.divergences.map(\.place) == [.validation])
    #expect(history.epochs.count == 3 && history.stepLosses.count == 12)
    #expect(history.epochs.allSatisfy { $0.validationLoss?.isFinite == true })
    #expect(history.learningRates[6] == 0.05)
  }

  @Test func saysTheStepTheNormAndHowToMend() {
    func divergence(_ place: Divergence.Place, loss: Double = .nan) -> String {
      Divergence(step: 7, loss: loss, gradientNorm: 3, place: place).description
    }
    #expect(divergence(.update) == "step 7: loss nan after its update, gradient norm 3.0")
    #expect(
      divergence(.update, loss: 1)
        == "step 7: infinite weights after its update, gradient norm 3.0")
    #expect(
      divergence(.validation) == "step 7: validation loss nan after it, gradient norm 3.0")
    let error = TrainingError.diverged(Divergence(step: 7, loss: .nan, gradientNorm: .infinity))
    #expect(
      error.description == """
        training diverged at step 7: loss nan, gradient norm inf, also after one retry with half \
        the learning rate. Lower the learning rate, clip gradients to a smaller norm, or scale \
        the data.
        """)
  }
}
