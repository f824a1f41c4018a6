public import ForecastCore

/// The last observation, moving on by the mean change: the line from the first to the last.
///
///     ŷ[n+k] = y[n] + k·b,  b = (y[n] - y[1]) / (n - 1),   Var = σ² k (1 + k / (n - 1))
///     σ² = Σ (y[t] - y[t-1] - b)² / (n - 2)
///
/// The second term of the variance is the uncertainty of b itself.
///
/// - Complexity: O(n) to fit, O(h) to forecast.
/// - Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §5.2, §5.5; R's
///   `forecast::rwf(drift = TRUE)`.
public struct Drift: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "drift"
  /// One sentence.
  public static let summary = "The last observation plus the mean change of the past."

  /// What reports call the model.
  public var name = catalogName
  /// None.
  public let options: NoOptions

  /// The drift forecast.
  public init(options: NoOptions = NoOptions()) {
    self.options = options
  }

  /// The mean change and the spread around it.
  public struct Local: FittedLocalForecaster {
    /// b, in the unit of the series per step.
    public let slope: Double
    /// σ, in the unit of the series.
    public let innovationDeviation: Double
    /// n − 1, the changes it was learned from.
    public let changes: Int

    /// A line from the last observation, with bounds that widen a little faster than √k.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let last = try history.lastValues(1)[0]
      let ahead = (1...steps).map(Double.init)
      return try Forecast(
        after: history, means: ahead.map { last + slope * $0 },
        standardDeviations: ahead.map {
          innovationDeviation * ($0 * (1 + $0 / Double(changes))).squareRoot()
        },
        levels: levels)
    }
  }

  /// Learns the mean change; needs 3 observations.
  ///
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    let values = try training.completeValues(minimumCount: 3)
    let changes = values.count - 1
    let slope = (values[changes] - values[0]) / Double(changes)
    let squares = zip(values.dropFirst(), values).reduce(0.0) { sum, pair in
      let deviation = pair.0 - pair.1 - slope
      return sum + deviation * deviation
    }
    return Local(
      slope: slope, innovationDeviation: (squares / Double(changes - 1)).squareRoot(),
      changes: changes)
  }
}
