internal import NeuralNetworks
internal import NumericalMethods

/// Trains a network of all series and the smoothing parameters of each, together.
///
/// The loss is the network's on logarithms relative to level and season. Its gradient reaches the
/// smoothing parameters through the targets; what the network reads is taken as given.
final class SmoothedTraining {
  private let network: RecurrentNetwork<Float>
  private let windows: SmoothedWindows
  private let settings: TrainingSettings
  private let output: NetworkOutput
  private let series: [SmoothedSeries]
  /// The parameters of every series, in order.
  private(set) var smoothing: [SmoothingParameters]
  /// One a series, since a series is not in every batch.
  private let smoothingOptimisers: [Optimiser<Double>]
  private let optimiser: Optimiser<Float>
  private let random: SeededRandom

  /// How much faster a series' own parameters learn than the network's, which see all series.
  private static let smoothingRate = 3.0

  init(
    _ network: RecurrentNetwork<Float>, windows: SmoothedWindows, settings: TrainingSettings,
    output: NetworkOutput, series: [SmoothedSeries], seasonLength: Int, random: SeededRandom
  ) {
    self.network = network
    self.windows = windows
    self.settings = settings
    self.output = output
    self.series = series
    self.random = random
    smoothing = series.map {
      SmoothingParameters(observed: $0.observed, seasonLength: seasonLength)
    }
    smoothingOptimisers = smoothing.map {
      Optimiser(.adam(epsilon: 1e-12), parameterCount: $0.values.count)
    }
    optimiser = Optimiser(
      settings.optimiser.rule(weightDecay: settings.weightDecay),
      parameterCount: network.parameters.values.count)
  }

  /// Takes all steps; the network then holds the mean of the weights of the last fifth of them.
  ///
  /// - Throws: `TrainingError.diverged` at a step whose loss or gradient is no number.
  func run() throws(TrainingError) {
    let schedule = LearningRate(
      settings.learningRate, schedule: settings.schedule.schedule(steps: settings.steps))
    let values = network.parameters.values
    let mean = Buffer<Float>(count: values.count)
    let averaged = max(1, settings.steps / 5)
    var order: [Int] = []
    var epoch = 0
    for step in 0..<settings.steps {
      if Task.isCancelled { break }
      if order.isEmpty {
        var draw = random.child(named: "order").child(epoch)
        order = draw.permutation(of: series.count)
        epoch += 1
      }
      let members = Array(order.prefix(settings.batchSize))
      order.removeFirst(members.count)
      try update(members, step: step, rate: schedule.rate(step: step, of: settings.steps))
      if step >= settings.steps - averaged { mean.add(1 / Float(averaged), times: values) }
    }
    if !Task.isCancelled { values.copy(mean) }
  }

  private func update(_ members: [Int], step: Int, rate: Double) throws(TrainingError) {
    let passes = members.map { SmoothingPass(series[$0].observed, smoothing[$0]) }
    let input = Tensor<Float>(
      steps: windows.steps, batch: members.count, features: windows.inputSize)
    let targets = Tensor<Float>(
      steps: windows.steps, batch: members.count, features: windows.horizon)
    let weights = Tensor<Float>(
      steps: windows.steps, batch: members.count, features: windows.horizon)
    for (column, member) in members.enumerated() {
      let one = series[member]
      windows.fillInput(
        input, column, logs: one.logs, pass: passes[column], end: one.logs.count - 1)
      windows.fillTargets(
        targets, weights, column, logs: one.logs, pass: passes[column], end: one.logs.count - 1)
    }
    network.parameters.zeroGradients()
    var dropped = random.child(named: "dropout").child(step)
    let outputs = network.forward(NetworkInput(input), from: .zeros, using: &dropped)
    let gradients = Tensor<Float>(
      steps: outputs.steps, batch: outputs.batch, features: outputs.features)
    let value = output.loss.value(
      of: outputs, targets: targets, weights: weights, gradients: gradients)
    network.backward(gradients)
    let clipping: GradientClipping = settings.clipping > 0 ? .norm(settings.clipping) : .none
    let norm = clipping.apply(to: network.parameters.gradients)
    guard value.mean.isFinite, norm.isFinite else {
      throw .diverged(Divergence(step: step, loss: value.mean, gradientNorm: norm))
    }
    optimiser.step(network.parameters.values, gradients: network.parameters.gradients, rate: rate)
    let targetGradients = output.targetGradients(gradients, targets: targets)
    for (column, member) in members.enumerated() {
      let gradient = windows.parameterGradients(
        targetGradients, column, pass: passes[column], end: series[member].logs.count - 1)
      let parameters = Buffer(smoothing[member].values)
      // Adam does not mind that a batch's mean divides a series' share by the batch.
      smoothingOptimisers[member].step(
        parameters, gradients: Buffer(gradient), rate: rate * Self.smoothingRate)
      smoothing[member].values = parameters.array
    }
  }
}
