public import ForecastCore
internal import NumericalMethods

/// Several models' forecasts as one, step by step: their mean, their median, or weights learned
/// inside the fold.
///
/// Weights are learned, a set for each step, from what the members forecast at the last origins of
/// the training part; for each series where all members are models of single series, else for all
/// series together. Where a member fails there, or the part is too short for an origin, members
/// count alike. Bounds are the weighted means of the members' bounds, so they are right where the
/// members err together and on the safe side where they do not; members without bounds are left
/// out of them.
///
/// - Complexity: the sum of the members', `windows` times more where weights are learned.
/// - Source: Bates & Granger (1969), Operational Research Quarterly 20(4); Petropoulos &
///   Svetunkov (2020), Int. J. Forecasting 36(1), for medians of simple automatic models.
public struct Ensemble: CatalogModel {
  /// The name users write.
  public static let catalogName = "ensemble"
  /// One sentence.
  public static let summary =
    "Several models as one: mean, median, or weights learned inside the fold."

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// The members.
    public var models = ModelList(
      ["ets", "dynamic-theta", "comb"].map { ModelSpecification(model: $0) })
    /// How their forecasts become one.
    public var average = EnsembleAverage.mean
    /// The last origins of the training part that weights are learned from.
    public var windows = 20
    /// A fit of a member serves this many of them.
    public var refitEvery = 1

    /// The mean of ETS, dynamic Theta and Comb.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("models", \.models, "The members."),
      OptionField("average", \.average, "How their forecasts become one."),
      OptionField(
        "windows", \.windows, in: 1...10_000,
        "The last origins of the training part that weights are learned from."),
      OptionField(
        "refit-every", \.refitEvery, in: 1...10_000, "A fit of a member serves this many origins."),
    ]
  }

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: Options
  let members: [any Forecaster]

  /// An ensemble of models.
  ///
  /// - Throws: `OptionError` on a value outside its range or a model there is not.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
    var members: [any Forecaster] = []
    for (index, specification) in options.models.models.enumerated() {
      // A model may stand twice, and draws its own random numbers.
      members.append(
        try ModelCatalog.forecaster(specification)
          .named("\(index + 1) \(specification.displayName)"))
    }
    self.members = members
  }

  /// Whether every member knows one series at a time.
  public var fitsSeriesApart: Bool { members.allSatisfy(\.fitsSeriesApart) }

  /// Where every member knows one series at a time and no weights are learned, a model of single
  /// series too: its fits over origins start where the members' do.
  public var listed: any Forecaster {
    guard let local = LocalEnsemble(self) else { return self }
    return local
  }

  /// The members' fits.
  public struct Fitted: FittedForecaster {
    let base: any FittedForecaster

    /// The members'.
    public var trainingRecords: [TrainingRecord] { base.trainingRecords }

    /// Forecasts with every member, and makes one of them.
    ///
    /// - Throws: what a member throws.
    public func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) async throws -> [Forecast] {
      try await base.forecast(after: history, steps: steps, levels: levels)
    }
  }

  /// Fits every member, and learns their weights where they have any.
  ///
  /// - Throws: what a member throws; of several too short series the one that needs most.
  public func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
    guard fitsSeriesApart else { return Fitted(base: try await together(training, context)) }
    return Fitted(
      base: try await FitsBySeries.fitting(training, context: context) { series, context in
        try await together(series, context)
      })
  }

  private func together(
    _ training: PanelSlice, _ context: FitContext
  ) async throws -> any FittedForecaster {
    var fits: [any FittedForecaster] = []
    var shortest: FitError?
    for (index, member) in members.enumerated() {
      do {
        let own = FitContext(
          horizon: context.horizon, random: context.random.child(index),
          workers: context.workers, crew: context.crew,
          checkpoint: context.checkpoint?.part("member \(index)"))
        fits.append(try await member.anyFit(training, context: own))
      } catch FitError.seriesTooShort(let series, let needed, let found) {
        // What every member needs, not just the first to complain.
        if case .seriesTooShort(_, let most, _) = shortest, most >= needed { continue }
        shortest = .seriesTooShort(series: series, needed: needed, found: found)
      }
    }
    if let shortest { throw shortest }
    return FittedEnsemble(
      members: fits, names: members.map(\.name),
      combination: EnsembleCombination(
        average: options.average, weights: try await weights(training, context)))
  }

  private func weights(
    _ training: PanelSlice, _ context: FitContext
  ) async throws -> EnsembleWeights {
    let equal = EnsembleWeights(equal: members.count)
    guard options.average.learnsWeights, members.count > 1 else { return equal }
    let inner = InnerEvaluation(
      horizon: context.horizon, windows: options.windows, refitEvery: options.refitEvery)
    let held = try await inner.run(
      members, on: training,
      context: FitContext(
        horizon: context.horizon, random: context.random.child(named: "weights"),
        workers: context.workers, checkpoint: context.checkpoint?.part("weights")))
    return EnsembleWeights(held, average: options.average) ?? equal
  }
}
