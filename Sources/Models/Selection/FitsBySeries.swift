internal import ForecastCore
internal import NumericalMethods

/// Fits of the series of a panel, each made for itself.
struct FitsBySeries: FittedForecaster {
  /// By the name of the series.
  let fits: [String: any FittedForecaster]
  let workers: Int

  /// Those of every series' fit, by the name of the series.
  var trainingRecords: [TrainingRecord] {
    fits.sorted { $0.key < $1.key }.flatMap { series, fit in
      fit.trainingRecords.map { record in
        var own = record
        own.series = record.series ?? series
        return own
      }
    }
  }

  /// Forecasts each series with its own fit.
  ///
  /// - Throws: `FitError.unknownSeries` for a series that was not fitted.
  func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast] {
    try await history.concurrentMap(workers: workers) { _, series in
      try Task.checkCancellation()
      guard let fit = fits[series.id] else { throw FitError.unknownSeries(series: series.id) }
      return try await fit.forecast(after: PanelSlice([series]), steps: steps, levels: levels)
    }
    .flatMap { $0 }
  }

  /// Fits each series as a panel of its own, with the random stream of its name.
  ///
  /// - Throws: the error of the first series, in panel order, that cannot be fitted.
  static func fitting(
    _ training: PanelSlice, context: FitContext,
    _ fit: @escaping @Sendable (PanelSlice, FitContext) async throws -> any FittedForecaster
  ) async throws -> FitsBySeries {
    let fits = try await training.concurrentMap(workers: context.workers) { _, series in
      let own = FitContext(
        horizon: context.horizon, random: context.random.child(named: series.id),
        crew: context.crew,
        checkpoint: context.checkpoint?.part(series.id))
      return (series.id, try await fit(PanelSlice([series]), own))
    }
    return FitsBySeries(
      fits: Dictionary(uniqueKeysWithValues: fits), workers: context.workers)
  }
}

extension Forecaster {
  /// The fit without its type.
  func anyFit(_ training: PanelSlice, context: FitContext) async throws -> any FittedForecaster {
    try await fit(training, context: context)
  }
}
