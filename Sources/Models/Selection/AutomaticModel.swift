public import ForecastCore

/// At each step of each series the model that did best lately, or a mean of several where the
/// origins cannot tell which that is.
///
/// Inside the training slice, and so inside every fold of an evaluation, the candidates forecast
/// past origins of each series, as far apart as it is long enough for. The mean absolute error of
/// each at each step decides:
///
///     evidence        weights error^-n, n the outcomes that do not overlap (`ModelWeights`); one
///                     model alone from 95 % on
///     best            the smallest error; a tie goes to the candidate named first
///     inverse-error   weights 1 / error², over the sum of all
///
/// Candidates that do not take missing values see them interpolated, in every training part from
/// that part alone; the others step over them.
///
/// A candidate that fails at one of the origins, or on the whole slice, is out for that series.
/// Where a series is too short to compare anything, the first candidate that can be fitted
/// forecasts. Candidates of whole panels (networks) are fitted once and their origin is moved;
/// the origins are then neighbours. Those of single series are refitted at every origin, by their
/// rolling fitters.
///
/// - Complexity: the sum over the candidates of `windows` + 1 fits.
/// - Source: Tashman (2000), Int. J. Forecasting 16(4), for rolling origins; `ModelWeights` for the
///   weights.
public struct AutomaticModel: Forecaster, CatalogModel {
  /// The name users write.
  public static let catalogName = "auto"
  /// One sentence.
  public static let summary =
    "The best model at past origins for every step; a mean where none is clearly best."

  /// The weight from which on a model forecasts alone where `evidence` decides.
  public static let certainty = 0.95

  /// How the errors become one forecast.
  public enum Combine: String, OptionChoice {
    /// By the probability of each model given its errors: a mean where outcomes are few.
    case evidence
    /// The model of the smallest error.
    case best
    /// All models, weighted by their inverse squared errors.
    case inverseError = "inverse-error"
  }

  /// What may be chosen.
  public struct Options: ModelOptions {
    /// The candidates, the simplest first.
    public var models = ModelList(
      [
        "naive", "drift", "window-average", "mean", "seasonal-naive", "ar", "theta",
        "dynamic-theta", "comb",
      ].map { ModelSpecification(model: $0) }
        // Searching for a form at every origin takes most of the time and tells no more.
        + ["ets", "auto-arima"].map {
          ModelSpecification(
            model: $0, settings: [OptionSetting(key: "reselect", value: "1000")])
        })
    /// Origins of the comparison, where the series are long enough, 1 to 1,000.
    public var windows = 20
    /// How the errors become one forecast.
    public var combine = Combine.evidence

    /// The models that need no tuning, at 20 past origins.
    public init() {}

    /// The options in the catalog's order.
    public static let fields: [OptionField<Options>] = [
      OptionField("models", \.models, "The candidates, the simplest first."),
      OptionField(
        "windows", \.windows, in: 1...1000, "Origins of the comparison within the training part."),
      OptionField("combine", \.combine, "How the errors become one forecast."),
    ]
  }

  /// What reports call the model.
  public var name = catalogName
  /// What was chosen.
  public let options: Options
  let candidates: [any Forecaster]
  /// Which candidates see missing values filled.
  private let seesFilled: [Bool]

  /// A choice between models of the catalog.
  ///
  /// - Throws: `OptionError`; `.conflict` where two candidates have one name.
  public init(options: Options = Options()) throws(OptionError) {
    var candidates: [any Forecaster] = []
    for specification in options.models.models {
      candidates.append(try ModelCatalog.forecaster(specification))
    }
    try self.init(options: options, candidates: candidates)
  }

  /// A choice between given definitions: those of the options behind a transformation, say.
  ///
  /// - Parameters:
  ///   - options: its windows and its way to combine.
  ///   - candidates: at least one, the simplest first, each under a name of its own.
  /// - Throws: `OptionError`; `.conflict` where two candidates have one name.
  public init(options: Options, candidates: [any Forecaster]) throws(OptionError) {
    self.options = try options.checked()
    var names: Set<String> = []
    for candidate in candidates where !names.insert(candidate.name).inserted {
      throw .conflict("models: expected different models, found '\(candidate.name)' twice")
    }
    precondition(!candidates.isEmpty, "at least one candidate is needed")
    seesFilled = candidates.map { !$0.takesGaps }
    self.candidates = candidates.map { candidate in
      candidate.takesGaps ? candidate : Self.filling.applied(to: candidate)
    }
  }

  /// How missing values are filled for candidates that do not take them.
  public static let filling = Imputation.interpolate

  /// True.
  public var takesGaps: Bool { true }

  /// Whether every candidate knows one series at a time.
  public var fitsSeriesApart: Bool { candidates.allSatisfy(\.fitsSeriesApart) }

  /// Compares the candidates, then fits those that are needed.
  ///
  /// - Throws: the first candidate's error where none can be fitted.
  public func fit(_ training: PanelSlice, context: FitContext) async throws -> Fitted {
    try await fit(training, by: compare(training, context: context), context: context)
  }

  /// Lets the candidates forecast the last origins of each series.
  ///
  /// - Throws: `CancellationError` once the task is cancelled.
  public func compare(
    _ training: PanelSlice, context: FitContext
  ) async throws -> ModelComparison {
    // Networks are too slow to be trained at every origin, and old by the time of distant ones.
    let isGlobal = candidates.map { !$0.fitsSeriesApart }
    let local = candidates.indices.filter { !isGlobal[$0] }
    let global = candidates.indices.filter { isGlobal[$0] }
    var errors = training.map { _ in [[Double?]?](repeating: nil, count: candidates.count) }
    var failures = training.map { _ in [String?](repeating: nil, count: candidates.count) }
    var scales = training.map { _ in 1.0 }
    var origins = training.map { _ in 0 }
    var outcomes = training.map { _ in [Double]() }
    for (members, refitEvery) in [(local, 1), (global, options.windows)] where !members.isEmpty {
      let held = try await InnerEvaluation(
        horizon: context.horizon, windows: options.windows,
        spacing: global.isEmpty ? .wide : .fixed(1), refitEvery: refitEvery
      ).run(
        members.map { candidates[$0] }, on: training,
        context: context.part("refit every \(refitEvery)"))
      for series in training.indices {
        let own = held.absoluteErrors(ofSeries: series)
        for (position, candidate) in members.enumerated() {
          errors[series][candidate] = own[position]
          failures[series][candidate] = held.failure(of: position, onSeries: series)?.reason
        }
        scales[series] = held.scale(ofSeries: series)
        origins[series] = held.positions(ofSeries: series).count
        outcomes[series] = held.outcomes(ofSeries: series)
      }
    }
    let hasGaps = training.contains { $0.contains(where: \.isNaN) }
    return ModelComparison(
      models: candidates.map(\.name), horizon: context.horizon,
      seesFilled: hasGaps ? seesFilled : nil,
      series: training.indices.map { index in
        ModelComparison.Series(
          id: training[index].id, origins: origins[index], outcomes: outcomes[index],
          scale: scales[index], errors: errors[index], failures: failures[index])
      })
  }
}
