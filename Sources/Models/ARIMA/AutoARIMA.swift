public import ForecastCore

/// An ARIMA model whose orders are chosen from the series.
///
/// D by the strength of the season, d by the KPSS test, the rest by an information criterion:
/// stepwise from four models, or all combinations. On long series the candidates are compared
/// by conditional sums of squares and only the best is fitted exactly. Missing observations are
/// accepted.
///
/// Columns known beforehand are regressed out, as in `ARIMA`; the tests for differences see what
/// least squares on them leave.
///
/// Autoregressive roots within 1 % of the unit circle are passed over. So are moving-average
/// roots within 1/n of it, where estimates pile up once a difference too many has been taken, or
/// within 1 % where the KPSS test wants two differences. Where models far better than the best
/// left are passed over for that and the test wanted two differences, one is taken: a root that
/// near 1 undoes the other. (`auto.arima` passes over 1 % always, and then keeps d = 2 with
/// autoregressions: on a share's price its forecasts ran away.)
///
/// - Complexity: one fit of `ARIMA` for each of some 20 candidates.
/// - Source: Hyndman & Khandakar (2008), J. Statistical Software 27(3); the choices of R's
///   `forecast::auto.arima` 8.20; reference §4.
public struct AutoARIMA: LocalForecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "auto-arima"
  /// One sentence.
  public static let summary = "ARIMA with orders chosen by KPSS, season strength and AICc."

  /// What reports call the model.
  public var name = catalogName
  /// The limits of the search and what decides it.
  public let options: Options

  /// True: the filter steps over them.
  public var takesGaps: Bool { true }

  /// A search within limits.
  ///
  /// - Throws: `OptionError` on a limit outside its range.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
  }

  /// A chosen and estimated ARIMA model.
  public struct Local: StatefulForecaster {
    /// The model chosen.
    public let model: ARIMA.Local
    /// Every model tried, in order.
    public let tried: [ARIMACandidate]
    /// Those of them that were fitted again by likelihood after a comparison by conditional sums of
    /// squares, in order: the last one is the model chosen.
    var refitted: [ARIMACandidate] = []

    /// Where the filter of the model stands.
    public typealias State = ARIMA.Local.State

    /// The state at the end of a history.
    public func state(after history: SeriesSlice) throws(FitError) -> State {
      try model.state(after: history)
    }

    /// Moves a state on.
    public func advance(
      _ state: inout State, over history: SeriesSlice, from seen: Int
    ) throws(FitError) {
      try model.advance(&state, over: history, from: seen)
    }

    /// The forecast of the model chosen.
    public func forecast(
      from state: State, after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try model.forecast(from: state, after: history, steps: steps, levels: levels)
    }
  }

  /// Chooses orders and estimates the coefficients.
  ///
  /// - Throws: `FitError.seriesTooShort` on fewer than 2 observations.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    var memory = SearchMemory()
    return try fit(training, memory: &memory)
  }

  /// Chooses orders, each candidate estimated from where the window before had it.
  func fit(_ training: SeriesSlice, memory: inout SearchMemory) throws(FitError) -> Local {
    let known = options.usesKnownColumns ? KnownColumns(of: training) : .none
    let series = CandidateScorer.Series(
      values: training.values, columnNames: known.names, columns: try known.values(of: training))
    let (found, needed) = (series.presentCount, known.isEmpty ? 2 : known.names.count + 3)
    guard found >= needed else {
      throw .seriesTooShort(series: training.id, needed: needed, found: found)
    }
    var search = searched(series, in: training, limit: options.maximumD, memory)
    var tried = search.scorer.tried
    var result = search.scorer.isStrict && search.isOverdifferenced ? nil : search.result()
    if search.scorer.isStrict, search.isOverdifferenced {
      memory[2, search.scorer.seasonalD] = search.scorer.memory
      search = searched(series, in: training, limit: 1, memory)
      tried += search.scorer.tried
      result = nil
    }
    let estimate = result ?? search.result()
    memory[search.scorer.d, search.scorer.seasonalD] = search.scorer.memory
    guard estimate.innovationVariance.isFinite else {
      throw .diverged(
        series: training.id, detail: "the likelihood of \(estimate.order) is finite nowhere")
    }
    return Local(
      model: ARIMA.Local(
        estimate: estimate,
        variance: options.variance == .unbiased
          ? estimate.unbiasedVariance : estimate.innovationVariance,
        trainingStart: training.start, known: known),
      tried: tried.map(\.candidate), refitted: search.scorer.refitted)
  }

  /// The search, done, with d at most `limit`.
  private func searched(
    _ series: CandidateScorer.Series, in training: SeriesSlice, limit: Int,
    _ memory: SearchMemory
  ) -> OrderSearch {
    var search = makeSearch(
      series, seasonLength: training.seasonLength, maximumD: limit, memory)
    guard !search.scorer.isExplainedByDifferences else { return search }
    switch options.search {
    case .stepwise: search.stepwise(isShort: series.presentCount < 10)
    case .full: search.full()
    }
    return search
  }

  private func makeSearch(
    _ series: CandidateScorer.Series, seasonLength: Int, maximumD: Int, _ memory: SearchMemory
  ) -> OrderSearch {
    // Differences are judged by what the known columns leave.
    let values = KnownColumns.residuals(of: series.values, on: series.columns)
    let m = options.isSeasonal ? options.seasonLength.fixedValue ?? seasonLength : 1
    let levels = DifferenceOrders.magnitude(values)
    let isLong = values.count > options.minimumSpan(seasonLength: m)
    let seasonalD =
      m > 1 && isLong
      ? options.seasonalD.fixedValue
        ?? DifferenceOrders.seasonal(
          values, seasonLength: m, limit: options.maximumSeasonalD) : 0
    var changes = values
    for _ in 0..<seasonalD { changes = Differencing.difference(changes, lag: m) }
    let d =
      options.d.fixedValue
      ?? DifferenceOrders.plain(changes, levels: levels, limit: maximumD)
    let found = series.presentCount
    let isApproximate = options.approximation.fixedValue ?? (values.count > 150 || m > 12)
    let taken = min(d, max(0, changes.count - 2))
    let scorer = CandidateScorer(
      series: series, d: taken, seasonalD: seasonalD, seasonLength: m,
      criterion: found <= 3 ? .aic : options.criterion, isApproximate: isApproximate,
      isStrict: options.d == .automatic && taken == 2, memory: memory[taken, seasonalD])
    return OrderSearch(
      scorer: scorer, limits: options.limits(count: found, seasonLength: m),
      allowsConstant: options.constant && d + seasonalD <= 1)
  }
}
