public import ForecastCore
internal import NumericalMethods

/// Rolling-origin cross-validation of any forecasters on a panel.
///
/// Models, series and folds share one work queue. Results are placed by index and every random
/// stream is derived from the seed, the model, the series' name and the origin, so the
/// outcome is the same for any number of threads, whatever else runs beside a fold.
public struct CrossValidation: Sendable {
  /// How the series are cut.
  public var plan: RollingOrigin
  /// The prediction intervals asked of every model.
  public var levels: [ConfidenceLevel]
  /// Where all randomness of the run comes from.
  public var seed: UInt64
  /// How many fits run at a time.
  public var threads: Int
  /// Where long fits keep what they have done, so that a later run can go on inside them; nil
  /// where nothing is kept.
  public var checkpoints: (any FitCheckpoints)?
  /// Told of the steps of long fits, on any thread.
  public var onStep: (@Sendable (FitEvent) -> Void)?

  /// An evaluation on one thread with seed 1, unless said otherwise.
  public init(
    plan: RollingOrigin, levels: [ConfidenceLevel] = [], seed: UInt64 = 1, threads: Int = 1
  ) {
    precondition(threads >= 1, "at least one thread is needed, found \(threads)")
    self.plan = plan
    self.levels = levels.sorted()
    self.seed = seed
    self.threads = threads
  }

  /// Evaluates models on a panel.
  ///
  /// A model that fails at a fold is recorded as failed there and goes on; cancelling the task
  /// leaves the folds not yet reached as interrupted.
  ///
  /// - Parameters:
  ///   - models: the definitions, each with its own name.
  ///   - panel: the series.
  ///   - finished: what an earlier evaluation of the same models, data and plan has reported: it
  ///     is taken over and not computed again. Fits that start from the one before go on from what
  ///     the records say it has left (`RollingFitter.memory`), or from the `checkpoints`. Only a
  ///     fit that several folds share is repeated where one of them is missing.
  ///   - onFold: called after every fold of every model that was computed, on any thread.
  /// - Returns: forecasts beside actuals, fold by fold.
  /// - Throws: `RollingOriginError` where the series cannot be cut as asked.
  public func evaluate(
    _ models: [any Forecaster], on panel: Panel, resuming finished: [FoldRecord] = [],
    onFold: @escaping @Sendable (FoldEvent) -> Void = { _ in }
  ) async throws -> CrossValidationResult {
    let series = try cut(panel)
    var queue = queue
    queue.finished = FinishedFolds(finished)
    return CrossValidationResult(
      plan: plan, levels: levels, series: series,
      models: await queue.run(models, on: series, onFold: onFold))
  }

  /// What an evaluation looks like before its first fold: every outcome is interrupted.
  ///
  /// - Parameters:
  ///   - models: the definitions.
  ///   - panel: the series.
  /// - Returns: the result so far, and how many times parameters will be learned.
  /// - Throws: `RollingOriginError` where the series cannot be cut as asked.
  public func planned(
    _ models: [any Forecaster], on panel: Panel
  ) throws(RollingOriginError) -> (result: CrossValidationResult, fits: Int) {
    let series = try cut(panel)
    let empty = models.map { model in
      EvaluatedModel(
        name: model.name,
        outcomes: series.map { Array(repeating: .interrupted, count: $0.folds.count) },
        cost: EvaluationCost())
    }
    let result = CrossValidationResult(plan: plan, levels: levels, series: series, models: empty)
    return (result, queue.fitCount(models, on: series))
  }

  /// How many fits of which a fold is finished are made again, at most: folds that are missing
  /// share them, or fits of theirs start from them.
  ///
  /// - Parameters:
  ///   - models: the definitions.
  ///   - result: what `planned` gave for them.
  ///   - finished: what an earlier run has finished.
  /// - Returns: none where every fit shared by several folds has all of them finished, or none.
  public func repeatedFits(
    _ models: [any Forecaster], of result: CrossValidationResult, after finished: [FoldRecord]
  ) -> Int {
    var queue = queue
    queue.finished = FinishedFolds(finished)
    return queue.repeatedFits(models, on: result.series)
  }

  private func cut(_ panel: Panel) throws(RollingOriginError) -> [EvaluatedSeries] {
    zip(panel.whole, try plan.folds(of: panel.whole)).map {
      EvaluatedSeries(observations: $0, folds: $1)
    }
  }

  var queue: ForecastQueue {
    ForecastQueue(
      gap: plan.gap, horizon: plan.horizon, refit: plan.refit, levels: levels, seed: seed,
      crew: WorkCrew(threads: threads), checkpoints: checkpoints, onStep: onStep)
  }
}

/// One fold of one model has ended.
public struct FoldEvent: Sendable {
  /// What became of it.
  public let record: FoldRecord

  /// The model's name.
  public var model: String { record.model }
  /// Whether there is a forecast.
  public var succeeded: Bool { record.outcome.forecast != nil }
}
