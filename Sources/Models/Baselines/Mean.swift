public import ForecastCore
internal import NumericalMethods

/// Every step is the mean of the training observations.
///
///     ŷ[n+k] = ȳ,   bounds ȳ ± t[n-1] · s · √(1 + 1/n)   with s² = Σ (y - ȳ)² / (n - 1)
///
/// The bounds are exact for independent normal observations.
///
/// - Complexity: O(n) to fit, O(h) to forecast.
/// - Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §5.2, §5.5; the
///   t quantiles as in R's `forecast::meanf`.
public struct Mean: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "mean"
  /// One sentence.
  public static let summary = "The mean of all observations."

  /// What reports call the model.
  public var name = catalogName
  /// None.
  public let options: NoOptions

  /// The mean forecast.
  public init(options: NoOptions = NoOptions()) {
    self.options = options
  }

  /// The mean and the spread around it.
  public struct Local: FittedLocalForecaster {
    /// ȳ, in the unit of the series.
    public let mean: Double
    /// s, with n − 1 in the denominator, in the unit of the series.
    public let standardDeviation: Double
    /// n.
    public let observations: Int

    /// The training mean, with bounds of constant width.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let scale = standardDeviation * (1 + 1 / Double(observations)).squareRoot()
      let errors = StudentT(degreesOfFreedom: Double(observations - 1))
      let intervals = levels.map { level in
        let reach = errors.quantile(level.upperTail) * scale
        return PredictionInterval(
          level: level, lower: Array(repeating: mean - reach, count: steps),
          upper: Array(repeating: mean + reach, count: steps))
      }
      // The squares of huge values overflow; the mean is known nevertheless.
      let distribution = PredictiveDistribution.studentT(
        locations: Array(repeating: mean, count: steps),
        scales: Array(repeating: scale, count: steps),
        degreesOfFreedom: Double(observations - 1))
      return try Forecast(
        after: history, point: Array(repeating: mean, count: steps), intervals: intervals,
        distribution: scale.isInfinite ? nil : distribution)
    }
  }

  /// Learns the mean; needs 2 observations.
  ///
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    let values = try training.completeValues(minimumCount: 2)
    let count = Double(values.count)
    // Around the first value, so that a large level costs no digits.
    let mean = values[0] + values.reduce(0) { $0 + ($1 - values[0]) } / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Local(
      mean: mean, standardDeviation: (squares / (count - 1)).squareRoot(),
      observations: values.count)
  }
}
