public import ForecastCore

/// Linear regression of a series on its own past.
///
///     y[t] = c + d·t + Σ φ_l y[t-l] + ε[t],   t = 1 at the first training observation
///
/// Several steps ahead the model is fed its own forecasts. Bounds come from the moving-average
/// form: `Var_k = σ² Σ_{j<k} ψ[j]²` with `ψ[0] = 1`, `ψ[j] = Σ φ_l ψ[j-l]`; they count the
/// noise to come, not the uncertainty of the coefficients. σ² is the residual sum of squares
/// over the degrees of freedom left.
///
/// With least squares, an order left to the criterion is chosen on the observations every
/// candidate can explain, then fitted to all that it can; a constant series gives order 0,
/// while lags fixed by the user are refused there as singular. Refits over moving windows
/// update a triangular factor: their cost does not depend on the length of the window, and they
/// agree with a fit from scratch to about 1e-10.
///
/// - Complexity: O(n k²) to fit with k coefficients, O(h k) to forecast.
/// - Source: reference §4; Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §9.3;
///   Lütkepohl (2005), New Introduction to Multiple Time Series Analysis, §2.2 for ψ.
public struct Autoregression: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "ar"
  /// One sentence.
  public static let summary = "A regression on the series' own past values."

  /// What reports call the model.
  public var name = catalogName
  /// Which lags, which trend, which method.
  public let options: Options

  /// An autoregression.
  ///
  /// - Throws: `OptionError` on a value out of range or options that contradict each other.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// Learns order and coefficients.
  ///
  /// - Throws: `FitError.seriesTooShort`, `.missingValue`, and `.singularRegressors` where
  ///   lags fixed by the user repeat each other.
  public func fit(
    _ training: SeriesSlice, context: FitContext
  ) throws(FitError) -> AutoregressionFit {
    switch options.method {
    case .leastSquares:
      var regression = MovingLagRegression(plan: options.plan(seasonLength: training.seasonLength))
      return AutoregressionFit(try regression.fit(training))
    case .yuleWalker, .burg:
      return try fitStationary(training)
    }
  }

  /// A fitter that updates the factorisation from window to window.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<AutoregressionFit> {
    switch options.method {
    case .leastSquares: UpdatingFitter(model: self)
    case .yuleWalker, .burg: ColdFitter(self, context: context)
    }
  }

  private struct UpdatingFitter: RollingFitter {
    let model: Autoregression
    var regression: MovingLagRegression?

    var reusesWork: Bool { true }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> AutoregressionFit {
      let plan = model.options.plan(seasonLength: training.seasonLength)
      var current =
        regression.flatMap { $0.plan == plan ? $0 : nil }
        ?? MovingLagRegression(plan: plan)
      // Moved out while it works, so that its arrays stay unshared.
      regression = nil
      defer { regression = current }
      return AutoregressionFit(try current.fit(training))
    }

    var memory: [UInt8] { regression?.memory ?? [] }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      var restored = MovingLagRegression(
        plan: model.options.plan(seasonLength: training.seasonLength))
      guard restored.restore(memory, after: training) else { return false }
      regression = restored
      return true
    }
  }
}
