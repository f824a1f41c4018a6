public import ForecastCore
internal import Glibc
internal import NumericalMethods

/// Linear regression of several aligned series on the past of all of them.
///
///     y[t] = c + d·t + Σ A_i y[t-i] + ε[t],   y[t] one value of each series, Cov ε = Σ
///
/// Series that move together help each other's forecasts. All must have the same times. Bounds
/// come from the mean square errors `Σ_k = Σ_{j<k} Φ_j Σ Φ_jᵀ`, `Φ_0 = I`,
/// `Φ_j = Σ_i Φ_{j-i} A_i`; Σ is the cross product of the residuals over the degrees of freedom.
///
/// - Complexity: O(n q²) to fit with q regressors an equation, O(h p s²) to forecast s series.
/// - Source: Lütkepohl (2005), New Introduction to Multiple Time Series Analysis, §2.2, §3.2,
///   §4.3; statsmodels `VAR`.
public struct VectorAutoregression: CatalogModel {
  /// The name users write.
  public static let catalogName = "var"
  /// One sentence.
  public static let summary = "A regression of aligned series on the past of all of them."

  /// What reports call the model.
  public var name = catalogName
  /// How many lags, which trend.
  public let options: Options

  /// A vector autoregression.
  ///
  /// - Throws: `OptionError` on a value out of range or options that contradict each other.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// Learns order and coefficients from all series at once.
  ///
  /// - Throws: `FitError.notAligned` where times differ, `.seriesTooShort`, `.missingValue`,
  ///   `.singularRegressors` where lags fixed by the user repeat each other.
  public func fit(
    _ training: PanelSlice, context: FitContext
  ) async throws -> VectorAutoregressionFit {
    let design = try VectorLagDesign(training, trend: options.trend, needed: neededObservations)
    let order: Int
    switch options.lags {
    case .fixed(let lags): order = lags
    case .automatic:
      let limit =
        options.maxLags.fixedValue
        ?? max(0, Int(10 * log10(Double(design.observations) / Double(training.count))))
      order = try design.bestOrder(limit: limit, criterion: options.criterion)
    }
    return try design.fit(order: order, ids: training.map(\.id), start: training[0].start)
  }

  /// The fewest observations of each series: one more than an equation has coefficients.
  private func neededObservations(series: Int) -> Int {
    let order = options.lags.fixedValue ?? 0
    return order + options.trend.columns + order * series + 1
  }
}
