internal import ForecastCore

/// The rolling fitter of a model whose type is not known: a member of a combination, the model
/// behind a seasonal adjustment.
struct MemberFitter {
  private var fitter: any RollingFitter

  /// The model's own fitter, or where `isCold` one without memory.
  init(_ model: any LocalForecaster, context: FitContext, isCold: Bool = false) {
    fitter = isCold ? Self.cold(model, context) : Self.own(model, context)
  }

  /// Whether a fit costs less than one from scratch.
  var reusesWork: Bool { fitter.reusesWork }

  /// Fits the next window.
  mutating func fit(_ training: SeriesSlice) throws(FitError) -> any FittedLocalForecaster {
    try Self.fit(&fitter, training)
  }

  /// What the fits so far leave for those to come.
  var memory: [UInt8] { fitter.memory }

  /// Goes on where the fitter of an earlier run stood.
  mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
    fitter.restore(memory, after: training)
  }

  private static func own(
    _ model: some LocalForecaster, _ context: FitContext
  ) -> any RollingFitter {
    model.makeRollingFitter(context: context)
  }

  private static func cold(
    _ model: some LocalForecaster, _ context: FitContext
  ) -> any RollingFitter {
    ColdFitter(model, context: context)
  }

  private static func fit(
    _ fitter: inout any RollingFitter, _ training: SeriesSlice
  ) throws(FitError) -> any FittedLocalForecaster {
    func opened<Fitter: RollingFitter>(
      _ open: Fitter
    ) throws(FitError) -> (any RollingFitter, any FittedLocalForecaster) {
      var moved = open
      let fit = try moved.fit(training)
      return (moved, fit)
    }
    let (moved, fit) = try opened(fitter)
    fitter = moved
    return fit
  }
}
