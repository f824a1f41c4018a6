public import ForecastCore

extension SeasonallyAdjusted {
  /// A fitter by the inner model's own: the series is decomposed anew at every window, so inner
  /// models that must see the very same observations again start from scratch.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    Rolling(model: self, fitter: MemberFitter(base, context: context))
  }

  private struct Rolling: RollingFitter {
    let model: SeasonallyAdjusted
    var fitter: MemberFitter

    var reusesWork: Bool { fitter.reusesWork }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      try model.fit(training, with: &fitter)
    }

    var memory: [UInt8] { fitter.memory }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      guard let adjusted = try? model.adjusted(training) else { return false }
      return fitter.restore(memory, after: adjusted.training)
    }
  }
}
