internal import ForecastCore
internal import NumericalMethods

/// The origins of one global model that share one fit.
struct PanelTask<Model: Forecaster>: ForecastTask {
  let model: Model
  let series: [EvaluatedSeries]
  /// Where each of them stands in the result.
  let places: [Int]
  /// The first is fitted, the rest move the origin on.
  let origins: [Int]

  /// A series' fold at an origin, with its place in the result.
  private struct Member {
    let series: Int
    let fold: Int
  }

  var folds: [FoldPlace] {
    origins.flatMap(members).map { FoldPlace(series: places[$0.series], fold: $0.fold) }
  }

  var fitCount: Int { 1 }

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
      let context = FitContext(
        horizon: queue.steps,
        random: SeededRandom(seed: queue.seed).child(named: model.name).child(first),
        workers: workers)
      let fit = try await model.fit(trainingSlice(at: first), context: context)
      result.cost.fits += 1
      result.cost.fitSeconds += (clock.now - start) / .seconds(1)
      for origin in origins where !Task.isCancelled {
        await forecast(at: origin, with: fit, queue, into: &result, onFold)
      }
    } catch is CancellationError {
      // The folds stay as they are: interrupted.
    } catch {
      let failure = FoldFailure(phase: .fit, reason: "\(error)")
      for member in origins.flatMap(members) {
        result.record(.failed(failure), series: places[member.series], fold: member.fold, onFold)
      }
    }
    return result
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
