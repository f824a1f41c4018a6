public import ForecastCore

/// The four Theta models; the one with the least AICc of its one-step errors is kept.
///
/// Standard, optimised, dynamic standard and dynamic optimised, in this order where they tie.
///
/// (statsforecast's `AutoTheta` takes the least squared error, which favours the variants whose
/// trend line has seen the whole training part.)
///
/// - Source: Fiorucci et al. (2016), Int. J. Forecasting 32(4).
public struct AutomaticTheta: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "auto-theta"
  /// One sentence.
  public static let summary = "The best of the four Theta models by the AICc of one-step errors."

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: SeasonLengthOptions

  /// The model with the given options.
  ///
  /// - Throws: `OptionError`.
  public init(options: SeasonLengthOptions = SeasonLengthOptions()) throws(OptionError) {
    self.options = try options.checked()
  }

  private var search: ThetaSearch {
    ThetaSearch(variants: ThetaVariant.allCases, seasonLength: options.seasonLength)
  }

  /// Takes out a season that passes the test and minimises the squared one-step errors.
  ///
  /// - Throws: `FitError.missingValue`; `.seriesTooShort` below 4 observations, unless equal.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> ThetaFit {
    try search.fit(training).best
  }

  /// A fitter whose searches know the optimum of the window before.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<ThetaFit> {
    ThetaRollingFitter(search: search)
  }
}
