public import ForecastCore
internal import NumericalMethods

/// Holt's method: a level and a slope, damped or not.
///
///     ŷ[n+h] = ℓ[n] + (φ + … + φ^h) b[n],   φ = 1 where it is not damped
///
/// The forms `AAN` and `AAdN` of `ETS`, by name.
///
/// - Source: Holt (1957), reprinted 2004, Int. J. Forecasting 20(1); Gardner & McKenzie (1985),
///   Management Science 31(10), for damping.
public struct Holt: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "holt"
  /// One sentence.
  public static let summary = "Holt's linear trend, damped or not."

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// Whether the slope shrinks with the horizon.
    public var damped = false

    /// An undamped trend.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("damped", \.damped, "Whether the slope shrinks with the horizon.")
    ]
  }

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: Options

  /// Holt's method with the given options.
  public init(options: Options = Options()) { self.options = options }

  private var search: ETSSearch {
    let form = ETSForm(.additive, options.damped ? .damped : .additive, .none)
    return ETSSearch(pattern: ETSPattern(form), seasonLength: .fixed(1))
  }

  /// Finds the parameters by likelihood; needs 6 observations, 7 damped, or 2 equal ones.
  ///
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> ETSFit {
    try search.fit(training, seed: context.random.seed)
  }

  /// A fitter that starts each window from the optimum of the one before.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<ETSFit> {
    ETSRollingFitter(search: search, seed: context.random.seed, reselect: 1)
  }
}
