internal import Evaluation

/// Folds without a forecast, with their reasons.
struct FailureSection {
  let source: ReportSource

  /// The most rows a page shows; all are in run.json.
  private static let most = 100

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "failures", title: "Failures")
    let failures = source.report.failures
    let real = failures.filter { !$0.isInterruption }
    if let audit = source.report.audit {
      section.title = failures.isEmpty ? "Audit for leaks" : "Failures and audit for leaks"
      section.notes = "\(audit)".split(separator: "\n").map(String.init)
    }
    guard !failures.isEmpty else { return section }
    var words: [String] = []
    if !real.isEmpty { words.append("\(CoverageText.count(real.count, "forecast")) failed.") }
    if real.count < failures.count {
      words.append(
        "\(CoverageText.count(failures.count - real.count, "forecast")) not made because the run "
          + "was stopped.")
    }
    let groups = FailureGroups(real).groups
    if groups.count > Self.most {
      words.append("The first \(Self.most) reasons; all are in run.json.")
    }
    section.lead = words.joined(separator: " ")
    guard !real.isEmpty else { return section }
    var table =
      ReportPage.Table(
        id: "failure-table", title: "Failed forecasts", caption: "", isShaded: false,
        header: ["model", "failures", "first reason", "series", "cutoff", "phase"],
        rows: groups.prefix(Self.most).map { group in
          let first = group.first
          let models = group.models.map(\.name)
          return ReportPage.Row(
            name: models.count == 1
              ? first.model : CoverageText.list(models.map { source.names[$0] }),
            cells: ["\(group.count)", first.reason, first.series, first.cutoff, first.phase].map {
              ReportPage.Cell(text: $0, classes: "words")
            })
        }, names: source.names)
    table.isText = true
    section.tables = [table]
    return section
  }
}
