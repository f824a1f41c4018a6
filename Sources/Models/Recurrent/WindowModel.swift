internal import ForecastCore
internal import NeuralNetworks
internal import NumericalMethods

/// Windows are cut, networks trained, and their answers turned into forecasts.
///
/// This is what the `NetworkModel`s have in common; they differ in the network alone.
public struct WindowModel: Sendable {
  let window: WindowOptions
  let training: TrainingSettings
  var strategy = ForecastStrategy.direct
  /// What counts as flat where directions are told; nil for values.
  var band: Double?
  /// Chooses a segment's length from the season's; nil for steps of one value.
  var segment: (@Sendable (_ season: Int) -> Int)?
  /// Whether the whole window is one step: for networks without a state.
  var readsWindowAtOnce = false
  /// A network of zeros that reads and writes what a plan says.
  let makeNetwork: @Sendable (WindowPlan) -> any Network<Float>

  /// Trains one network, or one a series, several times where an ensemble is wanted.
  ///
  /// Cancelling the task ends trainings early, with the best weights so far.
  ///
  /// - Throws: `FitError` where the data do not allow windows or training breaks down;
  ///   `CancellationError` where a series has no network yet.
  func fit(
    _ panel: PanelSlice, from previous: FittedNetworks?, context: FitContext
  ) async throws -> FittedNetworks {
    let isLocal = window.scope == .local
    let networks = training.seeds * (isLocal ? panel.count : 1)
    let reporter = FitReporter(steps: training.steps * networks, progress: context.progress)
    guard isLocal else {
      return FittedNetworks([try await fitOne(panel, from: previous, context: context, reporter)])
    }
    let fits = try await panel.concurrentMap(workers: context.workers) { _, series in
      let random = context.random.child(named: series.id)
      let own = FitContext(
        horizon: context.horizon, random: random, crew: context.crew,
        checkpoint: context.checkpoint?.part(series.id))
      return try await fitOne(PanelSlice([series]), from: previous, context: own, reporter)
    }
    return FittedNetworks(fits)
  }

  private func fitOne(
    _ panel: PanelSlice, from previous: FittedNetworks?, context: FitContext,
    _ reporter: FitReporter
  ) async throws -> NetworkFit {
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
    let owner = window.scope == .local ? panel[0].id : nil
    // Weights fit a network of the same plan only; another begins afresh.
    let first = previous?.fit(of: owner).flatMap { $0.plan == plan ? $0.networks : nil } ?? []
    let networks = try await (0..<training.seeds).concurrentMap(workers: context.workers) {
      index, _ -> TrainedNetwork? in
      // An ensemble that is cut short is made of the networks that were begun.
      if Task.isCancelled { return nil }
      return try train(
        plan, series, split, from: index < first.count ? first[index] : nil,
        random: context.random.child(index), id: panel[0].id, reporter, context.crew,
        context.checkpoint?.part("network \(index)"))
    }.compactMap(\.self)
    guard !networks.isEmpty else { throw CancellationError() }
    return NetworkFit(
      series: owner, plan: plan, networks: networks,
      makeNetwork: makeNetwork,
      random: context.random.child(named: "paths"),
      directions: band == nil
        ? nil : DirectionTable(series, ends: split.training, plan: plan))
  }

  private func plan(
    for panel: PanelSlice, horizon: Int
  ) throws(FitError) -> WindowPlan {
    var plan = WindowPlan(
      window, training: panel, horizon: horizon, strategy: strategy, segment: segment)
    plan.covariates = try ScaledCovariate.all(of: panel)
    plan.band = band
    if readsWindowAtOnce { plan.windowIsOneStep() }
    return plan
  }

  private func train(
    _ plan: WindowPlan, _ series: [WindowSeries], _ split: WindowPlan.Split,
    from previous: TrainedNetwork?, random: SeededRandom, id: String, _ reporter: FitReporter,
    _ crew: WorkCrew?, _ checkpoint: FitCheckpoint?
  ) throws -> TrainedNetwork {
    let network = makeNetwork(plan)
    if let previous {
      network.parameters.values.copy(previous.weights)
    } else {
      network.initialise(using: random.child(named: "weights"))
    }
    let windows = WindowSamples(
      series, ends: split.training, plan: plan,
      minimumSamples: training.batchSize * min(training.validationInterval, training.steps))
    let validation =
      split.validation.isEmpty
      ? nil : WindowSamples(series, ends: split.validation, plan: plan)
    do {
      return try TrainedNetwork(
        network, on: windows, validation: validation, loss: plan.loss, settings: training,
        random: random.child(named: "training"), series: window.scope == .local ? id : nil,
        reporter: reporter, crew: crew, checkpoint: checkpoint)
    } catch {
      throw FitError.diverged(
        series: window.scope == .local ? id : nil, detail: "\(error)")
    }
  }
}
