public import ForecastCore

/// The dynamic optimised Theta model: the trend line runs through what was seen so far.
///
/// θ is estimated with α and the first level.
///
/// - Source: Fiorucci et al. (2016), Int. J. Forecasting 32(4).
public struct DynamicTheta: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "dynamic-theta"
  /// One sentence.
  public static let summary =
    "Dynamic optimised Theta: θ estimated, the trend line learned on the way."

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
    ThetaSearch(variants: [.dynamicOptimised], seasonLength: options.seasonLength)
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
