public import ForecastCore

/// The mean or the median of several models' forecasts, step by step.
///
/// Bounds are the means of the members' bounds, so they are right where the members err together
/// and on the safe side where they do not; members without bounds are left out of them.
///
/// - Complexity: the sum of the members'.
/// - Source: Bates & Granger (1969), Operational Research Quarterly 20(4); Petropoulos &
///   Svetunkov (2020), Int. J. Forecasting 36(1), for medians of simple automatic models.
public struct Combination: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "combination"
  /// One sentence.
  public static let summary = "Mean or median of several models' forecasts."

  /// How members' forecasts become one.
  public enum Average: String, OptionChoice {
    /// Their mean.
    case mean
    /// Their median.
    case median
  }

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// The members.
    public var models = ModelList(
      ["ets", "dynamic-theta", "comb"].map { ModelSpecification(model: $0) })
    /// How their forecasts become one.
    public var average = Average.mean

    /// The mean of ETS, dynamic Theta and Comb.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("models", \.models, "The members."),
      OptionField("average", \.average, "How their forecasts become one."),
    ]
  }

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: Options
  private let members: [any LocalForecaster]

  /// A combination of models of single series.
  ///
  /// - Throws: `OptionError`; `.conflict` where a member is a model of whole panels.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
    var members: [any LocalForecaster] = []
    for specification in options.models.models {
      guard let local = try ModelCatalog.forecaster(specification) as? any LocalForecaster else {
        throw .conflict(
          "models=\(specification): expected models of single series, found one of whole panels")
      }
      members.append(local)
    }
    self.members = members
  }

  /// The members' fits.
  public struct Local: FittedLocalForecaster {
    let members: [any FittedLocalForecaster]
    let average: Average

    /// Forecasts with every member and averages.
    ///
    /// - Throws: what a member throws.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let forecasts = try members.map {
        try $0.forecast(after: history, steps: steps, levels: levels)
      }
      let point = (0..<steps).map { step in average.of(forecasts.map { $0.point[step] }) }
      let intervals = levels.compactMap { level -> PredictionInterval? in
        let own = forecasts.compactMap { $0.interval(at: level) }
        guard !own.isEmpty else { return nil }
        // Around the median the bounds keep the members' mean distances.
        let shifts = (0..<steps).map { step in
          point[step] - Average.mean.of(forecasts.map { $0.point[step] })
        }
        return PredictionInterval(
          level: level,
          lower: shifts.indices.map { s in
            min(point[s], Average.mean.of(own.map { $0.lower[s] }) + shifts[s])
          },
          upper: shifts.indices.map { s in
            max(point[s], Average.mean.of(own.map { $0.upper[s] }) + shifts[s])
          })
      }
      return try Forecast(after: history, point: point, intervals: intervals)
    }
  }

  /// Fits every member; member `i` draws from child stream `i`.
  ///
  /// - Throws: what a member throws.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    func fitted<Model: LocalForecaster>(
      _ model: Model, _ context: FitContext
    ) throws(FitError) -> any FittedLocalForecaster {
      try model.fit(training, context: context)
    }
    var fits: [any FittedLocalForecaster] = []
    var mostNeeded = 0
    for (index, member) in members.enumerated() {
      do throws(FitError) {
        fits.append(try fitted(member, context.child(index)))
      } catch {
        guard case .seriesTooShort(_, let needed, _) = error else { throw error }
        mostNeeded = max(mostNeeded, needed)
      }
    }
    // What every member needs, not just the first to complain.
    guard fits.count == members.count else {
      throw .seriesTooShort(series: training.id, needed: mostNeeded, found: training.count)
    }
    return Local(members: fits, average: options.average)
  }
}

extension Combination.Average {
  func of(_ values: [Double]) -> Double {
    switch self {
    case .mean: return values.reduce(0, +) / Double(values.count)
    case .median:
      let sorted = values.sorted()
      return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
  }
}
