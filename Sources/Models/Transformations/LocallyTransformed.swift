public import ForecastCore

/// A model of single series that sees transformed values.
public struct LocallyTransformed<Base: LocalForecaster>: LocalForecaster, WrappingForecaster {
  /// The model behind it.
  public var base: Base
  private let transformation: Transformation

  init(_ base: Base, by transformation: Transformation) {
    self.base = base
    self.transformation = transformation
  }

  /// Whether the base model takes them, which differences of neighbours would spread.
  public var takesGaps: Bool { base.takesGaps && !transformation.isDifference }

  /// The base model's fit, and what the transformation learned.
  public struct Local: FittedLocalForecaster {
    let base: Base.Local
    let transformation: FittedTransformation

    /// Forecasts transformed values and undoes the transformation.
    public func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      let transformed = history.replacingValues(try transformation.values(of: history))
      let forecast = try base.forecast(
        after: transformed, steps: steps,
        levels: transformation.kind.isDifference ? [] : levels)
      return try transformation.restored(
        forecast, after: history,
        spread: (base as? any CumulativeErrors)?.cumulativeErrors(steps: steps),
        levels: levels)
    }
  }

  /// Learns the transformation, then the model from what it gives.
  ///
  /// - Throws: `FitError.valueOutsideDomain`, and what the base model throws.
  public func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    try fit(training) { transformed throws(FitError) in
      try base.fit(transformed, context: context)
    }
  }

  private func fit(
    _ training: SeriesSlice, fitting: (SeriesSlice) throws(FitError) -> Base.Local
  ) throws(FitError) -> Local {
    let learned = try FittedTransformation(transformation, training: training)
    let transformed = training.replacingValues(try learned.values(of: training))
    do throws(FitError) {
      return Local(base: try fitting(transformed), transformation: learned)
    } catch {
      throw error.counting(transformation.lostObservations, of: PanelSlice([training]))
    }
  }

  /// The base model's own rolling fitter, behind the transformation.
  ///
  /// Behind Box–Cox, which changes all values of a window by its own λ, a fit from scratch.
  public func makeRollingFitter(context: FitContext) -> any RollingFitter<Local> {
    transformation == .boxCox
      ? ColdFitter(self, context: context)
      : Rolling(model: self, base: base.makeRollingFitter(context: context))
  }

  private struct Rolling: RollingFitter {
    let model: LocallyTransformed
    var base: any RollingFitter<Base.Local>

    var reusesWork: Bool { base.reusesWork }

    mutating func fit(_ training: SeriesSlice) throws(FitError) -> Local {
      try model.fit(training) { transformed throws(FitError) in try base.fit(transformed) }
    }

    var memory: [UInt8] { base.memory }

    mutating func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool {
      guard
        let learned = try? FittedTransformation(
          model.transformation, training: training),
        let values = try? learned.values(of: training)
      else { return false }
      return base.restore(memory, after: training.replacingValues(values))
    }
  }
}
