internal import ArgumentParser
internal import Evaluation
internal import ForecastCore
internal import Reporting

/// `swiftcast compare RUN RUN…`: saved runs side by side.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Join saved runs: model × horizon tables, winners per horizon, significance.",
    discussion: """
      Runs are joined only where they forecast the same folds of the same data; what differs is \
      shown. A model of one name whose points are the same in several runs is one model, whatever \
      their levels; with other points it is called model@run. Metrics that need the training part are in each run's own metrics.csv.

      Examples:
        swiftcast compare reports/mine reports/other
        swiftcast compare reports/* --metric rmse --format csv
      """)

  @Argument(help: ArgumentHelp("Folders of runs written with --report.", valueName: "run"))
  var runs: [String]

  @Option(help: "The metric to compare by: mae, rmse, smape, mape, …")
  var metric = "mae"

  @Option(help: "The model that others are tested against (naive where the runs share it).")
  var baseline: String?

  @OptionGroup var run: RunArguments

  func validate() throws {
    guard runs.count > 1 else {
      throw ValidationError(
        "compare: expected two or more runs, found only '\(runs.joined())'. Name another beside it: "
          + "swiftcast compare \(runs.map(RunReport.shellQuoted).joined()) OTHER")
    }
    for (place, path) in runs.enumerated() {
      guard let own = FolderIdentity(path),
        let other = runs[..<place].first(where: { FolderIdentity($0) == own })
      else { continue }
      let both =
        other == path ? "'\(path)' twice" : "'\(other)' and '\(path)', which are one folder"
      throw ValidationError("compare: expected runs that differ, found \(both). Name each once.")
    }
  }

  func run() async throws {
    let metric = try MetricCatalog.metric(named: metric)
    guard Self.canBeHad(metric) else {
      let names = MetricCatalog.names.filter { name in
        (try? MetricCatalog.metric(named: name)).map(Self.canBeHad) ?? false
      }
      throw ValidationError(
        """
        --metric \(metric.name) needs more than forecasts and actuals: it stands in each run's \
        metrics.csv. Runs can be compared by \(names.joined(separator: ", ")).
        """)
    }
    let saved = try distinctlyNamed(runs.map { try SavedRun(path: $0) })
    let joined = try RunJoin(saved.map(\.joinable), comparingBoundsAt: Self.level(of: metric))
    let models = joined.table.models.map(\.name)
    let chosen = try BaselineChoice(named: baseline, preferring: ["naive"]).name(among: models)
    let origins = JoinedOrigins(saved.map(\.manifest))
    let data = try ScoringData(
      joined.table, actuals: nil, training: nil, gap: origins.gap, step: origins.step,
      alignment: origins.alignment)
    let table = ScoreTable(data, metrics: [metric], baseline: chosen ?? "")
    let tests = Significance(
      data, against: chosen ?? "", loss: SignificanceTable.Loss(metric: metric.name),
      seed: run.seed)
    let notes = notes(saved, joined, models: models, baseline: chosen)
    if run.format != .table, !run.quiet { notes.forEach { Terminal.say("note: \($0)") } }
    switch run.format {
    case .csv: Terminal.show(MetricsCSV.text(table, significance: tests))
    case .json: Terminal.show(ScoreText.json(table, significance: tests))
    case .table: Terminal.show(text(table, data, tests, notes))
    }
  }

  /// Folders of one name in several places are told apart by their paths.
  private func distinctlyNamed(_ saved: [SavedRun]) -> [SavedRun] {
    guard Set(saved.map(\.name)).count < saved.count else { return saved }
    return zip(runs, saved).map { path, run in
      SavedRun(name: path, manifest: run.manifest, table: run.table)
    }
  }

  /// Whether forecasts and actuals alone, which is what runs hold, make up the metric.
  private static func canBeHad(_ metric: any Metric) -> Bool {
    switch metric.needs {
    case .point, .interval, .distribution: !metric.name.hasPrefix("crps")
    case .lastValue, .training, .scaledInterval, .reference: false
    }
  }

  /// The level whose bounds a metric judges; nil where it judges points.
  private static func level(of metric: any Metric) -> ConfidenceLevel? {
    if case .interval(let level) = metric.needs { level } else { nil }
  }

  /// What differs between the runs, which models they share all the same, and whether they share a
  /// baseline.
  private func notes(
    _ saved: [SavedRun], _ joined: RunJoin, models: [String], baseline: String?
  ) -> [String] {
    var notes = RunDifferences.lines(saved).map { "differs: \($0)" }
    notes += RunDifferences.boundLines(joined.sharedModels)
    if baseline == nil {
      let naives = models.filter { $0.hasPrefix("naive@") }
      notes.append(
        "no common baseline, so no skill and no tests: "
          + (naives.isEmpty
            ? "the runs have no naive." : "naive differs (\(naives.joined(separator: ", "))).")
          + " Choose one with --baseline.")
    }
    return notes
  }

  /// How the p-values were made, where there are any.
  private func method(_ tests: Significance, beside table: ScoreTable) -> [String] {
    let own = tests.againstBaseline
    guard own.comparisons.contains(where: { $0.pValue != nil }) else { return [] }
    return [
      "\(SignificanceText.method(own)) − better, + worse than \(tests.baseline)."
        + SignificanceText.signs(own, beside: table, metric: table.metrics[0].name)
    ]
  }

  private func text(
    _ table: ScoreTable, _ data: ScoringData, _ tests: Significance, _ notes: [String]
  ) -> String {
    let metric = table.metrics[0].name
    let tables = [
      ScoreText.byHorizon(table, metric: metric), ScoreText.winners(table, metric: metric),
      ScoreText.skillByHorizon(table, metric: metric),
      SignificanceText.byHorizon(tests.againstBaseline, models: table.models),
    ].compactMap { $0?.text(Terminal.style) }
    let folds = "\(data.scoredFolds) of \(data.scoredFolds + data.unscoredFolds)"
    let lines =
      [ScoreText.meaning(of: table.headline)].compactMap { $0 }
      + ["Over \(folds) folds: those that every model with forecasts finished."]
      + data.absentModels.map { "\($0) finished no fold." }
      + VerdictText.tested(tests, beside: table.metrics[0])
      + VerdictText.sentences(tests.verdict.measured(by: table, metric: metric)) + notes
      + ScoreText.undefined(table) + method(tests, beside: table)
      + SignificanceText.notes(tests.againstBaseline)
    return (tables + [Prose.wrapped(lines.map { $0 + "\n" }.joined(), to: Terminal.width)]).joined(
      separator: "\n")
  }
}
