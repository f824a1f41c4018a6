public import ForecastCore

extension AutoARIMA {
  /// A fitter that chooses orders anew every `reselect` windows; between, it keeps the orders.
  ///
  /// On series whose candidates are compared by conditional sums of squares, each candidate's
  /// search begins where the window before had it, and again from scratch whenever half a
  /// percent of the window has changed. The model chosen is estimated both from its conditional
  /// optimum, as a fit from scratch is, and from where the window before had it: its likelihood
  /// agrees with that of a fit from scratch to 1e-6 or is the higher.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    SelectingFitter(model: self)
  }

  private struct SelectingFitter: RollingFitter {
    let model: AutoARIMA
    private var current: Local?
    private var memory = SearchMemory()
    private var windows = 0
    private var selections = SearchFreshness()
    private var refits = SearchFreshness()

    init(model: AutoARIMA) { self.model = model }

    var reusesWork: Bool { true }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      defer { windows += 1 }
      guard let current, !windows.isMultiple(of: model.options.reselect) else {
        if selections.isDue(training, coefficients: 1) { memory = memory.withoutConditional }
        let local = try model.fit(training, memory: &memory)
        current = local
        return local
      }
      let order = current.model.estimate.order
      let isDue = refits.isDue(training, coefficients: order.coefficientCount)
      let local = try model.refit(current, to: training, fresh: isDue)
      self.current = local
      return local
    }
  }

  /// The same orders estimated again.
  private func refit(
    _ local: Local, to training: SeriesSlice, fresh: Bool
  ) throws(FitError) -> Local {
    let last = local.model.estimate
    let known = local.model.known
    let problem = ARIMAProblem(
      values: training.values, order: last.order, regressors: last.regressors,
      columnNames: known.names, columns: try known.values(of: training))
    guard problem.count >= last.parameterCount else {
      throw .seriesTooShort(
        series: training.id, needed: last.order.differencingSpan + last.parameterCount,
        found: training.count)
    }
    let estimate = ARIMAEstimator(problem: problem, method: .cssML, effort: .single)
      .estimate(from: last.starts, fresh: fresh)
    return Local(
      model: ARIMA.Local(
        estimate: estimate,
        variance: options.variance == .unbiased
          ? estimate.unbiasedVariance : estimate.innovationVariance,
        trainingStart: training.start, known: known),
      tried: local.tried)
  }
}
