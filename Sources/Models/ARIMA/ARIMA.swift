public import ForecastCore

/// A seasonal ARIMA model of given orders, by exact Gaussian likelihood.
///
///     φ(B) Φ(Bᵐ) (1 - B)ᵈ (1 - Bᵐ)ᴰ (y[t] - x[t]'β) = θ(B) Θ(Bᵐ) ε[t]
///
/// x is nothing, a mean, a drift or both (`ARIMATrend`), and every column beside the series that
/// is known beforehand: a regression with ARIMA errors. Forecasts then need the columns' values
/// at the times to be forecast. Every estimate is stationary and invertible. Missing observations
/// are accepted: the filter steps over them.
///
/// - Complexity: one likelihood costs O(n (p + q)) once the filter's gains have settled and
///   O(n (p + q + m (P + Q))) until then; as much again for each of up to 19 gaps, and with more
///   of them O(n r²), r the length of the state.
/// - Source: Box & Jenkins (1976); reference §4; Gardner, Harvey & Phillips (1980), AS 154;
///   Mélard (1984), AS 197; R's `stats::arima` for what is counted.
public struct ARIMA: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "arima"
  /// One sentence.
  public static let summary = "ARIMA(p,d,q)(P,D,Q) by exact likelihood, gaps accepted."

  /// What reports call the model.
  public var name = catalogName
  /// The orders, the trend and the method.
  public let options: Options

  /// True: the filter steps over them.
  public var takesGaps: Bool { true }

  /// A model of given orders.
  ///
  /// - Throws: `OptionError` on an order outside its range.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// Estimates the coefficients.
  ///
  /// - Throws: `FitError.seriesTooShort`; `.unsuitable` where seasonal orders meet data
  ///   without a season; `.diverged` where the likelihood is nowhere finite.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    try fit(training, from: [], fresh: true)
  }

  /// A fitter that starts at the optimum of the window before.
  ///
  /// Every optimum known is followed from window to window, and new ones are looked for as
  /// the window changes (`SearchFreshness`): always in windows of fewer than 200 observations,
  /// and with more than two coefficients. Where that is done, the likelihood agrees with that of
  /// a fit from scratch to 1e-6 or is the higher; in longer windows it can, between two searches,
  /// miss one that has just risen on a ridge with several optima.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    WarmFitter(model: self)
  }

  func fit(
    _ training: SeriesSlice, from starts: [ARIMAEstimate.WarmStart], fresh: Bool
  ) throws(FitError) -> Local {
    let order = try options.order(for: training)
    let regressors = options.trend.regressors(differences: order.differenceCount)
    let known = options.usesKnownColumns ? KnownColumns(of: training) : .none
    let values = training.values
    let needed = Swift.max(
      2,
      order.differencingSpan + order.coefficientCount + regressors.count + known.names.count + 1)
    let found = values.count { !$0.isNaN }
    guard found >= needed else {
      throw .seriesTooShort(series: training.id, needed: needed, found: found)
    }
    let problem = ARIMAProblem(
      values: values, order: order, regressors: regressors, columnNames: known.names,
      columns: try known.values(of: training))
    let estimator = ARIMAEstimator(problem: problem, method: options.method)
    let estimate = estimator.estimate(from: starts, fresh: fresh)
    guard estimate.innovationVariance.isFinite else {
      throw .diverged(
        series: training.id, detail: "the likelihood of \(order) is finite nowhere")
    }
    try checkMean(of: estimate, problem, values, in: training)
    return Local(
      estimate: estimate,
      variance: options.variance == .unbiased
        ? estimate.unbiasedVariance : estimate.innovationVariance,
      trainingStart: training.start, known: known, method: options.method)
  }

  /// Refuses a mean far outside the data: with regular gaps and a root near 1, observations can
  /// be so far apart that nothing says where the series lies between them.
  private func checkMean(
    of estimate: ARIMAEstimate, _ problem: ARIMAProblem, _ values: [Double],
    in training: SeriesSlice
  ) throws(FitError) {
    guard !problem.isComplete, problem.columnCount == 2, estimate.regressors == [.intercept],
      let mean = estimate.trend.first?.value
    else { return }
    let present = values.filter { !$0.isNaN }
    let (low, high) = (present.min() ?? mean, present.max() ?? mean)
    guard mean < low - 100 * (high - low) || mean > high + 100 * (high - low) else { return }
    throw .diverged(
      series: training.id,
      detail: "the gaps leave the mean of \(estimate.order) undetermined; take differences")
  }

  /// Fits window after window, each from the optima of the one before.
  struct WarmFitter: RollingFitter {
    let model: ARIMA
    private var starts: [ARIMAEstimate.WarmStart] = []
    private var freshness = SearchFreshness()

    init(model: ARIMA) { self.model = model }

    var reusesWork: Bool { true }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      let options = model.options
      let coefficients = options.p + options.q + options.seasonalP + options.seasonalQ
      let isDue = freshness.isDue(training, coefficients: coefficients)
      let local = try model.fit(training, from: starts, fresh: isDue)
      starts = local.estimate.starts
      return local
    }

    var memory: [UInt8] {
      var writer = ByteWriter()
      writer.write(starts)
      writer.write(freshness)
      return writer.bytes
    }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      var reader = ByteReader(memory[...])
      guard let starts = reader.values(ARIMAEstimate.WarmStart.self),
        let freshness = reader.value(SearchFreshness.self), reader.isAtEnd
      else { return false }
      self.starts = starts
      self.freshness = freshness
      return true
    }
  }
}
