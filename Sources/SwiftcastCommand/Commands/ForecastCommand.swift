internal import ArgumentParser
internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Models
internal import NumericalMethods
internal import Reporting

/// `swiftcast forecast DATA.csv`: the values that follow the last row.
struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast the values that follow the last row of a file.",
    discussion: """
      Without --model, 'auto' forecasts: the models that need no tuning are compared at past \
      origins, and each step comes from the one that did best there, or from a mean of several \
      where that is not clear. What was compared goes to standard error. --model auto:combine=best \
      always takes the best.

      Examples:
        swiftcast forecast prices.csv
        swiftcast forecast prices.csv --value-column Close --model ar --horizon 5 --level 95
        swiftcast forecast panel.csv --model seasonal-naive --format csv > next.csv
        swiftcast forecast prices.csv --model lstm --horizon 5 --save lstm-model
        swiftcast forecast newer-prices.csv --load lstm-model
      """)

  @OptionGroup var data: DataArguments
  @OptionGroup var models: ModelArguments
  @OptionGroup var levels: LevelArguments
  @OptionGroup var run: RunArguments
  @OptionGroup var saving: SavingArguments

  @Option(
    name: .customLong("horizon"),
    help: ArgumentHelp(
      "Steps to forecast (1, or what a loaded model was trained for).", valueName: "steps"))
  var requestedHorizon: Int?

  @Flag(
    help: ArgumentHelp(
      "Show what each fit found: form, coefficients, likelihood, what was tried.",
      discussion: "For models with something to tell; each is fitted once more for it."))
  var explain = false

  /// Steps to forecast with models that are fitted now.
  var horizon: Int { requestedHorizon ?? 1 }

  func validate() throws {
    try check(requestedHorizon, "--horizon", in: 1...RollingOrigin.longestHorizon)
    try saving.check(models, levels)
    if explain, run.format == .csv {
      throw ValidationError("--explain needs --format table or json, found csv.")
    }
    if explain, saving.load != nil || saving.save != nil {
      throw ValidationError(
        "--explain does not go with --save or --load, whose models are networks.")
    }
  }

  func run() async throws {
    if let folder = saving.load { return try await forecastAgain(from: folder) }
    if let folder = saving.save { return try await forecastAndSave(to: folder) }
    let levels = try levels.levels()
    let requested = try models.requested().imputed(by: data.imputation)
    try requested.checkNames()
    let calibration = try CalibrationCheck(requested, self.levels)
    try calibration.checkOptions()
    if !run.quiet { requested.noteUnreadColumns(data) }
    let panel = try data.load(quiet: run.quiet, computesDigest: false).panel
    try calibration.check(panel, horizon: horizon)
    let chosen = try await decided(requested, for: panel).bounded(by: self.levels)
    let progress = ProgressLine(
      total: chosen.count * panel.count, choice: run.progress, quiet: run.quiet)
    var job = FutureForecast(
      horizon: horizon, levels: levels, seed: run.seed, threads: run.threads)
    job.onStep = { progress.fitMoved($0) }
    let (forecasts, wasInterrupted) = try await interruptible(notice: Self.notice) {
      [job] in
      await job.run(chosen.map(\.forecaster), on: panel) {
        progress.foldEnded($0.record)
      }
    }
    let fits =
      explain && !wasInterrupted
      ? await job.descriptions(of: chosen.map(\.forecaster), on: panel) : nil
    progress.end()
    if !run.quiet {
      sayUnjudged(chosen, in: forecasts)
      sayNarrow(forecasts, of: panel)
    }
    try finish(forecasts, of: panel, explaining: fits, wasInterrupted: wasInterrupted)
  }

  /// What Ctrl-C does to a training under way.
  static let notice = "trainings under way end and forecast with their best weights so far"

  /// Prints forecasts, what the fits found where that is asked for, and what has failed.
  func finish(
    _ forecasts: [FutureForecast.ModelForecasts], of panel: Panel,
    explaining fits: [SeriesFit]? = nil, wasInterrupted: Bool
  ) throws {
    show(ForecastText(forecasts, of: panel), fits)
    if !run.quiet { sayWithoutBounds(forecasts) }
    let failures = failures(in: forecasts, of: panel)
    failures.forEach { Terminal.say("failed: \($0)") }
    for forecast in forecasts {
      for record in forecast.training where record.outcome == .interrupted {
        Terminal.say(
          "interrupted: \(forecast.model) forecasts with its best weights so far, those of step "
            + "\(record.keptStep) of \(record.steps) done")
      }
    }
    if wasInterrupted { throw ExitStatus.interrupted }
    if !failures.isEmpty { throw ExitStatus.partialFailure }
  }

  private func show(_ text: ForecastText, _ fits: [SeriesFit]?) {
    switch run.format {
    case .table:
      Terminal.show(text.table().text(Terminal.style))
      if let fits { Terminal.show(FitText(fits).text(Terminal.style)) }
    case .csv: Terminal.show(text.csv())
    case .json: Terminal.show(fits.map { text.json(with: $0) } ?? text.json())
    }
  }

  private func failures(
    in forecasts: [FutureForecast.ModelForecasts], of panel: Panel
  ) -> [String] {
    forecasts.flatMap { model in
      model.outcomes.compactMap { outcome in
        guard case .failed(let failure) = outcome else { return nil }
        return "\(model.model): \(failure.reason)"
      }
    }
  }

  /// The models asked for, or the automatic one; every automatic one with its comparison made.
  private func decided(
    _ requested: [RequestedModel], for panel: Panel
  ) async throws -> [RequestedModel] {
    let automatic = ModelSpecification(model: AutomaticModel.catalogName)
    if requested.isEmpty { return [try await decide(automatic, for: panel, isAsked: false)] }
    var decided: [RequestedModel] = []
    for model in requested {
      decided.append(
        model.specification.model == automatic.model
          ? try await decide(model.specification, for: panel, isAsked: true) : model)
    }
    return decided
  }

  /// The automatic model with its comparison made, which goes to standard error.
  ///
  /// Its candidates stand behind the transformation and the filling one by one, so that they are
  /// compared in the unit of the file.
  private func decide(
    _ specification: ModelSpecification, for panel: Panel, isAsked: Bool
  ) async throws -> RequestedModel {
    let options = try AutomaticModel.Options(settings: specification.settings)
    let candidates = try options.models.models.map { try models.make($0) }
      .imputed(by: data.imputation)
    let model = try AutomaticModel(options: options, candidates: candidates.map(\.forecaster))
      .named(specification.displayName)
    let context = FitContext(
      horizon: horizon, random: SeededRandom(seed: run.seed).child(named: model.streamName),
      workers: run.threads)
    let comparison = try await model.compare(panel.whole, context: context)
    if !run.quiet {
      let text = SelectionText(
        comparison, combine: options.combine, style: Terminal.style)
      Terminal.sayWhole(text.text(isAsked ? model.name : nil))
    }
    return RequestedModel(
      specification: specification, settings: options.settings,
      forecaster: model.decided(by: comparison))
  }
}
