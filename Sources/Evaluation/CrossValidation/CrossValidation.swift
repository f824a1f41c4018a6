public import ForecastCore
internal import NumericalMethods

/// Rolling-origin cross-validation of any forecasters on a panel.
///
/// Models, series and folds share one work queue. Results are placed by index and every random
/// stream is derived from the seed, the model's name, the series' name and the origin, so the
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

  /// One fold of one model has ended.
  public struct FoldEvent: Sendable {
    /// The model's name.
    public let model: String
    /// Whether there is a forecast.
    public let succeeded: Bool
  }

  /// Evaluates models on a panel.
  ///
  /// A model that fails at a fold is recorded as failed there and goes on; cancelling the task
  /// leaves the folds not yet reached as interrupted.
  ///
  /// - Parameters:
  ///   - models: the definitions, each with its own name.
  ///   - panel: the series.
  ///   - onFold: called after every fold of every model, on any thread.
  /// - Returns: forecasts beside actuals, fold by fold.
  /// - Throws: `RollingOriginError` where the series cannot be cut as asked.
  public func evaluate(
    _ models: [any Forecaster], on panel: Panel,
    onFold: @escaping @Sendable (FoldEvent) -> Void = { _ in }
  ) async throws -> CrossValidationResult {
    precondition(
      Set(models.map(\.name)).count == models.count, "every model needs a name of its own")
    let series = zip(panel.whole, try plan.folds(of: panel.whole)).map {
      EvaluatedSeries(observations: $0, folds: $1)
    }
    let tasks = models.indices.flatMap { model in
      self.tasks(for: models[model], series: series).map { (model: model, task: $0) }
    }
    let spareWorkers = max(1, threads / max(1, tasks.count))
    let results = try await tasks.concurrentMap(workers: threads) { _, entry in
      await entry.task.run(self, workers: spareWorkers) { succeeded in
        onFold(FoldEvent(model: models[entry.model].name, succeeded: succeeded))
      }
    }
    return CrossValidationResult(
      plan: plan, levels: levels, series: series,
      models: models.indices.map { model in
        collect(
          zip(tasks, results).filter { $0.0.model == model }.map(\.1), of: models[model],
          series: series)
      })
  }

  /// Cuts a model's work into pieces that do not depend on each other.
  private func tasks(
    for model: any Forecaster, series: [EvaluatedSeries]
  ) -> [any CrossValidationTask] {
    if let local = model as? any LocalForecaster {
      return series.indices.flatMap { localTasks(for: local, series: $0, series[$0]) }
    }
    return panelTasks(for: model, series: series)
  }

  private func localTasks<Model: LocalForecaster>(
    for model: Model, series index: Int, _ series: EvaluatedSeries
  ) -> [any CrossValidationTask] {
    let blocks = refitBlocks(Array(series.folds.indices))
    let context = FitContext(horizon: plan.horizon + plan.gap, random: random(model, series.id))
    if model.makeRollingFitter(context: context).reusesWork {
      return [LocalTask(model: model, seriesIndex: index, series: series, blocks: blocks)]
    }
    return blocks.map {
      LocalTask(model: model, seriesIndex: index, series: series, blocks: [$0])
    }
  }

  private func panelTasks<Model: Forecaster>(
    for model: Model, series: [EvaluatedSeries]
  ) -> [any CrossValidationTask] {
    let origins = Set(series.flatMap { $0.folds.map(\.origin) }).sorted()
    return refitBlocks(origins).map { PanelTask(model: model, series: series, origins: $0) }
  }

  /// Groups folds that share one fit.
  private func refitBlocks(_ folds: [Int]) -> [[Int]] {
    let size =
      switch plan.refit {
      case .always: 1
      case .never: max(1, folds.count)
      case .every(let count): count
      }
    return stride(from: 0, to: folds.count, by: size).map {
      Array(folds[$0..<min($0 + size, folds.count)])
    }
  }

  private func collect(
    _ results: [TaskResult], of model: any Forecaster, series: [EvaluatedSeries]
  ) -> EvaluatedModel {
    var outcomes = series.map { [FoldOutcome](repeating: .interrupted, count: $0.folds.count) }
    for result in results {
      for entry in result.outcomes { outcomes[entry.series][entry.fold] = entry.outcome }
    }
    return EvaluatedModel(
      name: model.name, outcomes: outcomes,
      cost: results.map(\.cost).reduce(EvaluationCost(), +))
  }

  /// The stream of a model on a series: the same whatever else is evaluated beside it.
  func random(_ model: any Forecaster, _ series: String) -> SeededRandom {
    SeededRandom(seed: seed).child(named: model.name).child(named: series)
  }
}
