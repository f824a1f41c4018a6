public import ForecastCore
internal import NumericalMethods

/// Holt–Winters as first published: a heuristic start, then least squares in α, β and γ.
///
/// The first two seasons are decomposed for the start (without a season, the first one or two
/// observations), what follows is smoothed, and the sum of squared one-step errors minimised
/// within `[0, 1]`. `holt-winters` estimates the start too, by likelihood, and is the better
/// forecaster; this one gives the numbers of R's `HoltWinters`.
///
/// - Source: Winters (1960), Management Science 6(3); R's `stats::HoltWinters`.
public struct ClassicHoltWinters: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "classic-holt-winters"
  /// One sentence.
  public static let summary = "Holt–Winters from a heuristic start, by least squares."

  /// How the season enters.
  public enum Season: String, OptionChoice {
    /// Not at all.
    case none
    /// Added to the level.
    case additive
    /// Times the level; the series must be positive.
    case multiplicative
  }

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// How the season enters.
    public var season = Season.additive
    /// Whether there is a slope; a season needs one.
    public var trend = true
    /// Observations a season.
    public var seasonLength = AutomaticOr<Int>.automatic

    /// An additive season and a trend.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("season", \.season, "How the season enters."),
      OptionField("trend", \.trend, "Whether there is a slope; a season needs one."),
      OptionField(
        "season-length", \.seasonLength, in: 2...366,
        "Observations a season; auto takes the data's."),
    ]

    /// Refuses a season without a slope.
    public func validate() throws(OptionError) {
      if season != .none, !trend { throw .conflict("trend=false needs season=none") }
    }
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

  /// Finds α, β and γ.
  ///
  /// - Throws: `FitError.missingValue`; `.seriesTooShort` below two seasons and 2 observations,
  ///   or without a season below 4; `.valueOutsideDomain`; `.unsuitable` without a season length.
  public func fit(
    _ training: SeriesSlice, context: FitContext
  ) throws(FitError) -> ClassicHoltWintersFit {
    let m = options.seasonLength.fixedValue ?? training.seasonLength
    if options.season != .none, m < 2 {
      throw .unsuitable(
        series: training.id,
        reason: "a season is asked for, expected a season length of at least 2, found \(m)")
    }
    let values = try training.completeValues(
      minimumCount: options.season == .none ? 4 : 2 * m + 2)
    if options.season == .multiplicative, let position = values.firstIndex(where: { $0 <= 0 }) {
      throw .valueOutsideDomain(
        series: training.id, position: position, value: values[position],
        expected: "a value above 0 for a multiplicative season")
    }
    return ClassicHoltWintersFit(values, options, m: m, seed: context.random.seed)
  }
}
