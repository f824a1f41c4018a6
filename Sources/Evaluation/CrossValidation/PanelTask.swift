internal import ForecastCore
internal import NumericalMethods

/// The origins of one model, on a panel or a series of it, that share one fit.
struct PanelTask<Model: Forecaster>: ForecastTask {
  let model: Model
  let series: [EvaluatedSeries]
  /// Where each of them stands in the result.
  let places: [Int]
  /// The first is fitted, the rest move the origin on.
  let origins: [Int]
  /// How the first is fitted.
  var fitting: @Sendable (Model, PanelSlice, FitContext) async throws -> Model.Fitted = {
    try await $0.fit($1, context: $2)
  }

  /// Whether the fit begins with the weights of the one before.
  var isWarm = false
  /// Where the fit keeps what it has done, if that is not a place of its own.
  var checkpoint: FitCheckpoint?

  /// A series' fold at an origin, with its place in the result.
  private struct Member {
    let series: Int
    let fold: Int
  }

  var folds: [FoldPlace] {
    origins.flatMap(members).map { FoldPlace(series: places[$0.series], fold: $0.fold) }
  }

  var fitCount: Int { 1 }

  func repeatedFits(_ queue: ForecastQueue) -> Int {
    let count = queue.finished.count(of: model.name, folds)
    return count > 0 && count < folds.count ? 1 : 0
  }

  func run(
    _ queue: ForecastQueue, workers: Int, turns: Turns,
    onFold: @escaping @Sendable (FoldRecord) -> Void
  ) async -> TaskResult {
    var result = TaskResult(model.name, queue)
    await turns.take()
    defer { turns.give() }
    guard let first = origins.first, !Task.isCancelled else { return result }
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let fit = try await fit(at: first, queue, workers: workers)
      let seconds = (clock.now - start) / .seconds(1)
      result.cost.fits += 1
      result.cost.fitSeconds += seconds
      let networks = fit.trainingRecords
      // A fit that was cut short is used only where it can say so.
      let goesOn = { !Task.isCancelled || queue.keepsPartialFits && !networks.isEmpty }
      guard goesOn() else {
        suspendCheckpoint(at: first, queue)
        return result
      }
      if !networks.isEmpty {
        var training = FitTraining(origin: first, seconds: seconds, networks: networks)
        training.isWarm = isWarm
        result.add(training)
      }
      for origin in origins where goesOn() {
        await forecast(at: origin, with: fit, queue, into: &result, onFold)
      }
      if !Task.isCancelled { endCheckpoint(at: first, queue) }
    } catch is CancellationError {
      // The folds stay as they are: interrupted.
    } catch {
      let failure = FoldFailure(phase: .fit, reason: "\(error)")
      for member in origins.flatMap(members) {
        result.record(.failed(failure), series: places[member.series], fold: member.fold, onFold)
      }
      endCheckpoint(at: first, queue)
    }
    if Task.isCancelled { suspendCheckpoint(at: first, queue) }
    return result
  }

  /// The folds are recorded: what the fit has kept is not needed any more.
  private func endCheckpoint(at origin: Int, _ queue: ForecastQueue) {
    guard checkpoint == nil else { return }
    queue.checkpoints?.end(queue.place(of: model, series: places[0], origin: origin))
  }

  private func suspendCheckpoint(at origin: Int, _ queue: ForecastQueue) {
    guard checkpoint == nil else { return }
    queue.checkpoints?.suspend(queue.place(of: model, series: places[0], origin: origin))
  }

  private func fit(
    at origin: Int, _ queue: ForecastQueue, workers: Int
  ) async throws -> Model.Fitted {
    let folds = origins.reduce(0) { $0 + members(at: $1).count }
    defer {
      queue.onStep?(
        FitEvent(
          model: model.name, series: places[0], origin: origin, folds: folds, progress: nil))
    }
    let context = queue.context(
      for: model, series: places[0], origin: origin, folds: folds, workers: workers,
      checkpoint: checkpoint
        ?? queue.checkpoints?.checkpoint(
          of: queue.place(of: model, series: places[0], origin: origin)))
    return try await fitting(model, trainingSlice(at: origin), context)
  }

  private func forecast(
    at origin: Int, with fit: Model.Fitted, _ queue: ForecastQueue,
    into result: inout TaskResult, _ onFold: @Sendable (FoldRecord) -> Void
  ) async {
    let members = members(at: origin)
    let clock = ContinuousClock()
    let start = clock.now
    do {
      let forecasts = try await fit.forecast(
        after: history(of: members), steps: queue.steps, levels: queue.levels)
      result.cost.forecastSeconds += (clock.now - start) / .seconds(1)
      for (member, forecast) in zip(members, forecasts) {
        result.record(
          .finished(forecast.droppingFirst(queue.gap)), series: places[member.series],
          fold: member.fold, onFold)
      }
    } catch is CancellationError {
      return
    } catch {
      result.cost.forecastSeconds += (clock.now - start) / .seconds(1)
      let failure = FoldFailure(phase: .forecast, reason: "\(error)")
      for member in members {
        result.record(.failed(failure), series: places[member.series], fold: member.fold, onFold)
      }
    }
  }

  private func members(at origin: Int) -> [Member] {
    series.indices.flatMap { index in
      series[index].folds.indices
        .filter { series[index].folds[$0].origin == origin }
        .map { Member(series: index, fold: $0) }
    }
  }

  private func trainingSlice(at origin: Int) -> PanelSlice {
    PanelSlice(
      members(at: origin).map { series[$0.series].training(of: series[$0.series].folds[$0.fold]) }
    )
  }

  /// Each series from where its fit began to its cutoff.
  private func history(of members: [Member]) -> PanelSlice {
    PanelSlice(
      members.map { member in
        let one = series[member.series]
        let fold = one.folds[member.fold]
        let first = one.folds.first { origins.contains($0.origin) } ?? fold
        return one.observations.narrowed(to: first.training.lowerBound..<fold.cutoff + 1)
      })
  }
}
