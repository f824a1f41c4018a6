import ForecastCore
import Models
import NumericalMethods
import Testing

/// A catalog entry as the contract suite runs it.
struct ModelUnderContract: Sendable, CustomTestStringConvertible {
  let entry: ModelEntry

  /// Every model of the catalog.
  static let all = ModelCatalog.entries.map { ModelUnderContract(entry: $0) }

  /// Those that are not networks, which take their time.
  static let statistical = all.filter { !forecastsUnseenSeries.contains($0.entry.name) }

  /// Settings that keep slow models short; the contract holds for any.
  static let settings: [String: [OptionSetting]] = [
    "auto": [
      OptionSetting(key: "models", value: "naive+drift+seasonal-naive+ar"),
      OptionSetting(key: "windows", value: "4"),
    ],
    "conformal": [OptionSetting(key: "model", value: "(drift)")],
    "ensemble": [
      OptionSetting(key: "models", value: "(drift)+(ar:lags=1)"),
      OptionSetting(key: "average", value: "stacking"),
    ],
    "rnn": briefly, "lstm": briefly, "gru": briefly, "segment-rnn": briefly,
    "direction": briefly,
    "nnar": [timeless, OptionSetting(key: "max-steps", value: "20")],
    "es-rnn": [OptionSetting(key: "max-steps", value: "20")],
  ]
  /// Models whose bounds need more observations than their points: these are refused in other
  /// words, which their own tests check.
  static let boundsNeedMore: Set<String> = ["conformal"]
  private static let briefly = [
    timeless, OptionSetting(key: "max-steps", value: "20"),
    OptionSetting(key: "hidden-size", value: "5"),
  ]
  /// The same values at other dates give the same forecasts, unless the calendar is read.
  private static let timeless = OptionSetting(key: "calendar", value: "none")
  /// Models of a whole panel that forecast series they were not fitted to.
  static let forecastsUnseenSeries: Set<String> = [
    "rnn", "lstm", "gru", "segment-rnn", "nnar", "es-rnn", "direction",
  ]
  /// Models that step over missing values instead of refusing them.
  static let acceptsMissingValues: Set<String> = ["naive", "arima", "auto-arima", "auto"]
  /// How far a fitter that starts at the last optimum may end from a fit from scratch, relative
  /// to the forecast; all others agree to 1e-9.
  static let warmStartTolerance: [String: Double] = ["arima": 1e-4, "auto-arima": 1e-4]
  /// Models whose forecast of 10·y need not be 10 times that of y, each with its reason.
  static let notScaleEquivariant: [String: String] = [
    "ses": searched, "holt": searched, "holt-winters": searched, "ets": searched,
    "comb": searched, "theta": searched, "optimised-theta": searched, "dynamic-theta": searched,
    "auto-theta": searched, "four-theta": searched, "seasonal-adjust": searched,
    "classic-holt-winters": searched, "rnn": single, "lstm": single,
    "gru": single, "segment-rnn": single, "nnar": single, "es-rnn": single,
    "direction": single,
  ]
  /// Models whose rolling fitter reaches the same likelihood as a fit from scratch, not the very
  /// same numbers; their own tests compare the likelihoods.
  static let agreesInLikelihood: Set<String> = [
    "ses", "holt", "holt-winters", "ets", "theta", "optimised-theta", "dynamic-theta",
    "auto-theta", "seasonal-adjust", "comb",
  ]
  private static let single = "networks are trained in single precision, on logarithms"
  private static let searched =
    "the likelihood is maximised to a tolerance, which rounding shifts"

  var testDescription: String { entry.name }

  func makeModel() throws -> any Forecaster {
    try entry.makeForecaster(settings: Self.settings[entry.name] ?? [])
  }

  /// Fits to a slice and forecasts after another, or after the same.
  func forecast(
    _ training: PanelSlice, after history: PanelSlice? = nil, horizon: Int = 6, steps: Int = 6,
    levels: [ConfidenceLevel] = [.eighty, .ninetyFive], seed: UInt64 = 11
  ) async throws -> [Forecast] {
    try await Self.run(
      makeModel(), training, after: history ?? training, steps: steps, levels: levels,
      context: FitContext(horizon: horizon, random: SeededRandom(seed: seed)))
  }

  private static func run(
    _ model: some Forecaster, _ training: PanelSlice, after history: PanelSlice, steps: Int,
    levels: [ConfidenceLevel], context: FitContext
  ) async throws -> [Forecast] {
    try await model.fit(training, context: context)
      .forecast(after: history, steps: steps, levels: levels)
  }
}

extension Panel {
  /// Two seasonal series of one length, long enough for every model's defaults.
  static func contract(count: Int = 60, scale: Double = 1, changing cutoff: Int? = nil) throws
    -> Panel
  {
    try Sample.panel(
      [(5, 4), (9, 3)].map { seed, phase in
        Sample.wandering(count, seed: UInt64(seed), seasonLength: phase).enumerated().map {
          $0 >= cutoff ?? count ? 1e3 - $1 : $1 * scale
        }
      }, seasonLength: 4)
  }
}

extension PanelSlice {
  /// The first `count` observations of every series.
  func prefixes(_ count: Int) -> PanelSlice {
    PanelSlice(map { $0.narrowed(to: 0..<count) })
  }
}
