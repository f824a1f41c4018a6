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
    private var current: Chosen?
    private var searched = SearchMemory()
    private var windows = 0
    private var selections = SearchFreshness()
    private var refits = SearchFreshness()

    init(model: AutoARIMA) { self.model = model }

    var reusesWork: Bool { true }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      defer { windows += 1 }
      guard let current, !windows.isMultiple(of: model.options.reselect) else {
        if selections.isDue(training, coefficients: 1) {
          searched = searched.withoutConditional
        }
        let local = try model.fit(training, memory: &searched)
        current = Chosen(local)
        return local
      }
      let isDue = refits.isDue(training, coefficients: current.order.coefficientCount)
      let local = try model.refit(current, to: training, fresh: isDue)
      self.current = Chosen(local)
      return local
    }

    var memory: [UInt8] {
      guard let current else { return [] }
      var writer = ByteWriter()
      writer.write(windows)
      writer.write(selections)
      writer.write(refits)
      writer.write(searched)
      current.write(to: &writer)
      return writer.bytes
    }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      var reader = ByteReader(memory[...])
      let known = model.options.usesKnownColumns ? KnownColumns(of: training) : .none
      guard let windows = reader.integer(Int.self),
        let selections = reader.value(SearchFreshness.self),
        let refits = reader.value(SearchFreshness.self),
        let searched = reader.value(SearchMemory.self),
        let current = Chosen(from: &reader, known: known), reader.isAtEnd
      else { return false }
      self.windows = windows
      self.selections = selections
      self.refits = refits
      self.searched = searched
      self.current = current
      return true
    }
  }

  /// The same orders estimated again.
  private func refit(
    _ last: Chosen, to training: SeriesSlice, fresh: Bool
  ) throws(FitError) -> Local {
    let problem = ARIMAProblem(
      values: training.values, order: last.order, regressors: last.regressors,
      columnNames: last.known.names, columns: try last.known.values(of: training))
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
        trainingStart: training.start, known: last.known),
      tried: last.tried)
  }
}
