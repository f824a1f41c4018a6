public import ForecastCore

extension FutureForecast {
  /// Fits one model of whole panels as `run` does, and hands the fit over to be kept.
  ///
  /// - Parameters:
  ///   - model: not of single series, whose fits draw from other streams.
  ///   - training: what it learns from.
  /// - Returns: a fit that forecasts what `run` would.
  /// - Throws: what the model throws.
  public func fit<Model: Forecaster>(
    _ model: Model, to training: PanelSlice
  ) async throws -> Model.Fitted {
    precondition(!(model is any LocalForecaster), "expected a model of whole panels")
    defer {
      onStep?(
        FitEvent(model: model.name, series: 0, origin: 0, folds: training.count, progress: nil))
    }
    return try await model.fit(
      training,
      context: queue.context(
        for: model, series: 0, origin: 0, folds: training.count, workers: threads))
  }

  /// Forecasts with a fit that is there already.
  ///
  /// - Parameters:
  ///   - fitted: parameters, from here or from a file.
  ///   - name: what reports call the model.
  ///   - history: what it forecasts after.
  /// - Returns: one outcome a series, all failed where the fit refuses the history.
  public func forecast(
    with fitted: any FittedForecaster, named name: String, after history: PanelSlice
  ) async -> ModelForecasts {
    do {
      let forecasts = try await fitted.forecast(after: history, steps: horizon, levels: levels)
      return ModelForecasts(
        model: name, outcomes: forecasts.map { .finished($0) },
        training: fitted.trainingRecords)
    } catch {
      let failure = FoldFailure(phase: .forecast, reason: "\(error)")
      return ModelForecasts(model: name, outcomes: history.map { _ in .failed(failure) })
    }
  }
}
