/// Which of two values of a metric is the better one.
public enum MetricPreference: Hashable, Sendable {
  /// 0 is perfect, less is better.
  case smaller
  /// More is better.
  case larger
  /// The nearer to this value, the better.
  case target(Double)
  /// Says something only beside another metric.
  case neither

  /// Whether `value` is better than `other`.
  public func isBetter(_ value: Double, than other: Double) -> Bool {
    switch self {
    case .smaller: value < other
    case .larger: value > other
    case .neither: false
    case .target(let target): abs(value - target) < abs(other - target)
    }
  }
}
