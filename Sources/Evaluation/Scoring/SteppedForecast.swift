public import ForecastCore

/// A forecast without its times: values, bounds and distribution by step.
public struct SteppedForecast: Hashable, Sendable {
  /// The point forecast of each step, `[h]`.
  public let point: [Double]
  /// Bounds, narrowest level first.
  public let intervals: [PredictionInterval]
  /// The predictive distribution, where there is one.
  public let distribution: PredictiveDistribution?
}
