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
    private var last: (training: SeriesSlice, adjustment: SeasonalAdjustment)?
    private var optima = ETSOptima()

    init(model: Comb) { self.model = model }

    var reusesWork: Bool { true }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      let fit = try model.fit(training, from: optima(movedTo: training))
      last = (training, fit.adjustment)
      optima = ETSOptima(fit.members)
      return fit
    }

    /// The last optima, filtered on to the start of a later window; none where it does not
    /// overlap.
    private func optima(movedTo training: SeriesSlice) -> ETSOptima {
      guard let last, let passed = last.training.passed(by: training) else { return ETSOptima() }
      return optima.moved(over: last.adjustment.removed(from: passed.values))
    }

    var memory: [UInt8] {
      guard let last else { return [] }
      var writer = ByteWriter()
      writer.write(last.adjustment)
      writer.write(optima)
      return writer.bytes
    }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      var reader = ByteReader(memory[...])
      guard let adjustment = reader.value(SeasonalAdjustment.self),
        let optima = reader.value(ETSOptima.self), reader.isAtEnd
      else { return false }
      last = (training, adjustment)
      self.optima = optima
      return true
    }
  }
}
