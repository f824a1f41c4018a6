public import ForecastCore

/// Any model of single series on the seasonally adjusted series, with the seasons put back.
///
/// The seasons come from STL, one or several (MSTL), and go on as in their last year; logarithms
/// (`--transform log`) make them factors. Or one season comes from a classical decomposition, as
/// factors, where it passes the M4 test. Seasons add nothing to the width of the bounds.
///
/// - Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §6.8 (`stlf`).
public struct SeasonallyAdjusted: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "seasonal-adjust"
  /// One sentence.
  public static let summary = "Any model behind an STL decomposition, for one or several seasons."

  /// How the seasons are found.
  public enum Method: String, OptionChoice {
    /// Seasonal–trend decomposition by loess, several seasons one after another.
    case stl
    /// Moving averages: factors of one season, if it passes the test.
    case classical
  }

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// The model of the adjusted series.
    public var model = ModelSpecification(
      model: "ets", settings: [.init(key: "model", value: "ZZN")])
    /// How the seasons are found.
    public var method = Method.stl
    /// Observations a season; several for several seasons, none for the data's.
    public var seasonLengths: [Int] = []
    /// Whether outliers are weighed down.
    public var robust = false

    /// ETS without a season behind STL.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("model", \.model, "The model of the adjusted series."),
      OptionField("method", \.method, "How the seasons are found."),
      OptionField(
        "season-lengths", \.seasonLengths, eachIn: 2...10_000,
        "Observations a season, one or several; none takes the data's."),
      OptionField("robust", \.robust, "Whether STL weighs outliers down."),
    ]

    /// Refuses several seasons and robustness for the classical method.
    public func validate() throws(OptionError) {
      guard method == .classical, robust || seasonLengths.count > 1 else { return }
      throw .conflict("method=classical takes one season and cannot weigh outliers down")
    }
  }

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: Options
  let base: any LocalForecaster

  /// The model behind a decomposition.
  ///
  /// - Throws: `OptionError`; `.conflict` where the inner model is one of whole panels.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
    let inner = try ModelCatalog.forecaster(options.model)
    guard let local = inner as? any LocalForecaster else {
      throw .conflict(
        "model=(\(options.model)): expected a model of single series, found one of whole panels")
    }
    base = local
  }

  /// The inner fit and the seasons.
  public struct Local: FittedLocalForecaster {
    let base: any FittedLocalForecaster
    /// Of the training part.
    let seasons: [MSTL.Season]
    /// Of the classical method.
    let adjustment: SeasonalAdjustment

    /// The sum of the seasons; after the training part each repeats its last year.
    func season(at position: Int) -> Double {
      seasons.reduce(0) { sum, season in
        let n = season.values.count
        let place =
          position < n ? position : n - season.length + (position - n) % season.length
        return sum + season.values[place]
      }
    }

    /// Forecasts the adjusted series and puts the seasons back.
    ///
    /// - Throws: what the inner model throws.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let adjusted = history.replacingValues(
        history.indices.map { adjustment.removed(from: history[$0], at: $0) - season(at: $0) })
      let forecast = try base.forecast(after: adjusted, steps: steps, levels: levels)
      let future = history.count..<history.count + steps
      return try forecast.mapped(
        future.map { position in
          // Either the seasons are 0 or the adjustment changes nothing.
          { adjustment.restored(to: $0, at: position) + season(at: position) }
        }, scales: future.map(adjustment.scale(at:)), after: history)
    }
  }

  /// Decomposes the series and fits the inner model to what is left of it.
  ///
  /// - Throws: `FitError.missingValue`, and what the inner model throws.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    var fitter = MemberFitter(base, context: context, isCold: true)
    return try fit(training, with: &fitter)
  }

  /// Decomposes the series and fits the inner model by its fitter.
  func fit(_ training: SeriesSlice, with fitter: inout MemberFitter) throws(FitError) -> Local {
    let adjusted = try adjusted(training)
    let fit = try fitter.fit(adjusted.training)
    return Local(base: fit, seasons: adjusted.seasons, adjustment: adjusted.adjustment)
  }

  /// The series without its seasons, and those that were taken out.
  func adjusted(
    _ training: SeriesSlice
  ) throws(FitError) -> (
    training: SeriesSlice, seasons: [MSTL.Season], adjustment: SeasonalAdjustment
  ) {
    let values = try training.completeValues(minimumCount: 1)
    var adjustment = SeasonalAdjustment.none
    var seasons: [MSTL.Season] = []
    let lengths = options.seasonLengths.isEmpty ? [training.seasonLength] : options.seasonLengths
    switch options.method {
    case .stl:
      seasons = MSTL(seasonLengths: lengths.filter { $0 >= 2 }, isRobust: options.robust)
        .seasons(values)
    case .classical: adjustment = .tested(values, m: lengths[0])
    }
    let adjusted = seasons.reduce(adjustment.removed(from: values)) { values, season in
      zip(values, season.values).map { $0 - $1 }
    }
    return (training.replacingValues(adjusted), seasons, adjustment)
  }
}

extension Forecast {
  /// The same forecast with every value of a step mapped by an increasing linear function.
  ///
  /// - Parameters:
  ///   - maps: `[h]`, the function of each step.
  ///   - scales: `[h]`, their slopes, above 0.
  ///   - history: what the forecast starts from.
  /// - Returns: the mapped forecast.
  /// - Throws: `ForecastError` where a mapped value is not finite.
  func mapped(
    _ maps: [(Double) -> Double], scales: [Double], after history: SeriesSlice
  ) throws(ForecastError) -> Forecast {
    func moved(_ values: [Double]) -> [Double] { zip(maps, values).map { $0($1) } }
    func scaled(_ values: [Double]) -> [Double] { zip(scales, values).map { $0 * $1 } }
    let distribution: PredictiveDistribution? =
      switch distribution {
      case nil: nil
      case .gaussian(let means, let deviations):
        .gaussian(means: moved(means), standardDeviations: scaled(deviations))
      case .studentT(let locations, let scales, let freedom):
        .studentT(
          locations: moved(locations), scales: scaled(scales), degreesOfFreedom: freedom)
      case .quantiles(let probabilities, let values):
        .quantiles(
          probabilities: probabilities, values: zip(maps, values).map { $1.map($0) })
      // A direction of adjusted values is none of the series.
      case .directions: nil
      }
    return try Forecast(
      after: history, point: moved(point),
      intervals: intervals.map {
        PredictionInterval(level: $0.level, lower: moved($0.lower), upper: moved($0.upper))
      }, distribution: distribution)
  }
}
