public import ForecastCore
internal import NeuralNetworks
internal import NumericalMethods

/// Exponential smoothing and a recurrent network, learned together.
///
/// Each series has a level and seasons of its own, smoothed at rates it learns; one dilated network
/// with skip connections, shared by all, walks positions of a series, reads the window of what is
/// left before each and says how the coming values depart from level and seasons. What it reads and
/// writes is `SmoothedPlan`'s.
///
/// - Complexity: O(networks · steps · batch · T · layers · H²) to train, and O(n) a series in a
///   batch to smooth it anew.
/// - Source: Smyl (2020), Int. J. Forecasting 36(1), 75-85, the winner of M4. Unlike there, the
///   gradient reaches the smoothing through the targets only, and every network of the ensemble
///   sees all series.
public struct SmoothedRNN: SavableModel {
  /// The name users write.
  public static let catalogName = "es-rnn"
  /// One sentence.
  public static let summary =
    "Exponential smoothing of each series and a recurrent network of all, learned together."

  /// What reports call the model.
  public var name = catalogName
  /// Network and training.
  public let options: Options

  /// A model of these options.
  ///
  /// - Throws: `OptionError` on a value out of range or options that contradict each other.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// Learns the smoothing of every series and the networks.
  ///
  /// Cancelling the task ends trainings early, with the weights so far.
  ///
  /// - Throws: `FitError.seriesTooShort` where no series has a window and a horizon,
  ///   `.missingValue`, `.valueOutsideDomain`, `.diverged`; `CancellationError` where there is no
  ///   network yet.
  public func fit(_ training: PanelSlice, context: FitContext) async throws -> SmoothedFit {
    let series = try training.map { slice throws(FitError) in try SmoothedSeries(slice) }
    let longest = series.map(\.logs.count).max() ?? 0
    guard longest >= 2 + context.horizon else {
      throw FitError.seriesTooShort(
        series: training[0].id, needed: 2 + context.horizon, found: training[0].count)
    }
    let plan = options.plan(
      series, seasonLength: training.seasonLength, horizon: context.horizon)
    let reporter = FitReporter(
      steps: options.training.steps * options.training.seeds, progress: context.progress)
    let networks = try await (0..<options.training.seeds).concurrentMap(
      workers: context.workers
    ) { index, _ -> TrainedNetwork? in
      // An ensemble that is cut short is made of the networks that were begun.
      if Task.isCancelled { return nil }
      return try train(
        plan, series, random: context.random.child(index), reporter, context.crew,
        context.checkpoint?.part("network \(index)"))
    }.compactMap(\.self)
    guard !networks.isEmpty else { throw CancellationError() }
    return SmoothedFit(plan: plan, networks: networks, makeNetwork: makeNetwork)
  }

  /// A network of zeros for a plan.
  var makeNetwork: @Sendable (SmoothedPlan) -> SmoothedNetwork {
    let options = options
    return { SmoothedNetwork(options.network($0), plan: $0) }
  }

  private func train(
    _ plan: SmoothedPlan, _ series: [SmoothedSeries], random: SeededRandom,
    _ reporter: FitReporter, _ crew: WorkCrew?, _ checkpoint: FitCheckpoint?
  ) throws -> TrainedNetwork {
    let network = makeNetwork(plan)
    network.initialise(using: random.child(named: "weights"), series: series)
    var settings = options.training
    let split = plan.split(series, validation: settings.validation)
    settings.batchSize = min(settings.batchSize, split.training.count)
    let walks = SmoothedSamples(
      series, ends: split.training, targets: split.targets, network: network,
      minimumSamples: settings.batchSize * min(settings.validationInterval, settings.steps))
    let validation =
      split.validation.isEmpty
      ? nil
      : SmoothedSamples(
        series, ends: split.validation,
        targets: zip(split.targets, series).map { $0.upperBound..<$1.logs.count },
        network: network)
    do {
      return try TrainedNetwork(
        network, on: walks, validation: validation, loss: plan.output.loss, settings: settings,
        random: random.child(named: "training"), series: nil, reporter: reporter,
        crew: crew, checkpoint: checkpoint)
    } catch {
      throw FitError.diverged(series: nil, detail: "\(error)")
    }
  }
}
