public import ForecastCore

/// How far forecasts lie from what came true, as one number a sample.
///
/// A metric is one file and one line of `MetricCatalog`; reports read name, unit and formula
/// from here.
public protocol Metric: Sendable {
  /// What files and options call it: `mae`, `coverage-95`.
  var name: String { get }
  /// What tables call it: `MAE`, `coverage 95 %`.
  var title: String { get }
  /// The definition in one line, with `e = y − ŷ`.
  var formula: String { get }
  /// What the number counts.
  var unit: MetricUnit { get }
  /// Which of two values is the better one.
  var better: MetricPreference { get }
  /// What a forecast must carry to be judged by it.
  var needs: MetricNeeds { get }
}

/// A metric of one sample of points.
public protocol SampleMetric: Metric {
  /// The metric over exactly these points.
  ///
  /// - Parameter points: at least one, every actual present.
  /// - Returns: a finite value with the number of points behind it; never NaN.
  /// - Throws: `MetricError` saying why the metric is undefined for these points.
  func value(of points: [ScoredPoint]) throws(MetricError) -> MetricValue
}

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
