public import ForecastCore
internal import NumericalMethods

/// One step of one forecast beside what came true.
public struct ScoredPoint: Sendable {
  /// What came true, NaN where it is missing.
  public let actual: Double
  /// The point forecast.
  public let forecast: Double
  /// The last observation before the forecast, NaN where it is not known.
  public let lastValue: Double
  /// The in-sample error of seasonal naive on what the model was trained on.
  public let scale: Result<SeasonalScale, MetricError>
  /// Bounds of the whole forecast this step belongs to.
  let intervals: [PredictionInterval]
  /// The distribution of the whole forecast this step belongs to.
  let distribution: PredictiveDistribution?
  /// Which step of the forecast this is, from 0.
  let step: Int

  /// A step of a forecast.
  ///
  /// - Parameters:
  ///   - actual: what came true, NaN where it is missing.
  ///   - forecast: the point forecast, finite.
  ///   - lastValue: the last observation before the forecast, NaN where it is not known.
  ///   - scale: of the training part.
  ///   - intervals: bounds of the forecast.
  ///   - distribution: the predictive distribution of the forecast.
  ///   - step: which step of `intervals` and `distribution` this is, from 0.
  public init(
    actual: Double, forecast: Double, lastValue: Double = .nan,
    scale: Result<SeasonalScale, MetricError> = .failure(.noTraining),
    intervals: [PredictionInterval] = [], distribution: PredictiveDistribution? = nil,
    step: Int = 0
  ) {
    self.actual = actual
    self.forecast = forecast
    self.lastValue = lastValue
    self.scale = scale
    self.intervals = intervals
    self.distribution = distribution
    self.step = step
  }

  /// `e = y − ŷ`.
  var error: Double { actual - forecast }

  /// The bounds at a level.
  func bounds(at level: ConfidenceLevel) throws(MetricError) -> (lower: Double, upper: Double) {
    guard let interval = intervals.first(where: { $0.level == level }) else {
      throw .noIntervals(level)
    }
    return (interval.lower[step], interval.upper[step])
  }

  /// The forecast quantile at a probability: from a quantile list or a bound whose tail it is,
  /// else from the distribution.
  func quantile(at probability: Double) throws(MetricError) -> Double {
    let matches = { (other: Double) in abs(other - probability) < 1e-9 }
    if case .quantiles(let probabilities, let values) = distribution,
      let index = probabilities.firstIndex(where: matches)
    {
      return values[step][index]
    }
    for interval in intervals {
      if matches(interval.level.lowerTail) { return interval.lower[step] }
      if matches(interval.level.upperTail) { return interval.upper[step] }
    }
    if case .gaussian(let means, let deviations) = distribution {
      let z = NormalDistribution.standard.quantile(probability)
      return means[step] + z * deviations[step]
    }
    if case .studentT(let locations, let scales, let freedom) = distribution {
      let t = StudentT(degreesOfFreedom: freedom).quantile(probability)
      return locations[step] + t * scales[step]
    }
    throw .noQuantile(probability)
  }
}

extension [ScoredPoint] {
  /// The mean of a quantity over the points, all actuals present.
  ///
  /// - Throws: `MetricError.noPoints`, `.missingActual`, `.overflow`, or what `quantity` throws.
  func mean(
    _ quantity: (ScoredPoint) throws(MetricError) -> Double
  ) throws(MetricError) -> MetricValue {
    try requireActuals()
    var sum = 0.0
    for point in self { sum += try quantity(point) }
    return try MetricValue.finite(sum / Double(count), count: count)
  }

  /// Refuses an empty sample and missing actuals.
  func requireActuals() throws(MetricError) {
    guard !isEmpty else { throw .noPoints }
    let missing = count { $0.actual.isNaN }
    guard missing == 0 else { throw .missingActual(count: missing, of: count) }
  }
}

extension MetricValue {
  /// A value that must be a finite number.
  ///
  /// - Throws: `MetricError.overflow`.
  static func finite(
    _ value: Double, count: Int, skipped: Int = 0
  ) throws(MetricError) -> MetricValue {
    guard value.isFinite else { throw .overflow }
    return MetricValue(value, count: count, skipped: skipped)
  }
}
