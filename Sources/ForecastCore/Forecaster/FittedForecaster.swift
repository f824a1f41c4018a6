/// A fitted model of a panel: parameters, not data.
public protocol FittedForecaster: ReportsTraining, Sendable {
  /// Forecasts `steps` values after the end of each series of `history`, in its order.
  ///
  /// - Parameters:
  ///   - history: may reach past the training slice: parameters stay, the origin moves.
  ///   - steps: at least 1.
  ///   - levels: the prediction intervals wanted; a model without intervals gives none.
  /// - Returns: one forecast a series, in the order of `history`.
  /// - Throws: `FitError` where a history is unfit, `ForecastError` where the model breaks down.
  func forecast(
    after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
  ) async throws -> [Forecast]
}
