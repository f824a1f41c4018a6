import ForecastCore
import Models
import NumericalMethods
import Testing

/// Every option of every network that can be saved changes the training or the forecast.
@Suite struct NetworkOptionTests {
  /// What changes each option, the same for all models unless `own` says otherwise.
  static let common: [String: (value: String, beside: String)] = [
    "hidden-size": ("7", ""), "hidden-sizes": ("3+2", ""), "layers": ("2", ""),
    "strategy": ("recursive", ""), "skip": ("residual", "layers=2"), "bidirectional": ("true", ""),
    "dilations": ("2", ""), "dropout": ("0.5", "layers=2"),
    "variational-dropout": ("true", "layers=2,dropout=0.5"), "layer-normalisation": ("true", ""),
    "head-sizes": ("5", ""), "forget-bias": ("3", ""), "update-bias": ("3", ""),
    "walk": ("30", ""), "seasons": ("4", ""), "activation": ("relu", ""),
    "segment": ("4", ""), "band": ("0.7", ""),
    "input-size": ("9", ""), "transform": ("none", ""), "scaling": ("mean", ""),
    "skip-lag": ("0", ""), "calendar": ("none", ""), "output": ("gaussian", ""),
    "scope": ("local", ""), "history": ("40", ""), "weighting": ("balanced", ""),
    "max-steps": ("3", ""), "max-seconds": ("0.000000001", ""), "batch-size": ("16", ""),
    "learning-rate": ("0.01", ""), "schedule": ("constant", ""), "optimiser": ("sgd", ""),
    "weight-decay": ("0.5", ""), "clip": ("0.001", ""), "validation": ("0.3", ""),
    "validation-interval": ("2", ""),
    "patience": ("1", "learning-rate=0.3,schedule=constant,validation-interval=1,max-steps=30"),
    "averaging": ("true", "max-steps=30"), "seeds": ("2", ""),
  ]
  static let own: [String: [String: (value: String, beside: String)]] = [
    "rnn": ["cell": ("logistic", "")], "lstm": ["cell": ("peephole", "")],
    "gru": ["cell": ("reset-before", "")],
    "segment-rnn": ["cell": ("lstm", ""), "dropout": ("0.5", "")],
    "es-rnn": ["batch-size": ("2", "")], "direction": ["cell": ("lstm", "")],
    "nnar": ["strategy": ("direct", ""), "seeds": ("2", "")],
  ]
  /// Across the folds of an evaluation only; `WarmStartTests` has it.
  static let elsewhere: Set<String> = ["start"]

  static let models = ModelCatalog.entries.filter(\.canBeSaved).map(\.name)

  private func outcome(
    _ model: String, _ settings: [String]
  ) async throws -> (forecasts: [Forecast], records: [TrainingRecord]) {
    let panel = try Sample.panel(
      [2, 3, 4].map { Sample.wandering(90, seed: $0, seasonLength: 6) }, seasonLength: 6)
    func run(_ model: some Forecaster) async throws -> ([Forecast], [TrainingRecord]) {
      let context = FitContext(horizon: 5, random: SeededRandom(seed: 3))
      let fit = try await model.fit(panel.whole, context: context)
      let forecasts = try await fit.forecast(after: panel.whole, steps: 5, levels: [.eighty])
      return (forecasts, fit.trainingRecords)
    }
    // What is under test comes last and wins.
    var values = ["max-steps": "4", "validation-interval": "3"]
    values[model == "nnar" ? "hidden-sizes" : "hidden-size"] = "6"
    for setting in settings {
      let parts = setting.split(separator: "=").map(String.init)
      values[parts[0]] = parts[1]
    }
    let text = values.map { "\($0)=\($1)" }.sorted().joined(separator: ",")
    return try await run(ModelCatalog.forecaster(ModelSpecification("\(model):\(text)")))
  }

  @Test(arguments: models)
  func everyOptionChangesTheForecastOrTheTraining(model: String) async throws {
    var known: [String: (forecasts: [Forecast], records: [TrainingRecord])] = [:]
    for option in try ModelCatalog.entry(named: model).options
    where !Self.elsewhere.contains(option.key) {
      let trial = try #require(
        Self.own[model]?[option.key] ?? Self.common[option.key], "how is '\(option.key)' changed?")
      let beside = trial.beside.split(separator: ",").map(String.init)
      if known[trial.beside] == nil { known[trial.beside] = try await outcome(model, beside) }
      let without = try #require(known[trial.beside])
      let with = try await outcome(model, beside + ["\(option.key)=\(trial.value)"])
      #expect(
        without.forecasts != with.forecasts || without.records != with.records, "\(option.key)")
    }
  }

  @Test(arguments: [
    ("rnn:forget-bias=2", "unknown option 'forget-bias'"),
    ("gru:forget-bias=2", "unknown option 'forget-bias'"),
    ("lstm:update-bias=2", "unknown option 'update-bias'"),
    ("lstm:cell=1997,forget-bias=2", "a cell '1997' has no gate for forget-bias; leave it out"),
    (
      "gru:layers=2,variational-dropout=true",
      "there is no dropout to be variational; set dropout above 0"
    ),
    ("gru:calendar=hour+hour", "different ones joined by '+', found 'hour+hour'"),
  ])
  func optionsWithoutAnEffectAreRefused(model: String, words: String) throws {
    let error = #expect(throws: OptionError.self) {
      try ModelCatalog.forecaster(ModelSpecification(model))
    }
    let text = "\(try #require(error))"
    #expect(text.contains(words), "found: \(text)")
  }

  @Test func theCatalogSaysThatACalendarMayBeNone() throws {
    let option = try #require(
      try ModelCatalog.entry(named: "gru").options.first { $0.key == "calendar" })
    #expect(
      option.syntax == "auto | none | hour | weekday | month, different ones joined by '+'")
  }
}
