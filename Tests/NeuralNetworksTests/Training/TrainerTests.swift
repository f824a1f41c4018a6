import ForecastTestSupport
import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct TrainerTests {
  typealias Net = AffineNetwork<Double>

  /// `y = 2 x₀ - x₁ + 0.5` with noise, N samples of 4 steps.
  static func samples(_ count: Int, seed: UInt64, noise: Double = 0) -> SequenceSamples<Double> {
    var random = SeededRandom(seed: seed)
    var (x, y): ([Double], [Double]) = ([], [])
    for _ in 0..<count * 4 {
      let (a, b) = (random.normal(), random.normal())
      x += [a, b]
      y.append(2 * a - b + 0.5 + noise * random.normal())
    }
    return SequenceSamples(
      inputs: x, targets: y, inputShape: (count, 4, 2), targetShape: (4, 1))
  }

  static func network(_ seed: UInt64 = 3, stateShare: Double = 0) -> Net {
    let network = Net(inputs: 2, outputs: 1, stateShare: stateShare)
    network.initialise(using: SeededRandom(seed: seed))
    return network
  }

  private func trainer(_ options: TrainingOptions, _ network: Net? = nil) -> Trainer<Net> {
    Trainer(network ?? Self.network(), options: options, random: SeededRandom(seed: 11))
  }

  @Test func learnsALineAndTellsWhatHappened() throws {
    let trainer = trainer(
      TrainingOptions(
        loss: .meanSquaredError, learningRate: LearningRate(0.05), clipping: .none, batchSize: 8,
        maximumEpochs: 60))
    var reports: [TrainingProgress] = []
    let history = try trainer.fit(Self.samples(20, seed: 1)) {
      reports.append($0)
      return .proceed
    }
    expectClose(trainer.network.parameters.values.array, [2, -1, 0.5], absolute: 0.01)
    #expect(history.outcome == .budgetSpent && history.keptEpoch == nil)
    #expect(history.epochs.count == 60 && history.stepLosses.count == 180)
    #expect(history.gradientNorms.count == 180 && history.learningRates.count == 180)
    #expect(history.epochs[59].trainingLoss < 1e-3 * history.epochs[0].trainingLoss)
    #expect(reports.count == 180)
    #expect(reports[4].epoch == 1 && reports[4].stepsDone == 5 && reports[4].totalSteps == 180)
    #expect(reports[4].loss == history.stepLosses[4])
    #expect(reports[4].gradientNorm == history.gradientNorms[4])
  }

  @Test func epochLossWeighsBatchesByTheirTargets() throws {
    // Rate so small that the weights stand still: the epoch's loss is the loss on all samples.
    let samples = Self.samples(5, seed: 1)
    let trainer = trainer(
      TrainingOptions(
        loss: .meanSquaredError, learningRate: LearningRate(1e-300), batchSize: 2,
        maximumEpochs: 1))
    let before = trainer.loss(on: samples)
    try trainer.fit(samples)
    expectClose(trainer.history.epochs[0].trainingLoss, before, relative: 1e-14)
  }

  @Test func everyEpochSeesEverySampleOnceInANewOrder() throws {
    final class Recorder: SampleSource {
      let inner = TrainerTests.samples(7, seed: 1)
      var seen: [[Int]] = []
      var sampleCount: Int { inner.sampleCount }
      var sampleSteps: Int { inner.sampleSteps }
      func batch(of samples: ArraySlice<Int>) -> TrainingBatch<Double> {
        seen.append(Array(samples))
        return inner.batch(of: samples)
      }
    }
    for shuffles in [true, false] {
      let recorder = Recorder()
      let trainer = trainer(
        TrainingOptions(
          loss: .meanSquaredError, batchSize: 3, shuffles: shuffles, maximumEpochs: 2))
      try trainer.fit(recorder)
      #expect(recorder.seen.map(\.count) == [3, 3, 1, 3, 3, 1])
      let epochs = [recorder.seen[..<3], recorder.seen[3...]].map { $0.flatMap { $0 } }
      #expect(epochs.allSatisfy { $0.sorted() == Array(0..<7) })
      #expect((epochs[0] != epochs[1]) == shuffles)
    }
  }

  @Test func stopsEarlyAndRestoresTheBestWeights() throws {
    // Validation contradicts training, so the first epoch is the best there will be.
    let training = Self.samples(8, seed: 1)
    let validation = SequenceSamples<Double>(
      inputs: [1, 0], targets: [-5], inputShape: (1, 1, 2), targetShape: (1, 1))
    let network = Self.network()
    network.parameters.values.copy([-1, 0, 0])
    let trainer = trainer(
      TrainingOptions(
        loss: .meanSquaredError, learningRate: LearningRate(0.1), maximumEpochs: 50,
        earlyStopping: EarlyStopping(patience: 4)), network)
    let history = try trainer.fit(training, validation: validation)
    #expect(history.outcome == .stoppedEarly)
    #expect(history.keptEpoch == 0 && history.epochs.count == 5)
    let losses = history.epochs.compactMap(\.validationLoss)
    #expect(losses.count == 5 && losses.min() == losses[0])
    #expect(trainer.loss(on: validation) == losses[0])
  }

  @Test func smallGainsAreKeptButDoNotBuyPatience() throws {
    let samples = Self.samples(8, seed: 1)
    let trainer = trainer(
      TrainingOptions(
        loss: .meanSquaredError, rule: .gradientDescent(), learningRate: LearningRate(1e-6),
        maximumEpochs: 50, earlyStopping: EarlyStopping(patience: 3, minimumImprovement: 1)))
    let history = try trainer.fit(samples, validation: samples)
    #expect(history.outcome == .stoppedEarly && history.epochs.count == 4)
    #expect(history.keptEpoch == 3)
  }

  /// 4 steps an epoch: the last 3 of 7 are an epoch of their own.
  @Test func aStepBudgetThatEndsInsideAnEpochClosesAndJudgesIt() throws {
    let samples = Self.samples(8, seed: 1)
    let trainer = trainer(
      TrainingOptions(loss: .meanSquaredError, batchSize: 2, maximumEpochs: 9, maximumSteps: 7))
    let history = try trainer.fit(samples, validation: samples)
    #expect(history.stepLosses.count == 7 && history.epochs.count == 2)
    #expect(history.outcome == .budgetSpent)
    #expect(history.keptEpoch == 1)
    #expect(trainer.loss(on: samples) == history.epochs[1].validationLoss)
    expectClose(
      history.epochs[1].trainingLoss, history.stepLosses[4...].reduce(0, +) / 3, relative: 1e-14)
  }

  @Test func finishingInsideAnEpochJudgesItsSteps() throws {
    let samples = Self.samples(8, seed: 1)
    let trainer = trainer(
      TrainingOptions(loss: .meanSquaredError, batchSize: 2, maximumEpochs: 9))
    let history = try trainer.fit(samples, validation: samples) {
      $0.stepsDone == 6 ? .finish : .proceed
    }
    #expect(history.outcome == .cancelled && history.stepLosses.count == 6)
    #expect(history.epochs.count == 2 && history.keptEpoch == 1)
    #expect(trainer.loss(on: samples) == history.epochs[1].validationLoss)
  }

  @Test func stoppingKeepsTheBestSoFar() throws {
    let samples = Self.samples(8, seed: 1)
    let trainer = trainer(
      TrainingOptions(loss: .meanSquaredError, batchSize: 2, maximumEpochs: 9))
    let history = try trainer.fit(samples, validation: samples) {
      $0.stepsDone == 14 ? .stop : .proceed
    }
    #expect(history.outcome == .cancelled && history.stepLosses.count == 14)
    #expect(history.keptEpoch == 2)
    #expect(trainer.loss(on: samples) == history.epochs[2].validationLoss)
  }

  @Test func nothingToLearnFromIsAnError() {
    let empty = SequenceSamples<Double>(
      inputs: [], targets: [], inputShape: (0, 4, 2), targetShape: (4, 1))
    let trainer = trainer(TrainingOptions(loss: .meanSquaredError))
    #expect(throws: TrainingError.noSamples) { try trainer.fit(empty) }
    #expect(
      TrainingError.noSamples.description
        == "expected at least 1 training sample, found none; use a longer history.")
  }

  @Test func earlyStoppingNeedsSomethingToJudgeBy() {
    let trainer = trainer(
      TrainingOptions(loss: .meanSquaredError, earlyStopping: EarlyStopping(patience: 3)))
    let error = #expect(throws: TrainingError.noValidation) {
      try trainer.fit(Self.samples(8, seed: 1))
    }
    #expect(
      error?.description == """
        expected validation samples for early stopping to judge by, found none; hand some to fit \
        or leave earlyStopping out.
        """)
    #expect(trainer.history.stepLosses.isEmpty)
  }

  @Test func clippedStepsReportTheNormBeforeClipping() throws {
    let options = TrainingOptions(
      loss: .meanSquaredError, rule: .gradientDescent(), learningRate: LearningRate(0.5),
      clipping: .norm(1e-3), maximumEpochs: 1)
    let network = Self.network()
    let before = network.parameters.values.array
    let history = try trainer(options, network).fit(Self.samples(8, seed: 1))
    let moved = zip(before, network.parameters.values.array).map { $1 - $0 }
    expectClose(
      moved.reduce(0) { $0 + $1 * $1 }.squareRoot(), 0.5e-3, relative: 1e-3)
    #expect(history.gradientNorms[0] > 1)
  }
}
