internal import ForecastCore

/// A piece of the queue's work that depends on no other piece.
protocol ForecastTask: Sendable {
  /// The folds it forecasts, in their order.
  var folds: [FoldPlace] { get }
  /// How many times it learns parameters.
  var fitCount: Int { get }
  /// How many of its fits are made again although folds they serve are finished, because later
  /// fits start from them or other folds need them.
  func repeatedFits(_ queue: ForecastQueue) -> Int

  /// Does the work, a turn at a time; errors become failed folds, cancellation ends it early.
  func run(
    _ queue: ForecastQueue, workers: Int, turns: Turns,
    onFold: @escaping @Sendable (FoldRecord) -> Void
  ) async -> TaskResult
}

/// Where a fold stands in a result.
struct FoldPlace: Hashable, Sendable {
  let series: Int
  let fold: Int
}

extension ForecastTask {
  /// Does what an earlier run has not finished.
  ///
  /// A task that is finished is not begun. One that is not is told of what it has finished: that
  /// is not reported again.
  func runUnfinished(
    of model: String, _ queue: ForecastQueue, workers: Int, turns: Turns,
    onFold: @escaping @Sendable (FoldRecord) -> Void
  ) async -> TaskResult {
    let known = folds.map {
      queue.finished.record(of: model, series: $0.series, fold: $0.fold)
    }
    let records = known.compactMap { $0 }
    if records.count == folds.count, !records.isEmpty { return TaskResult(records) }
    return await run(queue, workers: workers, turns: turns, onFold: onFold)
  }
}

/// What a piece of the queue's work gave.
struct TaskResult: Sendable {
  /// The outcome of a fold, with its place.
  struct Entry: Sendable {
    let series: Int
    let fold: Int
    let outcome: FoldOutcome
  }

  /// The model at work.
  let model: String
  private let finished: FinishedFolds
  var outcomes: [Entry] = []
  var cost = EvaluationCost()
  /// What the records so far have told of `cost`.
  private var reported = EvaluationCost()
  private(set) var training: [FitTraining] = []
  /// The training that the next record tells of.
  private var untold: FitTraining?

  init(_ model: String, _ queue: ForecastQueue) {
    self.model = model
    finished = queue.finished
  }

  /// What an earlier run has left of a task it finished.
  init(_ records: [FoldRecord]) {
    model = records.first?.model ?? ""
    finished = FinishedFolds()
    outcomes = records.map { Entry(series: $0.series, fold: $0.fold, outcome: $0.outcome) }
    cost = records.map(\.cost).reduce(EvaluationCost(), +)
    training = records.compactMap(\.training)
  }

  /// Whether an earlier run has finished all these folds.
  func isFinished(_ folds: [Int], of series: Int) -> Bool {
    folds.allSatisfy { finished.record(of: model, series: series, fold: $0) != nil }
  }

  /// Places the outcomes an earlier run has left.
  ///
  /// - Parameters:
  ///   - folds: positions in the series.
  ///   - series: its position.
  ///   - isFitted: whether their fit was made again, and has cost what it has cost.
  mutating func place(_ folds: [Int], of series: Int, isFitted: Bool) {
    for fold in folds {
      guard let known = finished.record(of: model, series: series, fold: fold) else { continue }
      outcomes.append(Entry(series: series, fold: fold, outcome: known.outcome))
      if !isFitted { cost = cost + known.cost }
    }
    reported = cost
  }

  /// Takes over what another piece gave.
  mutating func add(_ other: TaskResult) {
    outcomes += other.outcomes
    cost = cost + other.cost
    training += other.training
  }

  /// Takes in how the networks of the fit for the folds to come were trained.
  mutating func add(_ fit: FitTraining) {
    training.append(fit)
    untold = fit
  }

  /// Places an outcome and reports it, unless an earlier run has.
  ///
  /// - Parameters:
  ///   - outcome: what became of the fold.
  ///   - series: the position of its series.
  ///   - fold: its position in the series.
  ///   - memory: what its fit leaves for those to come.
  ///   - onFold: whom to tell.
  mutating func record(
    _ outcome: FoldOutcome, series: Int, fold: Int, memory: [UInt8]? = nil,
    _ onFold: @Sendable (FoldRecord) -> Void
  ) {
    let known = finished.record(of: model, series: series, fold: fold)
    outcomes.append(Entry(series: series, fold: fold, outcome: known?.outcome ?? outcome))
    if known == nil {
      onFold(
        FoldRecord(
          model: model, series: series, fold: fold, outcome: outcome, cost: cost - reported,
          training: untold, memory: memory))
    }
    // Told by this record or by that of the earlier run: the first fold a fit serves.
    if let told = known?.training, untold != nil { training[training.count - 1] = told }
    untold = nil
    reported = cost
  }

  /// Runs `work`, adding its time to one side of the cost.
  mutating func timed<Value, Failure: Error>(
    _ side: WritableKeyPath<EvaluationCost, Double>, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let clock = ContinuousClock()
    let start = clock.now
    defer { cost[keyPath: side] += (clock.now - start) / .seconds(1) }
    return try work()
  }
}
