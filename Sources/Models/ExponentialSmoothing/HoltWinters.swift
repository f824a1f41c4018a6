public import ForecastCore
internal import NumericalMethods

/// Holt–Winters: a level, a slope, damped or not, and a season that adds or multiplies.
///
/// The forms `AAA`, `AAdA`, `MAM` and `MAdM` of `ETS`, by name: with a multiplicative season the
/// errors multiply too, as the form with additive errors is unstable.
///
/// - Source: Winters (1960), Management Science 6(3); as R's `forecast::hw`.
public struct HoltWinters: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "holt-winters"
  /// One sentence.
  public static let summary = "Holt–Winters: trend and season, by likelihood."

  /// How the season enters.
  public enum Season: String, OptionChoice {
    /// Added to the level.
    case additive
    /// Times the level; the series must be positive.
    case multiplicative
  }

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// How the season enters.
    public var season = Season.additive
    /// Whether the slope shrinks with the horizon.
    public var damped = false
    /// Observations a season.
    public var seasonLength = AutomaticOr<Int>.automatic

    /// An additive season, an undamped trend.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("season", \.season, "How the season enters."),
      OptionField("damped", \.damped, "Whether the slope shrinks with the horizon."),
      OptionField(
        "season-length", \.seasonLength, in: 2...366,
        "Observations a season; auto takes the data's."),
    ]
  }

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: Options

  /// Holt–Winters with the given options.
  ///
  /// - Throws: `OptionError`.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  private var search: ETSSearch {
    let trend = options.damped ? ETSForm.Trend.damped : .additive
    let form =
      options.season == .additive
      ? ETSForm(.additive, trend, .additive) : ETSForm(.multiplicative, trend, .multiplicative)
    return ETSSearch(pattern: ETSPattern(form), seasonLength: options.seasonLength)
  }

  /// Finds the parameters by likelihood; needs a season and a positive series to multiply.
  ///
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`, `.valueOutsideDomain`, `.unsuitable`.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> ETSFit {
    try search.fit(training, seed: context.random.seed)
  }

  /// A fitter that starts each window from the optimum of the one before.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<ETSFit> {
    ETSRollingFitter(search: search, seed: context.random.seed, reselect: 1)
  }
}
