public import ForecastCore

/// Conformal prediction as a model of the catalog: `conformal:model=(theta)`; see `Conformalised`.
public struct Conformal: CatalogModel {
  /// The name users write.
  public static let catalogName = "conformal"
  /// One sentence.
  public static let summary = "Any model with bounds from its own past errors."

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// The model whose points are taken.
    public var model = ModelSpecification(model: "theta")
    /// How past errors become bounds.
    public var method = ConformalMethod.split
    /// The past origins errors are taken from.
    public var windows = 100
    /// A fit serves this many of them.
    public var refitEvery = 10
    /// How fast the adaptive method moves the level.
    public var rate = 0.05

    /// Split conformal bounds around Theta.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("model", \.model, "The model whose points are taken."),
      OptionField("method", \.method, "How past errors become bounds."),
      OptionField(
        "windows", \.windows, in: 1...100_000,
        "The last origins of the training part that errors are taken from."),
      OptionField("refit-every", \.refitEvery, in: 1...100_000, "A fit serves this many origins."),
      OptionField(
        "rate", \.rate, in: 0...1, "How fast the adaptive method moves the level after a miss."),
    ]

    var calibration: ConformalCalibration {
      ConformalCalibration(
        method: method, windows: windows, refitEvery: refitEvery, rate: rate)
    }
  }

  /// The inner model's fit with the errors of its past.
  public typealias Fitted = Conformalised.Fitted

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: Options
  private let base: Conformalised

  /// A model with bounds from its past errors.
  ///
  /// - Throws: `OptionError` on a value outside its range or a model there is not.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
    base = Conformalised(
      try ModelCatalog.forecaster(options.model), by: options.calibration)
  }

  /// Whether the inner model knows one series at a time.
  public var fitsSeriesApart: Bool { base.fitsSeriesApart }

  /// Whether the inner model does.
  public var takesGaps: Bool { base.takesGaps }

  /// Fits the inner model and calibrates its bounds.
  ///
  /// - Throws: what the inner model throws.
  public func fit(
    _ training: PanelSlice, from previous: Conformalised.Fitted?, context: FitContext
  ) async throws -> Conformalised.Fitted {
    try await base.fit(training, from: previous, context: context)
  }
}

extension Conformal: WarmStarting {
  /// Whether the inner model does.
  public var startsWarm: Bool { base.startsWarm }
}
