public import ForecastCore

extension AutomaticModel {
  /// The model with its comparison already made: what a caller does who shows it first.
  public struct Decided: Forecaster {
    /// What reports call the model.
    public var name: String
    private let model: AutomaticModel
    private let comparison: ModelComparison

    init(_ model: AutomaticModel, _ comparison: ModelComparison) {
      name = model.name
      self.model = model
      self.comparison = comparison
    }

    /// As the model's own.
    public var streamName: String { model.streamName }

    /// As the model's own.
    public var fitsSeriesApart: Bool { model.fitsSeriesApart }

    /// As the model's own.
    public var takesGaps: Bool { model.takesGaps }

    /// Fits the models the comparison gives weight to.
    ///
    /// - Throws: what `AutomaticModel.fit` throws.
    public func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
      try await model.fit(training, by: comparison, context: context)
    }
  }

  /// The model that goes by a comparison instead of making one.
  public func decided(by comparison: ModelComparison) -> Decided { Decided(self, comparison) }
}
