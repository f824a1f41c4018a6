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

  func repeatedFits(after finished: FinishedFolds) -> Int {
    guard let last = lastUnfinished(finished) else { return 0 }
    return blocks[...last].count { finished.count(of: model.name, places($0)) > 0 }
  }

  private func places(_ block: [Int]) -> [FoldPlace] {
    block.map { FoldPlace(series: seriesIndex, fold: $0) }
  }

  /// The last block with a fold that is missing: no fit after it is needed.
  private func lastUnfinished(_ finished: FinishedFolds) -> Int? {
    blocks.lastIndex { finished.count(of: model.name, places($0)) < $0.count }
  }

  func run(
    _ queue: ForecastQueue, workers: Int, turns: Turns,
    onFold: @escaping @Sendable (FoldRecord) -> Void
  ) async -> TaskResult {
    var result = TaskResult(model.name, queue)
    let random = queue.random(model, series.id)
    var fitter = model.makeRollingFitter(
      context: FitContext(horizon: queue.steps, random: random))
    let last = lastUnfinished(queue.finished) ?? -1
    for (position, block) in blocks.enumerated() {
      guard position <= last else {
        result.place(block, of: seriesIndex, isFitted: false)
        continue
      }
      await turns.take()
      defer { turns.give() }
      queue.crew.begin()
      defer { queue.crew.end() }
      guard let first = block.first, !Task.isCancelled else { break }
      let training = series.training(of: series.folds[first])
      do {
        let fit = try result.timed(\.fitSeconds) { () throws(FitError) in
          if fitter.reusesWork { return try fitter.fit(training) }
          let context = FitContext(
            horizon: queue.steps, random: random.child(series.folds[first].origin))
          return try model.fit(training, context: context)
        }
        result.cost.fits += 1
        // The fitter has seen the window, which is all that the fits to come need of it.
        guard !result.isFinished(block, of: seriesIndex) else {
          result.place(block, of: seriesIndex, isFitted: true)
          continue
        }
        forecast(block, with: fit, queue, into: &result, onFold)
      } catch {
        let failure = FoldFailure(phase: .fit, reason: "\(error)")
        for fold in block {
          result.record(.failed(failure), series: seriesIndex, fold: fold, onFold)
        }
      }
    }
    return result
  }

  /// Forecasts every fold of a block from one fit.
  private func forecast(
    _ block: [Int], with fit: Model.Local, _ queue: ForecastQueue,
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
      result.record(outcome, series: seriesIndex, fold: index, onFold)
    }
  }
}
