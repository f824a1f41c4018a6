public import ForecastCore

extension AutoARIMA {
  /// A fitter that chooses orders anew every `reselect` windows; between, it keeps the orders
  /// and starts at the optima of the window before.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    options.reselect == 1
      ? ColdFitter(self, context: context) : SelectingFitter(model: self, context: context)
  }

  private struct SelectingFitter: RollingFitter {
    let model: AutoARIMA
    let context: FitContext
    private var current: Local?
    private var windows = 0
    private var freshness = SearchFreshness()

    init(model: AutoARIMA, context: FitContext) {
      self.model = model
      self.context = context
    }

    var reusesWork: Bool { true }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      defer { windows += 1 }
      guard let current, !windows.isMultiple(of: model.options.reselect) else {
        let local = try model.fit(training, context: context)
        current = local
        return local
      }
      let order = current.model.estimate.order
      let isDue = freshness.isDue(training, coefficients: order.coefficientCount)
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
    let problem = ARIMAProblem(
      values: training.values, order: last.order, regressors: last.regressors)
    guard problem.count > last.order.coefficientCount + last.regressors.count else {
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
        trainingStart: training.start),
      tried: local.tried)
  }
}
