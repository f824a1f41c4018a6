public import ForecastCore

/// The Theta method: simple smoothing plus half the slope of the trend line.
///
/// As a state-space model, α and the first level estimated together; θ is 2.
///
/// - Source: Assimakopoulos & Nikolopoulos (2000), Int. J. Forecasting 16(4); Fiorucci et al. (2016), Int. J. Forecasting 32(4).
public struct StandardTheta: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "theta"
  /// One sentence.
  public static let summary =
    "Theta: half the trend line plus simple smoothing, after a seasonal test."

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
    ThetaSearch(variants: [.standard], seasonLength: options.seasonLength)
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
