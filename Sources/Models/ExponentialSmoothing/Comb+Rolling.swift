public import ForecastCore

extension Comb {
  /// A fitter that starts each of the three models from its optimum for the window before.
  ///
  /// The season is taken out anew in every window.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    Rolling(model: self)
  }

  private struct Rolling: RollingFitter {
    let model: Comb
    private var last: (training: SeriesSlice, fit: Local)?

    init(model: Comb) { self.model = model }

    var reusesWork: Bool { true }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      let fit = try model.fit(training, from: optima(movedTo: training))
      last = (training, fit)
      return fit
    }

    /// The last optima, filtered on to the start of a later window; none where it does not
    /// overlap.
    private func optima(movedTo training: SeriesSlice) -> [ETSForm: ETSParameters] {
      guard let last, training.isWindow(ofSameSeriesAs: last.training) else { return [:] }
      let shift = training.start - last.training.start
      guard (0...last.training.count) ~= shift else { return [:] }
      let passed = last.fit.adjustment.removed(from: Array(last.training.prefix(shift)))
      var optima: [ETSForm: ETSParameters] = [:]
      for member in last.fit.members {
        optima[member.form] = member.parameters.moved(over: passed, form: member.form)
      }
      return optima
    }
  }
}
