internal import Evaluation

/// The metric of every model on each series of a panel.
struct SeriesSection {
  let source: ReportSource

  /// The most rows a page shows; all are in metrics.csv.
  private static let most = 200

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "series", title: "\(source.title) by series")
    let groups = source.table.groups.indices.filter { index in
      if case .series = source.table.groups[index] { return true }
      return false
    }
    guard source.table.groups.count > 1, !groups.isEmpty, let metric = source.metric else {
      return section
    }
    let shown = Array(groups.prefix(Self.most))
    section.lead =
      "Means over horizons, shaded beside \(source.table.baseline)."
      + (shown.count < groups.count
        ? " The first \(shown.count) of \(groups.count) series; all are in metrics.csv." : "")
    section.tables = [
      ReportPage.Table(
        id: "by-series", title: section.title, caption: "", isShaded: true,
        header: ["series"] + source.table.models, rows: shown.map { row($0, metric) },
        names: source.names)
    ]
    return section
  }

  private func row(_ group: Int, _ metric: Int) -> ReportPage.Row {
    let values = source.table.models.indices.map {
      source.score($0, .mean, metric: metric, group: group)
    }
    let best = source.table.best(group: group, horizon: .mean, metric: metric)
    let shades = ScoreShade.column(
      values, baseline: source.baseline, better: source.table.metrics[metric].better)
    let texts = NumberText.column(values)
    let marks = NumberText.marks(texts, best: best)
    return ReportPage.Row(
      name: "\(source.table.groups[group])",
      cells: values.indices.map { model in
        ReportPage.Cell(
          text: texts[model], classes: shades[model].classes(isBest: marks[model]),
          shade: shades[model].strength)
      })
  }
}
