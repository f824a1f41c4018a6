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
  ///   - settings: how it is trained.
  ///   - random: the order of the windows and what is dropped.
  ///   - series: whose network it is; nil for one of all series.
  ///   - reporter: told of every step.
  /// - Throws: `TrainingError.noSamples`, `.diverged`.
  init<N: Network<Float>>(
    _ network: N, on windows: WindowSamples, validation: WindowSamples?,
    settings: TrainingSettings, random: SeededRandom, series: String?, reporter: FitReporter
  ) throws(TrainingError) {
    let options = settings.options(
      loss: windows.plan.loss, validates: validation != nil)
    let trainer = Trainer(network, options: options, random: random)
    var watch = TrainingWatch(seconds: settings.seconds)
    let history = try trainer.fit(windows, validation: validation) { progress in
      reporter.report(progress)
      return watch.decision(after: progress)
    }
    reporter.ended(stepsLeft: settings.steps - history.stepLosses.count)
    weights = network.parameters.values.array
    record = watch.record(of: history, series: series)
  }
}
