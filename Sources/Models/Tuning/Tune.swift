public import ForecastCore
internal import NumericalMethods

/// A model whose options are chosen inside the fold.
///
/// Every candidate forecasts the last origins of the training part; the one with the lowest mean
/// absolute error over all steps and origins, in units of the series' seasonal differences, is
/// fitted to the whole of it. Models of single series are tuned for each series, models of whole
/// panels for all together. A candidate that fails at an origin is out. A series too short
/// for an origin within it takes the model as it is written.
///
/// - Complexity: `windows` fits a candidate at most, and one.
/// - Source: Bergmeir & Benítez (2012), Information Sciences 191, 192–213, on evaluation at the end of
///   the training part; Bergstra & Bengio (2012), J. Machine Learning Research 13, 281–305, on random
///   search.
public struct Tune: CatalogModel {
  /// The name users write.
  public static let catalogName = "tune"
  /// One sentence.
  public static let summary = "Any model with options chosen inside the fold, from a grid."

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// The model whose options are chosen.
    public var model = ModelSpecification(model: "ar")
    /// The values tried.
    public var grid = OptionGrid([OptionGrid.Axis(key: "lags", values: ["auto", "1", "2", "4"])])
    /// Which combinations are tried.
    public var search = TuneSearch.grid
    /// The most combinations that are tried.
    public var budget = 20
    /// The last origins of the training part that candidates forecast.
    public var windows = 10
    /// A fit of a candidate serves this many of them.
    public var refitEvery = 1

    /// An autoregression with 1, 2, 4 or its own choice of lags.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("model", \.model, "The model whose options are chosen."),
      OptionField("grid", \.grid, "The values tried."),
      OptionField("search", \.search, "Which combinations are tried."),
      OptionField("budget", \.budget, in: 1...10_000, "The most combinations that are tried."),
      OptionField(
        "windows", \.windows, in: 1...10_000,
        "The last origins of the training part that candidates forecast."),
      OptionField(
        "refit-every", \.refitEvery, in: 1...10_000,
        "A fit of a candidate serves this many origins."),
    ]

    /// Refuses a grid with more combinations than the budget.
    public func validate() throws(OptionError) {
      guard search == .grid, grid.count > budget else { return }
      throw .conflict(
        "grid=\(grid.optionText) has \(grid.count) combinations, budget=\(budget) allows \(budget); "
          + "raise the budget, or draw from them with search=random")
    }
  }

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: Options
  /// The model as it is written.
  private let base: any Forecaster

  /// A model with options to choose.
  ///
  /// - Throws: `OptionError` on a value outside its range, in the model or its grid.
  public init(options: Options = Options()) throws(OptionError) {
    self.options = try options.checked()
    base = try ModelCatalog.forecaster(options.model)
    // Each value on its own; what contradicts another is no candidate.
    for axis in options.grid.axes {
      let entry = try ModelCatalog.entry(named: options.model.model)
      for value in axis.values {
        let setting = OptionSetting(key: axis.key, value: value)
        do throws(OptionError) {
          _ = try entry.allSettings(for: Self.merged(options.model.settings, with: [setting]))
        } catch {
          guard case .conflict = error else { throw error }
        }
      }
    }
  }

  /// Whether the model that is tuned knows one series at a time.
  public var fitsSeriesApart: Bool { base.fitsSeriesApart }

  /// Whether the model that is tuned does.
  public var takesGaps: Bool { base.takesGaps }

  /// The chosen model's fit.
  public struct Fitted: FittedForecaster {
    let base: any FittedForecaster

    /// The chosen model's; the trainings of candidates are not among them.
    public var trainingRecords: [TrainingRecord] { base.trainingRecords }

    /// Forecasts with the chosen model.
    public func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) async throws -> [Forecast] {
      try await base.forecast(after: history, steps: steps, levels: levels)
    }
  }

  /// Chooses among the candidates, then fits the chosen one.
  ///
  /// - Throws: what the chosen model throws.
  public func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
    if fitsSeriesApart {
      return Fitted(
        base: try await FitsBySeries.fitting(training, context: context) { series, context in
          try await fitted(to: series, context)
        })
    }
    return Fitted(base: try await fitted(to: training, context))
  }

  private func fitted(
    to training: PanelSlice, _ context: FitContext
  ) async throws -> TunedFit {
    let choice = try await choice(for: training, context)
    return TunedFit(
      base: try await choice.model.anyFit(training, context: context.part("chosen")),
      choice: choice.record)
  }

  /// The candidate of the lowest error, the first on a tie; the model as it is written where
  /// nothing can be compared.
  func chosen(for training: PanelSlice, _ context: FitContext) async throws -> any Forecaster {
    try await choice(for: training, context).model
  }

  /// The model chosen, and how.
  private func choice(
    for training: PanelSlice, _ context: FitContext
  ) async throws -> (model: any Forecaster, record: TuneChoice) {
    let trials = trials(context.random.child(named: "tune"))
    let candidates = trials.map(\.model)
    var record = TuneChoice(model: "\(options.model)", trials: trials.map(\.settings))
    guard candidates.count > 1 else {
      record.chosen = candidates.isEmpty ? nil : 0
      return (candidates.first ?? base, record)
    }
    let inner = InnerEvaluation(
      horizon: context.horizon, windows: options.windows, refitEvery: options.refitEvery)
    let held = try await inner.run(
      candidates, on: training, context: context.part("candidates"))
    let means = held.scaledErrors().map { steps -> Double in
      let known = (steps ?? []).compactMap { $0 }
      return known.isEmpty ? .infinity : known.reduce(0, +) / Double(known.count)
    }
    let best = means.indices.min { (means[$0], $0) < (means[$1], $1) }
    record.errors = means
    record.origins = training.indices.map { held.positions(ofSeries: $0).count }.max() ?? 0
    record.chosen = best.flatMap { means[$0].isFinite ? $0 : nil }
    return (record.chosen.map { candidates[$0] } ?? base, record)
  }

  /// The models that are tried, in the order of the grid.
  func candidates(_ random: SeededRandom) -> [any Forecaster] { trials(random).map(\.model) }

  /// What is tried: what the grid sets, and the model with it.
  private func trials(
    _ random: SeededRandom
  ) -> [(settings: [OptionSetting], model: any Forecaster)] {
    let grid = options.grid
    var positions = Array(0..<min(grid.count, options.budget))
    if options.search == .random, grid.count > options.budget {
      positions = Self.draw(options.budget, below: grid.count, random)
    }
    return positions.compactMap { position in
      let combination = grid.combination(position)
      let settings = Self.merged(options.model.settings, with: combination)
      let model = try? ModelCatalog.forecaster(
        ModelSpecification(model: options.model.model, settings: settings))
      return model.map { (combination, $0) }
    }
  }

  /// Different numbers below a bound, in their order.
  private static func draw(_ count: Int, below bound: Int, _ random: SeededRandom) -> [Int] {
    var random = random
    var drawn: Set<Int> = []
    while drawn.count < count { drawn.insert(random.integer(below: bound)) }
    return drawn.sorted()
  }

  /// Settings with those of the same key replaced.
  private static func merged(
    _ settings: [OptionSetting], with others: [OptionSetting]
  ) -> [OptionSetting] {
    settings.filter { setting in !others.contains { $0.key == setting.key } } + others
  }
}
