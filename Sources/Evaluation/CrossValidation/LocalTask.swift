internal import ForecastCore
internal import NumericalMethods

/// The folds of one local model on one series, block by block; a block shares one fit.
struct LocalTask<Model: LocalForecaster>: ForecastTask {
  let model: Model
  let seriesIndex: Int
  let series: EvaluatedSeries
  /// Positions in `series.folds`; the first of a block is fitted, the rest move the origin on.
  let blocks: [[Int]]

  var folds: [FoldPlace] {
    blocks.joined().map { FoldPlace(series: seriesIndex, fold: $0) }
  }

  var fitCount: Int { blocks.count }

  func repeatedFits(_ queue: ForecastQueue) -> Int {
    zip(blocks, steps(queue)).count { block, step in
      guard case .fit = step else { return false }
      return queue.finished.count(of: model.name, places(block)) > 0
    }
  }

  private func places(_ block: [Int]) -> [FoldPlace] {
    block.map { FoldPlace(series: seriesIndex, fold: $0) }
  }

  /// What is to be done at a block.
  private enum Step {
    /// Nothing: its folds are finished, and no fit to come starts from its own.
    case pass
    /// No fit: its folds are finished, and the fits to come start from what its own has left.
    case goOn(any RollingFitter<Model.Local>)
    /// A fit, and the forecasts that are missing.
    case fit
  }

  /// What an earlier run has left to be done, block by block.
  private func steps(_ queue: ForecastQueue) -> [Step] {
    var isStartedFrom = false
    let steps = blocks.reversed().map { block -> Step in
      guard queue.finished.count(of: model.name, places(block)) == block.count else {
        isStartedFrom = true
        return .fit
      }
      guard isStartedFrom else { return .pass }
      guard let fitter = fitter(after: block, queue) else { return .fit }
      isStartedFrom = false
      return .goOn(fitter)
    }
    return steps.reversed()
  }

  private func makeFitter(_ queue: ForecastQueue) -> any RollingFitter<Model.Local> {
    model.makeRollingFitter(
      context: FitContext(horizon: queue.steps, random: queue.random(model, series.id)))
  }

  /// A fitter as an earlier run had it after the fit of a finished block; nil where that is not
  /// known.
  private func fitter(
    after block: [Int], _ queue: ForecastQueue
  ) -> (any RollingFitter<Model.Local>)? {
    guard let first = block.first, let last = block.last,
      let record = queue.finished.record(of: model.name, series: seriesIndex, fold: last)
    else { return nil }
    var fitter = makeFitter(queue)
    if case .failed(let failure) = record.outcome, failure.phase == .fit { return fitter }
    guard let memory = record.memory,
      fitter.restore(memory, after: series.training(of: series.folds[first]))
    else { return nil }
    return fitter
  }

  func run(
    _ queue: ForecastQueue, workers: Int, turns: Turns,
    onFold: @escaping @Sendable (FoldRecord) -> Void
  ) async -> TaskResult {
    var result = TaskResult(model.name, queue)
    var fitter = makeFitter(queue)
    for (block, step) in zip(blocks, steps(queue)) {
      switch step {
      case .pass: result.place(block, of: seriesIndex, isFitted: false)
      case .goOn(let left):
        result.place(block, of: seriesIndex, isFitted: false)
        fitter = left
      case .fit:
        await turns.take()
        defer { turns.give() }
        queue.crew.begin()
        defer { queue.crew.end() }
        guard !Task.isCancelled else { return result }
        fit(block, with: &fitter, queue, into: &result, onFold)
      }
    }
    return result
  }

  /// Fits the model for a block and forecasts its folds.
  private func fit(
    _ block: [Int], with fitter: inout any RollingFitter<Model.Local>, _ queue: ForecastQueue,
    into result: inout TaskResult, _ onFold: @Sendable (FoldRecord) -> Void
  ) {
    let first = series.folds[block[0]]
    let training = series.training(of: first)
    do {
      let fit = try result.timed(\.fitSeconds) { () throws(FitError) in
        if fitter.reusesWork { return try fitter.fit(training) }
        let context = FitContext(
          horizon: queue.steps, random: queue.random(model, series.id).child(first.origin))
        return try model.fit(training, context: context)
      }
      result.cost.fits += 1
      // The fitter has seen the window, which is all that the fits to come need of it.
      guard !result.isFinished(block, of: seriesIndex) else {
        result.place(block, of: seriesIndex, isFitted: true)
        return
      }
      let isStartedFrom = fitter.reusesWork && block.last != blocks.last?.last
      forecast(
        block, with: fit, memory: isStartedFrom ? fitter.memory : nil, queue, into: &result,
        onFold)
    } catch {
      // A window without a fit leaves nothing: the next is fitted from scratch.
      fitter = makeFitter(queue)
      let failure = FoldFailure(phase: .fit, reason: "\(error)")
      for fold in block {
        result.record(.failed(failure), series: seriesIndex, fold: fold, onFold)
      }
    }
  }

  /// Forecasts every fold of a block from one fit.
  private func forecast(
    _ block: [Int], with fit: Model.Local, memory: [UInt8]?, _ queue: ForecastQueue,
    into result: inout TaskResult, _ onFold: @Sendable (FoldRecord) -> Void
  ) {
    let start = series.folds[block[0]].training.lowerBound
    var origin = movingOrigin(of: fit)
    for index in block {
      if Task.isCancelled { return }
      let fold = series.folds[index]
      let outcome: FoldOutcome
      do {
        // Between refits the history grows from where the fit began.
        let history = series.observations.narrowed(to: start..<fold.cutoff + 1)
        let forecast = try result.timed(\.forecastSeconds) {
          try origin.forecast(
            after: history, steps: queue.steps, levels: queue.levels)
        }
        outcome = .finished(forecast.droppingFirst(queue.gap))
      } catch {
        outcome = .failed(FoldFailure(phase: .forecast, reason: "\(error)"))
      }
      result.record(
        outcome, series: seriesIndex, fold: index, memory: index == block.last ? memory : nil,
        onFold)
    }
  }
}
