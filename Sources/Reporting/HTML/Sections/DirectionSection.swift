internal import Evaluation

/// Whether down, flat and up were told better than their frequencies tell them.
struct DirectionSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "directions", title: "Directions")
    guard let table = DirectionText.byHorizon(source.table, naming: { source.names[$0] })
    else { return section }
    section.lead =
      "Down, flat or up from the last value known. Base rates are the frequencies of the training "
      + "part: a model whose log loss is not below theirs has learned nothing of the moment. Always "
      + "naming one of three directions has a balanced accuracy of 0.333. All probabilities are in "
      + "directions.csv."
    if source.table.horizon > 1 {
      section.figures = [
        ReportPage.Figure(
          title: "Log loss by steps ahead",
          svg: chart("log-loss", "log loss").markup(id: "log-loss"),
          caption: "less is better; faint the base rates"),
        ReportPage.Figure(
          title: "Accuracy by steps ahead",
          svg: chart("class-accuracy", "accuracy").markup(id: "class-accuracy"),
          caption: "more is better; faint the base rates"),
      ]
    }
    section.tables = [
      ReportPage.Table(
        table, id: "direction-table", title: "Scores of directions",
        caption: "Bold where better than the base rates.", names: source.names)
    ]
    return section
  }

  private func chart(_ metric: String, _ title: String) -> Chart {
    let models = DirectionText.models(of: source.table)
    let line = { (model: Int, name: String) in
      (1...source.table.horizon).map { step in
        ChartMark.Point(
          x: Double(step),
          y: DirectionText.value(source.table, model, name, .step(step)) ?? .nan)
      }
    }
    let own = models.map { line($0, metric) }
    let base = models.map { line($0, metric + "-base") }
    return Chart(
      title: "\(title) by horizon",
      description: models.enumerated().map { place, model in
        let ends = [own[place].first, base[place].first].map { point in
          point.map { NumberText.fixed($0.y, decimals: 3) } ?? "–"
        }
        return "\(source.table.models[model]): \(ends[0]) at horizon 1, base rates \(ends[1])."
      }.joined(separator: " "),
      horizontal: Chart.Axis("steps ahead", source.horizonDomain, ticks: source.horizonTicks),
      vertical: Chart.Axis(title, AxisScale.domain(of: (own + base).flatMap { $0.map(\.y) })),
      marks: zip(models, base).map { .faint($1, ink: source.ink($0)) }
        + zip(models, own).map { .line($1, ink: source.ink($0)) })
  }
}
