/// A local model fitted to each series of a panel.
public struct PanelOfFits<Local: FittedLocalForecaster>: FittedForecaster {
  /// The fit of each series, by name.
  private let fits: [String: Local]
  private let workers: Int

  init(fits: [String: Local], workers: Int) {
    self.fits = fits
    self.workers = workers
  }

  /// The fit of a series, nil where there is none.
  func fit(of series: String) -> Local? { fits[series] }

  /// Forecasts each series with its own fit, in parallel.
  ///
  /// - Throws: `FitError.unknownSeries` for a series that was not fitted; `CancellationError`
  ///   once the task is cancelled.
  public func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast] {
    try await history.concurrentMap(workers: workers) { _, series in
      try Task.checkCancellation()
      guard let fit = fits[series.id] else {
        throw FitError.unknownSeries(series: series.id)
      }
      return try fit.forecast(after: series, steps: steps, levels: levels)
    }
  }
}

extension LocalForecaster {
  /// Fits each series by itself, in parallel; series `i` draws from child stream `i`.
  ///
  /// - Throws: the error of the first series, in panel order, that does not allow the model;
  ///   `CancellationError` once the task is cancelled.
  public func fit(
    _ training: PanelSlice, context: FitContext
  ) async throws -> PanelOfFits<Local> {
    let fits = try await training.concurrentMap(workers: context.workers) { index, series in
      try Task.checkCancellation()
      return (series.id, try fit(series, context: context.child(index)))
    }
    return PanelOfFits(
      fits: Dictionary(uniqueKeysWithValues: fits), workers: context.workers)
  }
}
