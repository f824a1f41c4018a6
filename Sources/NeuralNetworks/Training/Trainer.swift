public import NumericalMethods

/// Fits a network to samples: mini-batches, validation, early stopping, recovery, resumption.
///
/// Every draw comes from child streams of one seed by epoch and step, so that a training depends
/// on the seed alone: not on threads, not on where it was interrupted and resumed. A trainer is
/// used by one task, though idle threads may help it; trainings run side by side in trainers of
/// their own. It has no clock.
public final class Trainer<N: Network> {
  /// The number type of the network.
  public typealias Scalar = N.Scalar

  /// The network; its weights change.
  public let network: N
  /// How it is trained.
  public let options: TrainingOptions
  /// What has happened so far.
  public internal(set) var history = TrainingHistory()

  let optimiser: Optimiser<Scalar>
  var seed: UInt64
  var position = TrainingPosition()
  /// The network's state between the last step and the next, while `fit` is not running.
  var carried: CarriedState<Scalar>?
  var plateau = PlateauWatch()
  /// Halved after a divergence.
  var rateShare = 1.0
  var retried = false
  var average: RunningWeights<Scalar>
  var best: KeptWeights<Scalar>?
  /// The weights that a divergence goes back to: those at the start of the last epoch whose first
  /// step was finite.
  let lastGood: Buffer<Scalar>
  /// The weights under way while others are validated, or those to resume from at the end.
  let held: Buffer<Scalar>
  var gradientRoom = Workspace<Scalar>()
  /// The threads that may help.
  let crew: WorkCrew?
  /// What a batch is cut into, once one has been; the first is the network itself.
  var pieces: [BatchPiece<N>] = []
  var isRunning = false
  /// Whether a training that was stopped holds weights that are no numbers or give no loss.
  var isUnsound = false

  /// A trainer at the start of a training; `network` keeps the weights it has.
  ///
  /// - Parameters:
  ///   - network: the network, initialised.
  ///   - options: how it is trained.
  ///   - random: the stream whose seed decides the order of samples and the dropout masks.
  ///   - crew: the threads of the run; idle ones help with large batches. Nil for this one alone.
  public init(
    _ network: N, options: TrainingOptions, random: SeededRandom, crew: WorkCrew? = nil
  ) {
    precondition(options.batchSize >= 1, "a batch has at least 1 sample")
    precondition(options.maximumEpochs >= 1, "training takes at least 1 epoch")
    precondition(options.epochBatches ?? 1 >= 1, "an epoch takes at least 1 batch")
    precondition(options.truncation ?? 1 >= 1, "a chunk has at least 1 step")
    self.network = network
    self.options = options
    self.crew = crew
    seed = random.seed
    let count = network.parameters.values.count
    optimiser = Optimiser(options.rule, parameterCount: count)
    average = RunningWeights(options.averaging, count: count)
    lastGood = Buffer(count: count)
    held = Buffer(count: count)
    lastGood.copy(network.parameters.values)
    held.copy(network.parameters.values)
  }

