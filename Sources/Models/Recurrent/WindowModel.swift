internal import ForecastCore
internal import NeuralNetworks
internal import NumericalMethods

/// Windows are cut, networks trained, and their answers turned into forecasts.
///
/// This is what `rnn`, `lstm`, `gru`, `segment-rnn` and `nnar` have in common; they differ in the
/// network alone.
struct WindowModel: Sendable {
  let window: WindowOptions
  let training: TrainingSettings
  var strategy = ForecastStrategy.direct
  /// Chooses a segment's length from the season's; nil for steps of one value.
  var segment: (@Sendable (_ season: Int) -> Int)?
  /// Whether the whole window is one step: for networks without a state.
  var readsWindowAtOnce = false
  /// A network of zeros that reads and writes what a plan says.
  let makeNetwork: @Sendable (WindowPlan) -> any Network<Float>

  /// Trains one network, or one a series, several times where an ensemble is wanted.
  ///
  /// - Throws: `FitError` where the data do not allow windows or training breaks down.
  func fit(_ panel: PanelSlice, context: FitContext) async throws -> FittedNetworks {
    guard window.scope == .local else {
      let fit = try await fitOne(panel, context: context)
      return FittedNetworks(shared: fit, fits: [:])
    }
    let fits = try await panel.concurrentMap(workers: context.workers) { _, series in
      let random = context.random.child(named: series.id)
      let own = FitContext(horizon: context.horizon, random: random)
      return (series.id, try await fitOne(PanelSlice([series]), context: own))
    }
    return FittedNetworks(shared: nil, fits: Dictionary(uniqueKeysWithValues: fits))
  }

  private func fitOne(_ panel: PanelSlice, context: FitContext) async throws -> NetworkFit {
    let plan = try plan(for: panel, horizon: context.horizon)
    let series = try panel.map { slice throws(FitError) in
      try WindowSeries(slice, plan: plan, steps: context.horizon)
    }
    let split = plan.split(
      series, validation: training.validation, history: window.history)
    guard !split.training.isEmpty else {
      let longest = panel.max { $0.count < $1.count } ?? panel[0]
      throw FitError.seriesTooShort(
        series: longest.id, needed: max(plan.skipLag, 2) + plan.horizon, found: longest.count)
    }
    let networks = try await (0..<training.networks).concurrentMap(workers: context.workers) {
      index, _ in
      try train(plan, series, split, random: context.random.child(index), id: panel[0].id)
    }
    return NetworkFit(
      plan: plan, networks: networks, makeNetwork: makeNetwork,
      random: context.random.child(named: "paths"))
  }

  private func plan(
    for panel: PanelSlice, horizon: Int
  ) throws(FitError) -> WindowPlan {
    var plan = WindowPlan(
      window, training: panel, horizon: horizon, strategy: strategy, segment: segment)
    plan.covariates = try ScaledCovariate.all(of: panel)
    if readsWindowAtOnce { plan.windowIsOneStep() }
    return plan
  }

  private func train(
    _ plan: WindowPlan, _ series: [WindowSeries], _ split: WindowPlan.Split,
    random: SeededRandom, id: String
  ) throws -> TrainedNetwork {
    let network = makeNetwork(plan)
    network.initialise(using: random.child(named: "weights"))
    let windows = WindowSamples(
      series, ends: split.training, plan: plan,
      minimumSamples: training.batchSize * min(training.validationInterval, training.steps))
    let validation =
      split.validation.isEmpty
      ? nil : WindowSamples(series, ends: split.validation, plan: plan)
    do {
      return try TrainedNetwork(
        network, on: windows, validation: validation, settings: training,
        random: random.child(named: "training"))
    } catch {
      throw FitError.diverged(series: id, detail: "\(error)")
    }
  }
}
