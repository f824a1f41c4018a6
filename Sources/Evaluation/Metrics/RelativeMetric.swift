/// A metric made of averages of a model and of a reference model over the same points.
public protocol RelativeMetric: Metric {
  /// The metrics whose averages enter.
  var parts: [any SampleMetric] { get }
  /// The name of the reference model, which must be part of the comparison.
  var reference: String { get }
  /// Combines the averages of `parts`, in their order.
  ///
  /// - Parameters:
  ///   - own: the model's averages.
  ///   - reference: the reference model's averages over the same points.
  /// - Returns: a ratio without unit.
  /// - Throws: `MetricError.zeroReference` where an average of the reference is 0.
  func value(own: [Double], reference: [Double]) throws(MetricError) -> Double
}
