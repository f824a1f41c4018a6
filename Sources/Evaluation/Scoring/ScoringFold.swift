/// One scored fold: what came true, and what every model said.
public struct ScoringFold: Sendable {
  /// Which of the plan's origins this is; equal for all series of a panel.
  public let origin: Int
  /// What came true, `[h]`; NaN where it is missing.
  public let actuals: [Double]
  /// The last observation before the forecast; NaN where it is not known.
  public let lastValue: Double
  /// The in-sample error of seasonal naive on the training part.
  public let scale: Result<SeasonalScale, MetricError>
  /// One forecast a model, in the order of `ScoringData.models`.
  public let forecasts: [SteppedForecast]

  /// Step `step` (from 0) of a model's forecast beside what came true.
  func point(model: Int, step: Int) -> ScoredPoint {
    let forecast = forecasts[model]
    return ScoredPoint(
      actual: actuals[step], forecast: forecast.point[step], lastValue: lastValue, scale: scale,
      intervals: forecast.intervals, distribution: forecast.distribution, step: step)
  }
}
