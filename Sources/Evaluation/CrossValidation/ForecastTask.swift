internal import ForecastCore

/// A piece of the queue's work that depends on no other piece.
protocol ForecastTask: Sendable {
  /// Does the work, a turn at a time; errors become failed folds, cancellation ends it early.
  func run(
    _ queue: ForecastQueue, workers: Int, turns: Turns, onFold: @Sendable (Bool) -> Void
  ) async -> TaskResult
}

/// What a piece of the queue's work gave.
struct TaskResult: Sendable {
  /// The outcome of a fold, with its place.
  struct Entry: Sendable {
    let series: Int
    let fold: Int
    let outcome: FoldOutcome
  }

  var outcomes: [Entry] = []
  var cost = EvaluationCost()

  /// Places an outcome and reports it.
  mutating func record(
    _ outcome: FoldOutcome, series: Int, fold: Int, _ onFold: @Sendable (Bool) -> Void
  ) {
    outcomes.append(Entry(series: series, fold: fold, outcome: outcome))
    onFold(outcome.forecast != nil)
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
