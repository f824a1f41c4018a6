public import ForecastCore
internal import NumericalMethods

extension AutomaticModel {
  /// The fits of the models that were needed, and what each counts at each step.
  public struct Fitted: FittedForecaster {
    /// Of one series.
    struct Plan: Sendable {
      /// `[step][candidate]`.
      let weights: [[Double]]
      /// `[candidate]`, nil where it has no weight.
      let fits: [(any FittedForecaster)?]
    }

    /// What the candidates are called.
    let names: [String]
    let plans: [String: Plan]
    /// Those of the networks that were needed, models of whole panels first.
    public let trainingRecords: [TrainingRecord]
    let workers: Int

    /// Forecasts each series with its own models; steps beyond those compared go by the last.
    ///
    /// - Throws: `FitError.unknownSeries`, and what the models throw.
    public func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) async throws -> [Forecast] {
      try await history.concurrentMap(workers: workers) { _, series in
        try Task.checkCancellation()
        guard let plan = plans[series.id] else {
          throw FitError.unknownSeries(series: series.id)
        }
        var forecasts: [Forecast?] = []
        for fit in plan.fits {
          guard let fit else {
            forecasts.append(nil)
            continue
          }
          let own = try await fit.forecast(
            after: PanelSlice([series]), steps: steps, levels: levels)
          forecasts.append(own.first)
        }
        return try plan.combined(forecasts, after: series, steps: steps, levels: levels)
      }
    }
  }

  /// Fits the models a comparison gives weight to; one that cannot be fitted is out, and the
  /// others are weighed anew.
  ///
  /// - Parameters:
  ///   - training: the slice that was compared on, or one that follows it.
  ///   - comparison: what `compare` gave for these series, and maybe others.
  ///   - context: as for `fit`.
  /// - Returns: the fitted models.
  /// - Throws: the first candidate's error where none can be fitted to a series.
  public func fit(
    _ training: PanelSlice, by comparison: ModelComparison, context: FitContext
  ) async throws -> Fitted {
    for series in training where comparison.position(of: series.id) == nil {
      throw FitError.unknownSeries(series: series.id)
    }
    let shared = try await fitGlobals(training, by: comparison, context: context)
    let plans = try await training.concurrentMap(workers: context.workers) { _, series in
      (series.id, try await plan(for: series, comparison, shared, context))
    }
    return Fitted(
      names: candidates.map(\.name), plans: Dictionary(uniqueKeysWithValues: plans),
      trainingRecords: records(shared.mapValues { try? $0.get() })
        + plans.flatMap { series, plan in
          let own = plan.fits.indices.filter { shared[$0] == nil }
          return records(Dictionary(uniqueKeysWithValues: own.map { ($0, plan.fits[$0]) }))
            .map { record in
              var named = record
              named.series = record.series ?? series
              return named
            }
        }, workers: context.workers)
  }

  /// The records of some candidates' fits, each under its candidate's name.
  private func records(_ fits: [Int: (any FittedForecaster)?]) -> [TrainingRecord] {
    candidates.indices.flatMap { candidate in
      let own = fits[candidate].flatMap { $0 }?.trainingRecords ?? []
      return own.map { $0.within(candidates[candidate].name) }
    }
  }

  private typealias Outcome = Result<any FittedForecaster, any Error>

  /// Models of whole panels that any series may need, fitted once.
  private func fitGlobals(
    _ training: PanelSlice, by comparison: ModelComparison, context: FitContext
  ) async throws -> [Int: Outcome] {
    var fits: [Int: Outcome] = [:]
    for (index, candidate) in candidates.enumerated() where !candidate.fitsSeriesApart {
      let isNeeded = training.contains { series in
        comparison.weights(ofSeries: series.id, by: options.combine, excluding: [])?
          .contains { $0[index] > 0 } ?? false
      }
      if isNeeded { fits[index] = try await outcome(of: candidate, on: training, context) }
    }
    return fits
  }

  /// The fits of one series; candidates that fail are left out one after another.
  private func plan(
    for series: SeriesSlice, _ comparison: ModelComparison, _ shared: [Int: Outcome],
    _ context: FitContext
  ) async throws -> Fitted.Plan {
    var fits = shared
    var excluded: Set<Int> = []
    var firstError: (candidate: Int, error: any Error)?
    while let weights = comparison.weights(
      ofSeries: series.id, by: options.combine, excluding: excluded)
    {
      let needed = candidates.indices.filter { candidate in
        weights.contains { $0[candidate] > 0 }
      }
      for candidate in needed where fits[candidate] == nil {
        fits[candidate] = try await outcome(
          of: candidates[candidate], on: PanelSlice([series]), context)
      }
      var failed = false
      for candidate in needed {
        guard case .failure(let error)? = fits[candidate] else { continue }
        failed = true
        excluded.insert(candidate)
        if candidate < firstError?.candidate ?? .max { firstError = (candidate, error) }
      }
      if !failed {
        return Fitted.Plan(
          weights: weights,
          fits: candidates.indices.map { needed.contains($0) ? try? fits[$0]?.get() : nil })
      }
    }
    throw firstError?.error
      ?? FitError.unsuitable(series: series.id, reason: "expected a model that can be fitted")
  }

  private func outcome<Model: Forecaster>(
    of model: Model, on training: PanelSlice, _ context: FitContext
  ) async throws -> Outcome {
    let own = FitContext(
      horizon: context.horizon,
      random: context.random.child(named: model.streamName).child(named: training[0].id),
      checkpoint: context.checkpoint?.part("model \(model.name)").part(training[0].id))
    do {
      return .success(try await model.fit(training, context: own))
    } catch let error as CancellationError {
      throw error
    } catch {
      return .failure(error)
    }
  }
}

extension AutomaticModel.Fitted.Plan {
  /// The weighted mean of the forecasts, step by step, and of the bounds where every step has
  /// a model with bounds.
  func combined(
    _ forecasts: [Forecast?], after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast {
    let members = forecasts.indices.filter { forecasts[$0] != nil }
    if members.count == 1, let only = forecasts[members[0]] { return only }
    func mean(_ step: Int, _ value: (Forecast) -> Double?) -> Double? {
      let own = weights[min(step, weights.count - 1)]
      var (sum, total) = (0.0, 0.0)
      for member in members where own[member] > 0 {
        guard let value = forecasts[member].flatMap(value) else { continue }
        sum += own[member] * value
        total += own[member]
      }
      return total > 0 ? sum / total : nil
    }
    let point = (0..<steps).compactMap { step in mean(step) { $0.point[step] } }
    let intervals = levels.compactMap { level -> PredictionInterval? in
      let lower = point.indices.compactMap { step in
        mean(step) { $0.interval(at: level)?.lower[step] }.map { min($0, point[step]) }
      }
      let upper = point.indices.compactMap { step in
        mean(step) { $0.interval(at: level)?.upper[step] }.map { max($0, point[step]) }
      }
      guard lower.count == steps, upper.count == steps else { return nil }
      return PredictionInterval(level: level, lower: lower, upper: upper)
    }
    return try Forecast(after: history, point: point, intervals: intervals)
  }
}
