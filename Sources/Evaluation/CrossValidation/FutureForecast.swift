public import ForecastCore
internal import NumericalMethods

/// Forecasts of what follows the last observation of every series: the same work queue, with
/// one origin at the end.
public struct FutureForecast: Sendable {
  /// Steps to forecast.
  public var horizon: Int
  /// The prediction intervals asked of every model.
  public var levels: [ConfidenceLevel]
  /// Where all randomness comes from.
  public var seed: UInt64
  /// How many fits run at a time.
  public var threads: Int
  /// Told of the steps of long fits, on any thread.
  public var onStep: (@Sendable (FitEvent) -> Void)?

  /// A forecast of `horizon` steps, on one thread with seed 1 unless said otherwise.
  public init(horizon: Int, levels: [ConfidenceLevel] = [], seed: UInt64 = 1, threads: Int = 1) {
    precondition(horizon >= 1, "a horizon must be at least 1, found \(horizon)")
    self.horizon = horizon
    self.levels = levels.sorted()
    self.seed = seed
    self.threads = threads
  }

  /// What one model says of every series.
  public struct ModelForecasts: Sendable {
    /// What the model is called.
    public let model: String
    /// One outcome a series, in panel order.
    public internal(set) var outcomes: [FoldOutcome]
    /// How its networks were trained; empty for other models.
    public var training: [TrainingRecord] = []
    /// Series that have points but none of the bounds asked for.
    public internal(set) var withoutBounds: [WithoutBounds] = []
  }

  /// A series too short for the bounds a model was asked for.
  public struct WithoutBounds: Hashable, Sendable {
    /// Its position in the panel.
    public let series: Int
    /// What the model said.
    public let reason: String
  }

  /// Fits every model to everything the panel has and forecasts on.
  ///
  /// A model of single series that can tell no bounds of one is asked for its points alone: they
  /// need fewer observations as a rule, and a panel should not lose them.
  ///
  /// Cancelling the task ends trainings early: their models forecast with the best weights so
  /// far, and their records say so. Models not yet begun are interrupted.
  ///
  /// - Parameters:
  ///   - models: the definitions, each with its own name.
  ///   - panel: the series.
  ///   - onFold: called after every series of every model, on any thread.
  /// - Returns: the models in the order given.
  public func run(
    _ models: [any Forecaster], on panel: Panel,
    onFold: @escaping @Sendable (FoldEvent) -> Void = { _ in }
  ) async -> [ModelForecasts] {
    let found = await queue.run(models, on: panel.whole.map(evaluated), onFold: onFold).map {
      ModelForecasts(
        model: $0.name, outcomes: $0.outcomes.map { $0[0] },
        training: $0.training.flatMap(\.networks))
    }
    guard !levels.isEmpty, !Task.isCancelled else { return found }
    var completed: [ModelForecasts] = []
    for (model, forecasts) in zip(models, found) {
      completed.append(
        model.fitsSeriesApart ? await pointsAdded(to: forecasts, model, panel) : forecasts)
    }
    return completed
  }

  /// A series with its only origin at the end.
  private func evaluated(_ slice: SeriesSlice) -> EvaluatedSeries {
    EvaluatedSeries(
      observations: slice,
      folds: [Fold(origin: 0, training: 0..<slice.count, targets: slice.count..<slice.count)])
  }

  /// Forecasts with the points of the series that failed, where they can be had without bounds.
  private func pointsAdded(
    to forecasts: ModelForecasts, _ model: any Forecaster, _ panel: Panel
  ) async -> ModelForecasts {
    let failures = forecasts.outcomes.enumerated().compactMap { position, outcome in
      if case .failed(let failure) = outcome { (position, failure.reason) } else { nil }
    }
    guard !failures.isEmpty else { return forecasts }
    var plain = self
    plain.levels = []
    plain.onStep = nil
    let again = await plain.queue.run(
      [model], on: failures.map { evaluated(panel.whole[$0.0]) }, onFold: { _ in })
    var result = forecasts
    for ((position, reason), outcome) in zip(failures, again.flatMap(\.outcomes)) {
      guard outcome[0].forecast != nil else { continue }
      result.outcomes[position] = outcome[0]
      result.withoutBounds.append(WithoutBounds(series: position, reason: reason))
    }
    return result
  }

  var queue: ForecastQueue {
    ForecastQueue(
      gap: 0, horizon: horizon, refit: .always, levels: levels, seed: seed,
      crew: WorkCrew(threads: threads),
      keepsPartialFits: true, onStep: onStep)
  }
}
