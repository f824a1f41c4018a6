public import ForecastCore
internal import NumericalMethods

/// Exponential smoothing in state-space form, fitted by likelihood; the form chosen by a criterion.
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
    /// Whether trends are damped, where the form leaves it open.
    public var damped = AutomaticOr<Bool>.automatic
    /// What decides between forms.
    public var criterion = InformationCriterion.aicc
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
        "damped", \.damped, "Only damped, or only undamped trends, in a choice of forms."),
      OptionField("criterion", \.criterion, "What decides between forms."),
      OptionField(
        "season-length", \.seasonLength, in: 1...366,
        "Observations a season; auto takes the data's."),
      OptionField(
        "reselect", \.reselect, in: 1...1_000_000,
        "In a rolling evaluation, choose the form anew every so many refits."),
    ]

    /// Refuses `damped` beside a form that already says so.
    public func validate() throws(OptionError) {
      guard case .fixed(let isDamped) = damped, let trend = model.trend else { return }
      if trend == .none || (trend == .damped) != isDamped {
        throw .conflict("model=\(model.optionText) contradicts damped=\(isDamped)")
      }
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

  private var search: ETSSearch {
    ETSSearch(
      pattern: options.model, damped: options.damped, criterion: options.criterion,
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
    try search.fit(training, seed: context.random.seed)
  }

  /// A fitter that starts each window from the optimum of the one before.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<ETSFit> {
    ETSRollingFitter(
      search: search, seed: context.random.seed, reselect: options.reselect)
  }
}
