/// The value of a metric with what stands behind it.
public struct MetricValue: Hashable, Sendable {
  /// The value, finite.
  public let value: Double
  /// The points it is made of.
  public let count: Int
  /// What was left out because it says nothing: ties and missing actuals, and in a mean of
  /// series the series without a value.
  public var skipped: Int

  /// A value over `count` points.
  public init(_ value: Double, count: Int, skipped: Int = 0) {
    self.value = value
    self.count = count
    self.skipped = skipped
  }
}
