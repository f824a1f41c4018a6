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
    help: ArgumentHelp(
      "What is done to every series first: none, log, difference, log-return or box-cox.",
      discussion: "The baseline 'naive' sees the data as they are; --model n2=naive does not.",
      valueName: "transform"))
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
  ///
  /// What is called naive is what others are measured against, so it is the naive forecast of
  /// the data as they are, whatever else the options say.
  func make(_ specification: ModelSpecification) throws -> RequestedModel {
    let entry = try ModelCatalog.entry(named: specification.model)
    let isBaseline = specification.displayName == Naive.catalogName
    guard !isBaseline || specification.model == Naive.catalogName else {
      throw ValidationError(
        """
        '\(specification)': the name 'naive' belongs to the naive forecast, which every model is \
        measured against. Choose another name.
        """)
    }
    let forecaster = try ModelCatalog.forecaster(specification)
    return RequestedModel(
      specification: specification, settings: try entry.allSettings(for: specification.settings),
      forecaster: isBaseline ? forecaster : transform.applied(to: forecaster))
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
  /// The models behind a filling of missing values, which comes before any transformation.
  func imputed(by imputation: Imputation?) -> [RequestedModel] {
    guard let imputation else { return self }
    return map {
      RequestedModel(
        specification: $0.specification, settings: $0.settings,
        forecaster: imputation.applied(to: $0.forecaster))
    }
  }

  /// The models with bounds as chosen: conformal ones come before everything else, so that a value
  /// that was filled in is never an error of theirs.
  func bounded(by levels: LevelArguments) throws -> [RequestedModel] {
    guard levels.intervals != .model else { return self }
    var options = Conformal.Options()
    options.method = levels.intervals == .adaptive ? .adaptive : .split
    options.windows = levels.calibrationWindows ?? options.windows
    return try map {
      RequestedModel(
        specification: $0.specification, settings: $0.settings,
        forecaster: try Conformalised($0.forecaster, options: options))
    }
  }

  /// Refuses two models of one name.
  func checkNames() throws {
    var names: Set<String> = []
    for model in self where !names.insert(model.forecaster.name).inserted {
      let asked = model.specification
      let unnamed = ModelSpecification(model: asked.model, settings: asked.settings)
      let free = names.contains("mine") ? "other" : "mine"
      throw ValidationError(
        """
        two models are called '\(model.forecaster.name)'; give one a name of its own: \
        --model \(free)=\(unnamed)
        """)
    }
  }
}
