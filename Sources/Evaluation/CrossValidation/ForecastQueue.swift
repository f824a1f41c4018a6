internal import ForecastCore
internal import NumericalMethods

/// The work queue that models, series and folds share.
///
/// Work that does not depend on other work is a task; results are placed by index, and every
/// random stream is derived from the seed, the model, the series' name and the origin.
struct ForecastQueue: Sendable {
  /// Steps between the end of the training part and the first target.
  let gap: Int
  /// Steps that are kept of every forecast.
  let horizon: Int
  let refit: RollingOrigin.Refit
  let levels: [ConfidenceLevel]
  let seed: UInt64
  /// The threads, and how many of them are at work.
  let crew: WorkCrew
  /// What an earlier run has done already.
  var finished = FinishedFolds()
  /// Whether a fit that was cut short forecasts with what it has learned so far; an evaluation
  /// must not record such a fold.
  var keepsPartialFits = false
  /// Where long fits keep what they have done; nil where nothing is kept.
  var checkpoints: (any FitCheckpoints)?
  /// The part of an audit that this is.
  var stage: FitPlace.Stage?
  /// Told of the steps of long fits, on any thread.
  var onStep: (@Sendable (FitEvent) -> Void)?

  /// How many tasks may work at a time.
  var threads: Int { crew.threads }

  /// Steps to ask a model for, so that the targets are the last `horizon` of them.
  var steps: Int { gap + horizon }

  /// Fits every model at every fold and forecasts from there.
  func run(
    _ models: [any Forecaster], on series: [EvaluatedSeries],
    onFold: @escaping @Sendable (FoldEvent) -> Void
  ) async -> [EvaluatedModel] {
    precondition(
      Set(models.map(\.name)).count == models.count, "every model needs a name of its own")
    let tasks = Self.interleaved(models.map { self.tasks(for: $0, series: series) })
    let spareWorkers = max(1, threads / max(1, tasks.count))
    let turns = Turns(threads)
    // More tasks are begun than may work at a time, so that no model waits for the end of
    // another's long task.
    let begun = max(threads, 2 * models.count)
    let results = await tasks.concurrentMap(workers: begun) { _, entry in
      await entry.task.runUnfinished(
        of: models[entry.model].name, self, workers: spareWorkers, turns: turns
      ) { onFold(FoldEvent(record: $0)) }
    }
    return models.indices.map { model in
      collect(
        zip(tasks, results).filter { $0.0.model == model }.map(\.1), of: models[model],
        series: series)
    }
  }

  /// How many times all models together learn parameters.
  func fitCount(_ models: [any Forecaster], on series: [EvaluatedSeries]) -> Int {
    models.reduce(0) { sum, model in
      sum + tasks(for: model, series: series).reduce(0) { $0 + $1.fitCount }
    }
  }

  /// How many fits of finished folds all models together make again.
  func repeatedFits(_ models: [any Forecaster], on series: [EvaluatedSeries]) -> Int {
    models.reduce(0) { sum, model in
      sum + tasks(for: model, series: series).reduce(0) { $0 + $1.repeatedFits(self) }
    }
  }

  /// The tasks of all models in the order they are begun: at any time every model has done
  /// about the same share of its work, so that a run that is stopped has folds to compare.
  private static func interleaved(
    _ byModel: [[any ForecastTask]]
  ) -> [(model: Int, task: any ForecastTask)] {
    byModel.enumerated().flatMap { model, tasks in
      tasks.enumerated().map { position, task in
        (share: Double(position) / Double(tasks.count), model: model, task: task)
      }
    }
    .sorted { ($0.share, $0.model) < ($1.share, $1.model) }
    .map { (model: $0.model, task: $0.task) }
  }

  /// Cuts a model's work into pieces that do not depend on each other.
  private func tasks(
    for model: any Forecaster, series: [EvaluatedSeries]
  ) -> [any ForecastTask] {
    if let local = model as? any LocalForecaster {
      return series.indices.flatMap { localTasks(for: local, series: $0, series[$0]) }
    }
    guard model.fitsSeriesApart else {
      return panelTasks(for: model, series: series, places: Array(series.indices))
    }
    return series.indices.flatMap {
      panelTasks(for: model, series: [series[$0]], places: [$0])
    }
  }

  private func localTasks<Model: LocalForecaster>(
    for model: Model, series index: Int, _ series: EvaluatedSeries
  ) -> [any ForecastTask] {
    let blocks = refitBlocks(Array(series.folds.indices))
    let context = FitContext(horizon: steps, random: random(model, series.id))
    if model.makeRollingFitter(context: context).reusesWork {
      return [LocalTask(model: model, seriesIndex: index, series: series, blocks: blocks)]
    }
    return blocks.map {
      LocalTask(model: model, seriesIndex: index, series: series, blocks: [$0])
    }
  }

  private func panelTasks<Model: Forecaster>(
    for model: Model, series: [EvaluatedSeries], places: [Int]
  ) -> [any ForecastTask] {
    let origins = Set(series.flatMap { $0.folds.map(\.origin) }).sorted()
    let blocks = refitBlocks(origins)
    if let warm = model as? any WarmStarting, warm.startsWarm {
      return [chain(warm, blocks, series: series, places: places)]
    }
    return blocks.map {
      PanelTask(model: model, series: series, places: places, origins: $0)
    }
  }

  private func chain<Model: WarmStarting>(
    _ model: Model, _ blocks: [[Int]], series: [EvaluatedSeries], places: [Int]
  ) -> any ForecastTask {
    ChainTask(
      links: blocks.map {
        PanelTask(model: model, series: series, places: places, origins: $0)
      })
  }

  /// Groups folds that share one fit.
  private func refitBlocks(_ folds: [Int]) -> [[Int]] {
    let size =
      switch refit {
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
      cost: results.map(\.cost).reduce(EvaluationCost(), +),
      training: results.flatMap(\.training).sorted { $0.origin < $1.origin })
  }

  /// What the fit of a whole panel at an origin may know.
  func context(
    for model: any Forecaster, series: Int, origin: Int, folds: Int, workers: Int,
    checkpoint: FitCheckpoint? = nil
  ) -> FitContext {
    let name = model.name
    var progress: (@Sendable (FitProgress) -> Void)?
    if let onStep {
      progress = { step in
        onStep(
          FitEvent(model: name, series: series, origin: origin, folds: folds, progress: step))
      }
    }
    return FitContext(
      horizon: steps, random: SeededRandom(seed: seed).child(named: model.streamName).child(origin),
      workers: workers, crew: crew, progress: progress, checkpoint: checkpoint)
  }

  /// Where a fit keeps what it has done.
  func place(of model: any Forecaster, series: Int, origin: Int) -> FitPlace {
    FitPlace(stage: stage, model: model.name, series: series, origin: origin)
  }

  /// The stream of a model on a series: the same whatever else is evaluated beside it.
  func random(_ model: any Forecaster, _ series: String) -> SeededRandom {
    SeededRandom(seed: seed).child(named: model.streamName).child(named: series)
  }
}
