internal import ArgumentParser
internal import ForecastCore
internal import Models
internal import Reporting

/// Which models, with which options.
struct ModelArguments: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "A model, with options inline: ar or ar:lags=5,trend=linear (repeatable).",
      discussion: "'mine=ar:lags=5' gives it a name of its own. See swiftcast models.",
      valueName: "model"))
  var model: [String] = []

  @Option(help: ArgumentHelp("A YAML file of models and options.", valueName: "models.yml"))
  var models: String?

  @Option(
    help: "What is done to every series first: none, log, difference, log-return or box-cox.")
  var transform = Transformation.none

  /// The models asked for, in the order given, each under a name of its own.
  func requested() throws -> [RequestedModel] {
    var specifications = try model.map { text throws in try ModelSpecification(text) }
    if let models {
      let text = try AtomicFile.text(of: models)
      specifications += try ModelFile(text: text, path: models).specifications
    }
    return try specifications.map { try make($0) }
  }

  /// A model by its specification, behind the transformation.
  func make(_ specification: ModelSpecification) throws -> RequestedModel {
    let entry = try ModelCatalog.entry(named: specification.model)
    return RequestedModel(
      specification: specification, settings: try entry.allSettings(for: specification.settings),
      forecaster: transform.applied(to: try ModelCatalog.forecaster(specification)))
  }
}

/// A model as it was asked for, ready to be fitted.
struct RequestedModel: Sendable {
  /// What the user wrote.
  let specification: ModelSpecification
  /// Every option with its value, defaults included.
  let settings: [OptionSetting]
  /// The definition.
  let forecaster: any Forecaster
}

extension [RequestedModel] {
  /// Refuses two models of one name.
  func checkNames() throws {
    var names: Set<String> = []
    for model in self where !names.insert(model.forecaster.name).inserted {
      throw ValidationError(
        """
        two models are called '\(model.forecaster.name)'; give one a name of its own: \
        --model mine=\(model.specification)
        """)
    }
  }
}
