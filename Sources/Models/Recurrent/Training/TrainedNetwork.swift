internal import ForecastCore
internal import NeuralNetworks
internal import NumericalMethods

/// The weights one training ended with, and how it went.
struct TrainedNetwork: Sendable {
  let weights: [Float]
  let record: TrainingRecord
}

extension TrainedNetwork {
  /// Trains a network on windows.
  ///
  /// - Parameters:
  ///   - network: of starting values.
  ///   - windows: what to learn from.
  ///   - validation: what to judge by; nil to keep the last weights.
  ///   - loss: what is made small.
  ///   - settings: how it is trained.
  ///   - random: the order of the windows and what is dropped.
  ///   - series: whose network it is; nil for one of all series.
  ///   - reporter: told of every step.
  ///   - crew: the threads of the run, of which idle ones help.
  ///   - checkpoint: where an earlier run may have left the training, and this one keeps it; the
  ///     steps found there are not taken again.
  /// - Throws: `TrainingError.noSamples`, `.diverged`.
  init<N: Network<Float>, Samples: SampleSource<Float>>(
    _ network: N, on windows: Samples, validation: Samples?, loss: Loss,
    settings: TrainingSettings, random: SeededRandom, series: String?, reporter: FitReporter,
    crew: WorkCrew?, checkpoint: FitCheckpoint? = nil
  ) throws(TrainingError) {
    let trainer = Trainer(
      network, options: settings.options(loss: loss, validates: validation != nil),
      random: random, crew: crew)
    var watch = TrainingWatch(seconds: settings.seconds)
    let found = checkpoint.flatMap {
      NetworkCheckpoint(in: $0, seed: random.seed, limit: settings.seconds)
    }
    switch found {
    case .finished(let trained) where trained.weights.count == trainer.parameterCount:
      reporter.skipped(steps: settings.steps)
      self = trained
      return
    case .finished(let trained):
      checkpoint?.refuse(
        "expected \(trainer.parameterCount) weights, found \(trained.weights.count)")
    case .underWay(let left, let leftWatch):
      do throws(CheckpointError) {
        try trainer.restore(left)
        watch = leftWatch
        reporter.skipped(steps: left.stepsDone)
      } catch { checkpoint?.refuse("\(error)") }
    case nil: break
    }
    let keep = { (isUrgent: Bool, watch: TrainingWatch) in
      let state = NetworkCheckpoint.underWay(trainer.checkpoint(), watch)
      checkpoint?.keep(isUrgent: isUrgent) { state.bytes(seed: random.seed) }
    }
    let history = try trainer.fit(windows, validation: validation) { progress in
      reporter.report(progress)
      let decision = watch.decision(after: progress)
      // After the last step there is an epoch to be closed, which a training that is resumed with
      // all steps done would leave out.
      if decision == .proceed, progress.stepsDone < progress.totalSteps,
        checkpoint?.isDue == true
      {
        keep(false, watch)
      }
      return decision
    }
    if watch.wasCancelled { keep(true, watch) }
    reporter.skipped(steps: settings.steps - history.stepLosses.count)
    weights = network.parameters.values.array
    record = watch.record(of: history, series: series)
    guard !watch.wasCancelled else { return }
    let trained = self
    checkpoint?.keep { NetworkCheckpoint.finished(trained).bytes(seed: random.seed) }
  }
}
