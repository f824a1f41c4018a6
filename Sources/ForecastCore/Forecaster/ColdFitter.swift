/// Fits every window from scratch.
public struct ColdFitter<Model: LocalForecaster>: RollingFitter {
  private let model: Model
  private let context: FitContext

  /// A fitter without memory.
  public init(_ model: Model, context: FitContext) {
    self.model = model
    self.context = context
  }

  /// False.
  public var reusesWork: Bool { false }

  /// `model.fit(training)`.
  public func fit(_ training: SeriesSlice) throws(FitError) -> Model.Local {
    try model.fit(training, context: context)
  }

  /// Nothing.
  public var memory: [UInt8] { [] }

  /// Nothing to do.
  public func restore(_ memory: [UInt8], after training: SeriesSlice) -> Bool { memory.isEmpty }
}
