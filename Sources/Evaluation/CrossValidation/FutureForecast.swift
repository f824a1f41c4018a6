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
    public let outcomes: [FoldOutcome]
    /// How its networks were trained; empty for other models.
    public var training: [TrainingRecord] = []
  }

  /// Fits every model to everything the panel has and forecasts on.
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
    let series = panel.whole.map { slice in
      EvaluatedSeries(
        observations: slice,
        folds: [Fold(origin: 0, training: 0..<slice.count, targets: slice.count..<slice.count)])
    }
    return await queue.run(models, on: series, onFold: onFold).map {
      ModelForecasts(
        model: $0.name, outcomes: $0.outcomes.map { $0[0] },
        training: $0.training.flatMap(\.networks))
    }
  }

  var queue: ForecastQueue {
    ForecastQueue(
      gap: 0, horizon: horizon, refit: .always, levels: levels, seed: seed,
      crew: WorkCrew(threads: threads),
      keepsPartialFits: true, onStep: onStep)
  }
}
