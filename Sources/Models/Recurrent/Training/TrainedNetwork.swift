internal import NeuralNetworks
internal import NumericalMethods

/// The weights one training ended with.
struct TrainedNetwork: Sendable {
  let weights: [Float]
  let history: TrainingHistory
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
  /// - Throws: `TrainingError.noSamples`, `.diverged`.
  init<N: Network<Float>>(
    _ network: N, on windows: WindowSamples, validation: WindowSamples?,
    settings: TrainingSettings, random: SeededRandom
  ) throws(TrainingError) {
    let options = settings.options(
      loss: windows.plan.output.loss, validates: validation != nil)
    let trainer = Trainer(network, options: options, random: random)
    let clock = ContinuousClock()
    let deadline = settings.seconds > 0 ? clock.now + .seconds(settings.seconds) : nil
    history = try trainer.fit(windows, validation: validation) { _ in
      if Task.isCancelled { return .stop }
      guard let deadline else { return .proceed }
      return clock.now < deadline ? .proceed : .stop
    }
    weights = network.parameters.values.array
  }
}
