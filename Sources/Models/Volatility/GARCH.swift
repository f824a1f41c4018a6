public import ForecastCore

/// A mean by autoregression, and a variance that moves: GARCH(1,1).
///
///     y[t] = c + Σ φ_i y[t-i] + ε[t],   ε[t] = σ[t] z[t]
///     σ²[t] = ω + α ε[t-1]² + β σ²[t-1],   ω > 0, α, β ≥ 0, α + β < 1
///
/// z is standard normal, or Student-t scaled to variance 1. Made for returns
/// (`--transform log-return`): the bounds are wide after wild days and narrow after calm ones,
/// and revert to the long run at the rate α + β. Bounds several steps ahead take the
/// distribution of one step with the variance of the sum.
///
/// - Complexity: O(n) a likelihood; O(1) to move the origin by one observation.
/// - Source: Bollerslev (1986), J. Econometrics 31(3); Bollerslev (1987) for Student-t errors;
///   the start of the variance is that of Python's arch 8.0.0.
public struct GARCH: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "garch"
  /// One sentence.
  public static let summary = "An AR mean with GARCH(1,1) variance: bounds that follow the noise."

  /// What reports call the model.
  public var name = catalogName
  /// The lags of the mean and the distribution of the errors.
  public let options: Options

  /// A model.
  ///
  /// - Throws: `OptionError` on a number of lags outside its range.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// How the errors are distributed.
  public enum Errors: String, OptionChoice {
    /// Normal.
    case normal
    /// Student-t with estimated degrees of freedom.
    case studentT = "student-t"
  }

  /// The lags of the mean and the distribution of the errors.
  public struct Options: ModelOptions {
    /// Autoregressive lags of the mean, 0 to 10.
    public var lags = 1
    /// The distribution of the errors.
    public var errors = Errors.normal

    /// One lag, normal errors.
    public init() {}

    /// Every option.
    public static let fields: [OptionField<Options>] = [
      OptionField("lags", \.lags, in: 0...10, "Autoregressive lags of the mean."),
      OptionField("errors", \.errors, "The distribution of the errors."),
    ]
  }

  /// Estimates mean and variance together.
  ///
  /// - Throws: `FitError.seriesTooShort` on fewer than 20 observations more than lags,
  ///   `.missingValue`; `.unsuitable` on a constant series, which has no variance to follow.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    let values = try training.completeValues(minimumCount: 20 + options.lags)
    let largest = values.reduce(0) { Swift.max($0, abs($1)) }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    guard high - low > 1e-12 * largest else {
      throw .unsuitable(
        series: training.id,
        reason: "expected values that vary, found a constant; use mean or naive")
    }
    let estimator = GARCHEstimator(
      lags: options.lags, isStudent: options.errors == .studentT)
    let estimate = estimator.estimate(values)
    guard estimate.logLikelihood.isFinite, estimate.parameters.omega > 0 else {
      throw .diverged(series: training.id, detail: "the likelihood of GARCH is finite nowhere")
    }
    return Local(
      parameters: estimate.parameters, logLikelihood: estimate.logLikelihood,
      start: estimate.start)
  }
}
