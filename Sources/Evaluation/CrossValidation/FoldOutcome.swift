public import ForecastCore

/// What became of one model at one fold.
public enum FoldOutcome: Sendable, Hashable {
  /// The forecast of the fold's targets (the gap left out).
  case finished(Forecast)
  /// The model refused the data or broke down; the reason as the model gave it.
  case failed(FoldFailure)
  /// The run was stopped before the fold was reached.
  case interrupted

  /// The forecast, if there is one.
  public var forecast: Forecast? {
    if case .finished(let forecast) = self { return forecast }
    return nil
  }
}
