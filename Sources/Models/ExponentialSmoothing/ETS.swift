public import ForecastCore
internal import NumericalMethods

/// Exponential smoothing in state-space form, fitted by likelihood; the form chosen by a criterion.
///
/// An automatic choice is between no trend and a damped one, unless the series is at least 20 times
/// as long as the horizon (so the first step of a longer forecast may differ): at their full likelihood undamped trends win the criterion more often than they
/// forecast well. On M3 Monthly the sMAPE is 13.90 so, and 14.55 with `trends=all`. Of forms whose
/// criterion differs by no more than 2, which speaks for none of them, the simplest is taken.
///
/// Parameters maximise the Gaussian likelihood, the error's variance concentrated out, within
/// `1e-4 ≤ α ≤ 0.9999`, `1e-4 ≤ β ≤ α`, `1e-4 ≤ γ ≤ 1 - α`, `0.8 ≤ φ ≤ 0.98` and, for seasonal
/// forms, where the model forgets its start. Initial states are estimated too.
///
/// - Complexity: O(n) for each of some dozens of passes a form; eight parameter vectors share one.
/// - Source: Hyndman et al. (2002), Int. J. Forecasting 18(3); Hyndman et al. (2008), chapters
///   2, 5, 6 and 10; bounds and selection as in R's `forecast::ets`.
public struct ETS: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "ets"
  /// One sentence.
  public static let summary = "Exponential smoothing by likelihood; picks error, trend and season."

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// The forms to choose from.
    public var model = ETSPattern.automatic
    /// Which trends to choose from, where the form leaves it open.
    public var trends = ETSTrends.automatic
    /// What decides between forms.
    public var criterion = InformationCriterion.aicc
    /// How far beyond the best form's criterion a simpler form still wins.
    public var margin = 2.0
    /// Observations a season.
    public var seasonLength = AutomaticOr<Int>.automatic
    /// How many refits keep a form before it is chosen anew.
    public var reselect = 1

    /// Every stable form, by AICc.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("model", \.model, "Form, or forms to choose from."),
      OptionField(
        "trends", \.trends,
        "Trends to choose from where the form leaves it open; auto takes undamped ones only of "
          + "series 20 times as long as the horizon, so the form may depend on --horizon."),
      OptionField("criterion", \.criterion, "What decides between forms."),
      OptionField(
        "margin", \.margin, in: 0...1000,
        "How far beyond the best form's criterion a simpler form still wins."),
      OptionField(
        "season-length", \.seasonLength, in: 1...366,
        "Observations a season; auto takes the data's."),
      OptionField(
        "reselect", \.reselect, in: 1...1_000_000,
        "In a rolling evaluation, choose the form anew every so many refits."),
    ]

    /// Refuses a choice of trends for a form that names its own.
    public func validate() throws(OptionError) {
      guard let trend = model.trend, trends == .damped || trends == .undamped else { return }
      throw .conflict(
        "trends=\(trends.rawValue) chooses between trends, but model=\(model.optionText) names "
          + "one (\(trend.rawValue)); leave one of the two out")
    }
  }

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: Options

  /// Exponential smoothing with the given options.
  ///
  /// - Throws: `OptionError`.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  private func search(_ context: FitContext) -> ETSSearch {
    ETSSearch(
      pattern: options.model, trends: options.trends, horizon: context.horizon,
      criterion: options.criterion, margin: options.margin,
      seasonLength: options.seasonLength)
  }

  /// Fits every form allowed and keeps the best.
  ///
  /// A constant series is met exactly. An automatic choice skips what the series does not allow
  /// (multiplicative forms below 0, seasons longer than the series or than 24 steps) and takes
  /// simple smoothing up to 6 observations.
  ///
  /// - Throws: `FitError.missingValue`, `.seriesTooShort`; for a form named, also
  ///   `.valueOutsideDomain` and `.unsuitable`.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> ETSFit {
    try search(context).fit(training, seed: context.random.seed)
  }

  /// A fitter that starts each window from the optimum of the one before.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<ETSFit> {
    ETSRollingFitter(
      search: search(context), seed: context.random.seed, reselect: options.reselect)
  }
}
