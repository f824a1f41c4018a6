internal import ArgumentParser
internal import DataLoading
internal import Evaluation
internal import ForecastCore
internal import Models
internal import Reporting

/// `swiftcast score`: metrics for forecasts made by anyone.
struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score forecasts made by anyone against what came true.",
    discussion: """
      Forecasts are a row a series and time with a column a model (unique_id,ds,<Model>,
      <Model>-lo-95,<Model>-hi-95), with a column cutoff where there are several origins; or a \
      row a series with a column a step, as in the M4 files. Scaled errors need --training.

      With --metrics m4, sMAPE, MASE, OWA and MSIS are computed as the M4 competition did, \
      against the competition's own Naive2.

      Examples:
        swiftcast score --actuals test.csv --forecasts mine.csv --training train.csv
        swiftcast score --actuals Weekly-test.csv --forecasts mine.csv --training Weekly-train.csv \
      --metrics m4 --season-length 1
      """)

  @Option(help: ArgumentHelp("What came true, a CSV in any layout.", valueName: "file"))
  var actuals: String

  @Option(help: ArgumentHelp("The forecasts.", valueName: "file"))
  var forecasts: String

  @Option(help: ArgumentHelp("What the models were trained on.", valueName: "file"))
  var training: String?

  @Option(help: "m4, all, or names joined by commas: mae,rmse,mase.")
  var metrics = "all"

  @Option(help: "The season of scaled errors and of Naive2 (the frequency's by default).")
  var seasonLength: Int?

  @Option(
    help: "The model that skill is measured against (naive2 or naive where the file has it).")
  var baseline: String?

  @OptionGroup var run: RunArguments

  func validate() throws {
    if let seasonLength, seasonLength < 1 {
      throw ValidationError("--season-length must be at least 1, found \(seasonLength).")
    }
    if metrics.split(separator: ",").isEmpty {
      throw ValidationError(
        "--metrics: expected m4, all, or names joined by commas, found '\(metrics)'.")
    }
    if metrics == "m4", training == nil {
      throw ValidationError("--metrics m4 needs --training: MASE and Naive2 are made from it.")
    }
  }

  func run() async throws {
    let file = try ForecastFile(path: forecasts)
    let truth = try load(actuals)
    let past = try training.map { path throws in try load(path) }
    var table = try ForecastTable(
      seriesIDs: file.seriesIDs, times: file.times, cutoffs: file.cutoffs,
      columns: file.columns.map { ForecastTable.Column(name: $0.name, values: $0.values) })
    if let past, metrics == "m4", table.cutoffs == nil {
      table = try await addingNaive2(to: table, training: past.panel)
    }
    let byStep = file.countsSteps || truth.facts.layout == .wide
    let data = try ScoringData(
      table, actuals: truth.panel, training: past?.panel, seasonLength: seasonLength,
      matching: byStep ? .step : .time)
    let baseline = try BaselineChoice(named: baseline, preferring: [Naive2.catalogName, "naive"])
      .name(among: table.models.map(\.name))
    let coverage = SubmissionCoverage(data, of: table, actuals: truth.panel)
    show(
      ScoreTable(
        data, metrics: try chosenMetrics(of: table), baseline: baseline ?? "",
        keepsSeries: run.format != .table), coverage)
    if coverage.isPartial { throw ExitStatus.partialFailure }
  }

  private func load(_ path: String) throws -> LoadedData {
    let options = LoadOptions(seasonLength: seasonLength, missing: .keep, computesDigest: false)
    let loaded = try DataFile.load(path: path, options: options)
    if !run.quiet { loaded.notices.forEach { Terminal.say("note: \(path): \($0)") } }
    return loaded
  }

  /// The competition's benchmark, forecast from the training part.
  private func addingNaive2(
    to table: ForecastTable, training: Panel
  ) async throws -> ForecastTable {
    let name = Naive2.catalogName
    guard !table.models.contains(where: { $0.name == name }) else { return table }
    let job = FutureForecast(horizon: table.longestHorizon, threads: run.threads)
    let outcomes = await job.run([Naive2()], on: training)
    return table.adding(
      model: name, forecasts: outcomes.flatMap { $0.outcomes.compactMap(\.forecast) })
  }

  private func chosenMetrics(of table: ForecastTable) throws -> [any Metric] {
    switch metrics {
    case "m4": return MetricCatalog.m4
    case "all":
      let levels = Set(table.models.flatMap { $0.bounds.map(\.level) }).sorted()
      return MetricCatalog.metrics(levels: levels)
    default:
      return try metrics.split(separator: ",").map {
        try MetricCatalog.metric(named: String($0))
      }
    }
  }

  private func show(_ table: ScoreTable, _ coverage: SubmissionCoverage) {
    // On a table counts stand beneath the values; elsewhere they must not mix with them.
    if run.format != .table, !run.quiet {
      ([coverage.sentence] + coverage.notes).forEach { Terminal.say("note: \($0)") }
    }
    switch run.format {
    case .csv: Terminal.show(MetricsCSV.text(table))
    case .json: Terminal.show(ScoreText.json(table))
    case .table:
      Terminal.show(ScoreText.byMetric(table)?.text(Terminal.style) ?? "")
      if let first = table.metrics.first,
        let byHorizon = ScoreText.byHorizon(table, metric: first.name)
      {
        Terminal.show("\n" + byHorizon.text(Terminal.style))
        if let skill = ScoreText.skillByHorizon(table, metric: first.name) {
          Terminal.show("\nAgainst \(table.baseline):\n" + skill.text(Terminal.style))
        }
      }
      let meaning = ScoreText.meaning(of: table.headline).map { $0 + "\n" } ?? ""
      show("\n" + meaning + coverage.sentence + "\n")
      coverage.notes.forEach { show("- \($0)\n") }
      let undefined = ScoreText.undefined(table)
      if !undefined.isEmpty { Terminal.show("\nUndefined:\n") }
      undefined.forEach { show("- \($0)\n") }
    }
  }

  private func show(_ sentences: String) {
    Terminal.show(Prose.wrapped(sentences, to: Terminal.width))
  }
}
