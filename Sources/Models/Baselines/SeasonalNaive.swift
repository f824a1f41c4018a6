public import ForecastCore

/// This season is like the last: every step is the observation one season before it.
///
///     ŷ[n+k] = y[n + k - m·(q + 1)],  q = ⌊(k-1)/m⌋,   Var = σ² (q + 1)
///     σ² = mean (y[t] - y[t-m])²
///
/// m is the panel's season length; where that is 1, this is the naive forecast.
///
/// - Complexity: O(n) to fit, O(m + h) to forecast.
/// - Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §5.2, §5.5.
public struct SeasonalNaive: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "seasonal-naive"
  /// One sentence.
  public static let summary = "The last season, repeated."

  /// What reports call the model.
  public var name = catalogName
  /// None.
  public let options: NoOptions

  /// The seasonal naive forecast.
  public init(options: NoOptions = NoOptions()) {
    self.options = options
  }

  /// The spread of one-season changes.
  public struct Local: FittedLocalForecaster {
    /// Root mean square of the one-season changes, in the unit of the series.
    public let innovationDeviation: Double
    /// m.
    public let seasonLength: Int

    /// The last season, with bounds that widen from season to season.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let season = try history.lastValues(seasonLength)
      return try Forecast(
        after: history, means: (0..<steps).map { season[$0 % seasonLength] },
        standardDeviations: (0..<steps).map {
          innovationDeviation * Double($0 / seasonLength + 1).squareRoot()
        },
        levels: levels)
    }
  }

  /// Learns the spread of one-season changes; needs m + 1 observations.
  ///
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    let seasonLength = training.seasonLength
    let values = try training.completeValues(minimumCount: seasonLength + 1)
    let squares = zip(values.dropFirst(seasonLength), values).map { ($0 - $1) * ($0 - $1) }
    return Local(
      innovationDeviation: (squares.reduce(0, +) / Double(squares.count)).squareRoot(),
      seasonLength: seasonLength)
  }
}
