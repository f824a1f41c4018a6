public import ForecastCore

/// A model of whole panels that sees filled values, each series filled by itself.
public struct Imputed<Base: Forecaster>: WrappingForecaster {
  /// The model behind it.
  public var base: Base
  private let imputation: Imputation

  init(_ base: Base, by imputation: Imputation) {
    self.base = base
    self.imputation = imputation
  }

  /// Whether the base model knows one series at a time.
  public var fitsSeriesApart: Bool { base.fitsSeriesApart }

  /// True: the model sees them filled.
  public var takesGaps: Bool { true }

  /// The base model's fit.
  public struct Fitted: FittedForecaster {
    let base: Base.Fitted
    let imputation: Imputation

    /// The base model's.
    public var trainingRecords: [TrainingRecord] { base.trainingRecords }

    /// Fills the histories and forecasts from there.
    public func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) async throws -> [Forecast] {
      try await base.forecast(after: imputation.filled(history), steps: steps, levels: levels)
    }
  }

  /// Fills the training part, then fits the model to it.
  ///
  /// - Throws: `FitError.unsuitable` for a series without a value, and what the base model
  ///   throws.
  public func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
    Fitted(
      base: try await base.fit(imputation.filled(training), context: context),
      imputation: imputation)
  }
}

extension Imputed: WarmStarting where Base: WarmStarting {
  /// Whether the base model does.
  public var startsWarm: Bool { base.startsWarm }

  /// Fills the training part, then fits the model to it, from its last fit on.
  public func fit(
    _ training: PanelSlice, from previous: Fitted?, context: FitContext
  ) async throws -> Fitted {
    Fitted(
      base: try await base.fit(
        imputation.filled(training), from: previous?.base, context: context),
      imputation: imputation)
  }
}

extension LocallyImputed {
  /// True: the model sees them filled.
  public var takesGaps: Bool { true }
}