  /// Trains until the budget is spent, validation stops improving or `progress` ends it.
  ///
  /// A budget that is spent inside an epoch closes it: its last steps are judged as well.
  /// Afterwards the network holds the weights with the lowest validation loss, or without
  /// validation the last (or averaged) ones. Calling it again on the same trainer goes on from
  /// where it stopped, as does a new trainer after `restore(_:)`, bit by bit.
  ///
  /// A loss, a gradient, weights after the last step or a validation loss that are NaN or infinite
  /// take the training back to its last good weights, once, at half the rate; the steps undone do
  /// not count. A training that `progress` stopped in that state gives its last good weights.
  ///
  /// - Parameters:
  ///   - samples: what to learn from.
  ///   - validation: what to judge by after every epoch; nil to keep the last weights.
  ///   - progress: called after every step.
  /// - Returns: what happened, also as `history`.
  /// - Throws: `TrainingError.noSamples`; `.noValidation` where early stopping has nothing to judge
  ///   by; `.wrongPosition` after restoring the checkpoint of other samples; `.diverged` when
  ///   numbers stop being numbers a second time; the network then holds its last good weights.
  @discardableResult
  public func fit(
    _ samples: some SampleSource<Scalar>, validation: (any SampleSource<Scalar>)? = nil,
    progress: (TrainingProgress) -> TrainingProgress.Decision = { _ in .proceed }
  ) throws(TrainingError) -> TrainingHistory {
    guard samples.sampleCount > 0 else { throw .noSamples }
    guard options.earlyStopping == nil || validation != nil else { throw .noValidation }
    try checkPosition(in: samples)
    precondition(
      options.truncation == nil || network.carriesState,
      "truncated training carries the state from chunk to chunk, which this network cannot")
    let totalSteps = stepCount(samples)
    crew?.begin()
    defer { crew?.end() }
    resume(capacity: totalSteps)
    history.outcome = .budgetSpent
    while position.epoch < options.maximumEpochs, position.step < totalSteps {
      if position.isAtEpochStart, isStale {
        history.outcome = .stoppedEarly
        break
      }
      let (finished, stopped) = try runEpoch(samples, totalSteps: totalSteps, progress)
      if finished { try endEpoch(validation) }
      if stopped {
        history.outcome = .cancelled
        break
      }
    }
    finish()
    return history
  }

  /// Refuses to go on inside sequences that are not there.
  private func checkPosition(in samples: some SampleSource<Scalar>) throws(TrainingError) {
    guard position.chunk > 0 else { return }
    let all = samples.sampleCount
    let seen = min(all, options.epochBatches.map { $0 * options.batchSize } ?? all)
    let sequences = max(0, min(options.batchSize, seen - position.sample))
    let length = options.truncation ?? samples.sampleSteps
    let chunks = (samples.sampleSteps + length - 1) / max(length, 1)
    guard position.chunk < chunks, carried?.batch == sequences else {
      throw .wrongPosition(
        chunk: position.chunk, chunks: chunks, sequences: carried?.batch ?? 0, expected: sequences)
    }
  }

  /// How many parameters it trains.
  public var parameterCount: Int { network.parameters.values.count }

  /// How many steps the budget allows.
  private func stepCount(_ samples: some SampleSource<Scalar>) -> Int {
    let all = (samples.sampleCount + options.batchSize - 1) / options.batchSize
    let batches = min(all, options.epochBatches ?? all)
    let length = options.truncation ?? samples.sampleSteps
    let chunks = max((samples.sampleSteps + length - 1) / max(length, 1), 1)
    let (steps, overflow) = options.maximumEpochs.multipliedReportingOverflow(by: batches * chunks)
    return min(options.maximumSteps ?? .max, overflow ? .max : steps)
  }

  /// The network's state between two steps; nil before the first and where none is carried.
  func currentState() -> CarriedState<Scalar>? {
    guard position.batch > 0, network.carriesState else { return nil }
    return CarriedState(values: network.carriedState(), batch: position.batch)
  }

  /// Puts the weights under way back in the place of the best ones.
  private func resume(capacity: Int) {
    network.parameters.values.copy(held)
    if let carried, network.carriesState {
      network.restoreState(carried.values, batch: carried.batch)
    }
    carried = nil
    isRunning = true
    isUnsound = false
    // No allocation inside a step, unless the budget is only a formality.
    let capacity = min(capacity, 1 << 20)
    history.stepLosses.reserveCapacity(capacity)
    history.gradientNorms.reserveCapacity(capacity)
    history.learningRates.reserveCapacity(capacity)
  }

  /// Remembers where to go on, then gives the network the weights to keep.
  private func finish() {
    isRunning = false
    held.copy(network.parameters.values)
    carried = currentState()
    if let best {
      network.parameters.values.copy(best.weights)
    } else {
      average.deliver(into: network.parameters.values)
      if isUnsound { network.parameters.values.copy(lastGood) }
    }
  }
}
