public import ForecastCore

/// Every step is the mean of the last w observations.
///
///     ŷ[n+k] = mean y[n-w+1 … n],   Var_k = mean (y[t+k] - mean y[t-w+1 … t])²
///
/// No process gives this forecast at every step, so the variance of each step is measured on
/// the training part, for as many steps as it and the fit's horizon allow; later steps keep
/// the last one.
///
/// - Complexity: O(n · horizon) to fit, O(w + h) to forecast.
/// - Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §5.2 (mean of a
///   window); residual variance per step as in direct forecasting.
public struct WindowAverage: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "window-average"
  /// One sentence.
  public static let summary = "The mean of the last few observations."

  /// How many observations are averaged.
  public struct Options: ModelOptions {
    /// w; `auto` is one season, 5 where there is none.
    public var window: AutomaticOr<Int> = .automatic

    /// One season, 5 observations where there is none.
    public init() {}

    /// Every option.
    public static let fields: [OptionField<Options>] = [
      OptionField(
        "window", \.window, in: 1...100_000,
        "Observations to average; auto is one season, 5 where there is none.")
    ]
  }

  /// What reports call the model.
  public var name = catalogName
  /// How many observations are averaged.
  public let options: Options

  /// A window average.
  ///
  /// - Throws: `OptionError` on a window outside its range.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// The window and the spread of its errors.
  public struct Local: FittedLocalForecaster {
    /// w.
    public let window: Int
    /// Root mean square error of each step measured, in the unit of the series.
    public let deviations: [Double]

    /// The mean of the last w observations of the history.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let values = try history.lastValues(window)
      let mean = values.reduce(0) { $0 + ($1 - values[0]) } / Double(window) + values[0]
      return try Forecast(
        after: history, means: Array(repeating: mean, count: steps),
        standardDeviations: (0..<steps).map { deviations[min($0, deviations.count - 1)] },
        levels: levels)
    }
  }

  /// Measures the error of each step; needs w + 1 observations.
  ///
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    let window =
      options.window.fixedValue ?? (training.seasonLength > 1 ? training.seasonLength : 5)
    let values = try training.completeValues(minimumCount: window + 1)
    let means = Self.means(of: values, window: window)
    let deviations = (1...min(context.horizon, values.count - window)).map { ahead in
      // `means[i]` ends at observation i + window - 1.
      let errors = zip(values.dropFirst(window - 1 + ahead), means).map(-)
      return (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
    }
    return Local(window: window, deviations: deviations)
  }

  /// The mean of every full window, each summed afresh around its first value: a running sum
  /// would carry its rounding on.
  private static func means(of values: [Double], window: Int) -> [Double] {
    (0...values.count - window).map { start in
      let first = values[start]
      let sum = values[start..<start + window].reduce(0) { $0 + ($1 - first) }
      return first + sum / Double(window)
    }
  }
}
