internal import ArgumentParser
internal import Evaluation
internal import Reporting

/// `swiftcast compare RUN RUN…`: saved runs side by side.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Join saved runs: model × horizon tables, winners per horizon, significance.",
    discussion: """
      Runs are joined only where they forecast the same folds of the same data; what differs is \
      shown. Metrics that need the training part are in each run's own metrics.csv.

      Examples:
        swiftcast compare reports/mine reports/other
        swiftcast compare reports/* --metric rmse --format csv
      """)

  @Argument(help: ArgumentHelp("Folders of runs written with --report.", valueName: "run"))
  var runs: [String]

  @Option(help: "The metric to compare by: mae, rmse, smape, mape, …")
  var metric = "mae"

  @Option(help: "The model that others are tested against.")
  var baseline = "naive"

  @OptionGroup var run: RunArguments

  func run() async throws {
    let metric = try MetricCatalog.metric(named: metric)
    let saved = try runs.map { try SavedRun(path: $0) }
    let joined = try RunJoin(saved.map(\.joinable))
    // Runs that forecast the same folds have the same plan.
    let plan = saved[0].manifest.plan
    let data = try ScoringData(
      joined.table, actuals: nil, training: nil, gap: plan.gap, step: plan.step)
    let table = ScoreTable(data, metrics: [metric], baseline: baseline)
    switch run.format {
    case .csv: Terminal.show(MetricsCSV.text(table))
    case .json: Terminal.show(ScoreText.json(table))
    case .table: Terminal.show(text(table, data, metric))
    }
  }

  private func text(_ table: ScoreTable, _ data: ScoringData, _ metric: any Metric) -> String {
    let significance = SignificanceTable(
      data, against: baseline, loss: SignificanceTable.Loss(metric: metric.name))
    let tables = [
      ScoreText.byHorizon(table, metric: metric.name),
      ScoreText.skillByHorizon(table, metric: metric.name),
      SignificanceText.byHorizon(significance, models: table.models),
    ].compactMap { $0?.text(Terminal.style) }
    let notes = ScoreText.undefined(table) + SignificanceText.notes(significance)
    return tables.joined(separator: "\n") + (notes.isEmpty ? "" : "\n")
      + notes.map { $0 + "\n" }.joined()
  }
}
