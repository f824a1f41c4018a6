public import ForecastCore

/// A model of single series that sees filled values.
public struct LocallyImputed<Base: LocalForecaster>: LocalForecaster, WrappingForecaster {
  /// The model behind it.
  public var base: Base
  private let imputation: Imputation

  init(_ base: Base, by imputation: Imputation) {
    self.base = base
    self.imputation = imputation
  }

  /// The base model's fit.
  public struct Local: FittedLocalForecaster {
    let base: Base.Local
    let imputation: Imputation

    /// Fills the history and forecasts from there.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try base.forecast(after: imputation.filled(history), steps: steps, levels: levels)
    }
  }

  /// Fills the training part, then fits the model to it.
  ///
  /// - Throws: `FitError.unsuitable` where there is no value, and what the base model throws.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    Local(
      base: try base.fit(imputation.filled(training), context: context), imputation: imputation)
  }

  /// The base model's own rolling fitter, behind the filling.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    Rolling(base: base.makeRollingFitter(context: context), imputation: imputation)
  }

  private struct Rolling: RollingFitter {
    var base: any RollingFitter<Base.Local>
    let imputation: Imputation

    var reusesWork: Bool { base.reusesWork }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      Local(base: try base.fit(imputation.filled(training)), imputation: imputation)
    }

    var memory: [UInt8] { base.memory }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      guard let filled = try? imputation.filled(training) else { return false }
      return base.restore(memory, after: filled)
    }
  }
}

extension LocallyImputed.Local: StatefulForecaster where Base.Local: StatefulForecaster {
  /// The base model's state at the end of the filled history.
  public func state(after history: SeriesSlice) throws(FitError) -> Base.Local.State {
    try base.state(after: imputation.filled(history))
  }

  /// Moves the state on; anew from the start where the next value changes what was filled.
  public func advance(
    _ state: inout Base.Local.State, over history: SeriesSlice, from seen: Int
  ) throws(FitError) {
    let filled = try imputation.filled(history)
    guard imputation.isSettled(history, before: seen) else {
      state = try base.state(after: filled)
      return
    }
    try base.advance(&state, over: filled, from: seen - (history.count - filled.count))
  }

  /// Forecasts from a state.
  public func forecast(
    from state: Base.Local.State, after history: SeriesSlice, steps: Int,
    levels: [ConfidenceLevel]
  ) throws -> Forecast {
    try base.forecast(
      from: state, after: imputation.filled(history), steps: steps, levels: levels)
  }
}
