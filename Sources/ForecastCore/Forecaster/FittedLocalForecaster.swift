/// A fitted model of one series: parameters, not data.
public protocol FittedLocalForecaster: Sendable {
  /// Forecasts `steps` values after the end of `history`.
  ///
  /// - Parameters:
  ///   - history: the training series, or the same series up to a later origin.
  ///   - steps: at least 1.
  ///   - levels: the prediction intervals wanted; a model without intervals gives none.
  /// - Returns: one value, and one pair of bounds a level, for each step.
  /// - Throws: `FitError` where the history is unfit, `ForecastError` where the model breaks down.
  func forecast(
    after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
  ) throws -> Forecast
}
