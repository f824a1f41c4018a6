public import ForecastCore
internal import NumericalMethods

/// Simple exponential smoothing: a level that follows the data, no trend, no season.
///
///     ℓ[t] = ℓ[t-1] + α (y[t] - ℓ[t-1]),   ŷ[n+h] = ℓ[n],   Var_h = σ² (1 + (h - 1) α²)
///
/// The form `ANN` of `ETS`, by name.
///
/// - Source: Hyndman et al. (2008), §2.3.1.
public struct SimpleSmoothing: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "ses"
  /// One sentence.
  public static let summary = "Simple exponential smoothing: a level, no trend, no season."

  /// What reports call the model.
  public var name = catalogName
  /// None.
  public let options: NoOptions
  private let search = ETSSearch(
    pattern: ETSPattern(ETSForm(.additive, .none, .none)), seasonLength: .fixed(1))

  /// Simple exponential smoothing.
  public init(options: NoOptions = NoOptions()) { self.options = options }

  /// Finds α and the first level by likelihood; needs 4 observations, or 2 equal ones.
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
