public import ForecastCore

/// Every model there is.
///
/// The command line, the contract tests, the documentation table and the
/// reports read this list; a new model is one line here.
public enum ModelCatalog {
  /// The models, in the order the catalog shows them: simplest first.
  public static let entries: [ModelEntry] = [
    ModelEntry(Mean.self),
    ModelEntry(Naive.self),
    ModelEntry(SeasonalNaive.self),
    ModelEntry(Drift.self),
    ModelEntry(WindowAverage.self),
    ModelEntry(Naive2.self),
    ModelEntry(Autoregression.self),
    ModelEntry(DirectAutoregression.self),
    ModelEntry(VectorAutoregression.self),
    ModelEntry(ARIMA.self),
    ModelEntry(AutoARIMA.self),
    ModelEntry(GARCH.self),
    ModelEntry(SimpleSmoothing.self),
    ModelEntry(Holt.self),
    ModelEntry(HoltWinters.self),
    ModelEntry(ClassicHoltWinters.self),
    ModelEntry(ETS.self),
    ModelEntry(Comb.self),
    ModelEntry(StandardTheta.self),
    ModelEntry(OptimisedTheta.self),
    ModelEntry(DynamicTheta.self),
    ModelEntry(AutomaticTheta.self),
    ModelEntry(FourTheta.self),
    ModelEntry(NeuralAutoregression.self),
    ModelEntry(RNN.self),
    ModelEntry(LSTM.self),
    ModelEntry(GRU.self),
    ModelEntry(SegmentRNN.self),
    ModelEntry(DirectionClassifier.self),
    ModelEntry(SmoothedRNN.self),
    ModelEntry(SeasonallyAdjusted.self),
    ModelEntry(Ensemble.self),
    ModelEntry(AutomaticModel.self),
    ModelEntry(Tune.self),
    ModelEntry(Conformal.self),
  ]

  /// The entry of a name.
  ///
  /// - Throws: `OptionError.unknownModel` with the nearest name.
  public static func entry(named name: String) throws(OptionError) -> ModelEntry {
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw .unknownModel(name, known: entries.map(\.name))
    }
    return entry
  }

  /// The definition a specification asks for, named as it says.
  ///
  /// - Throws: `OptionError` naming the unknown model, key or value, or a label that cannot be
  ///   a column of cv.csv.
  public static func forecaster(
    _ specification: ModelSpecification
  ) throws(OptionError) -> any Forecaster {
    if let reason = specification.label.flatMap(ModelSpecification.refusal) {
      throw .badSyntax(text: "\(specification)", reason: reason)
    }
    let entry = try entry(named: specification.model)
    return try entry.makeForecaster(settings: specification.settings)
      .named(specification.displayName)
  }
}
