/// What the number of a metric counts.
public enum MetricUnit: Hashable, Sendable {
  /// The unit of the series.
  case series
  /// Percent.
  case percent
  /// A ratio without unit.
  case ratio
  /// A share, 0 to 1.
  case share
}
