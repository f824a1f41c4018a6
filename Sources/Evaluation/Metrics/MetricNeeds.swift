public import ForecastCore

/// What a forecast must carry to be judged by a metric.
public enum MetricNeeds: Hashable, Sendable {
  /// The point forecast only.
  case point
  /// The last value before the forecast.
  case lastValue
  /// What the model was trained on, for the scale.
  case training
  /// Bounds at a level.
  case interval(ConfidenceLevel)
  /// Bounds at a level, and what the model was trained on.
  case scaledInterval(ConfidenceLevel)
  /// Quantiles, a distribution, or bounds whose tails are the quantiles.
  case distribution
  /// Forecasts of a reference model.
  case reference(String)
}
