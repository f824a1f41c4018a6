internal import Evaluation

/// What accuracy costs in seconds, which is the one part that differs from run to run.
struct CostSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  private var costs: [(model: Int, cost: EvaluationCost)] {
    source.table.models.indices.compactMap { model in
      source.resultIndex(model).map { (model, source.result.models[$0].cost) }
    }
  }

  private var folds: Int { source.result.series.reduce(0) { $0 + $1.folds.count } }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "cost", title: "Accuracy against cost", isTimed: true)
    guard source.metric != nil, costs.count > 1, costs.contains(where: { seconds($0.cost) > 0 })
    else { return section }
    section.lead =
      "Seconds of fitting and forecasting a fold, on the machine and under the load of this run."
    section.figures = [
      ReportPage.Figure(
        title: "\(source.title) against seconds a fold", svg: chart.markup(id: "cost-chart"),
        caption: "down and left is better")
    ]
    section.tables = [table]
    return section
  }

  private func seconds(_ cost: EvaluationCost) -> Double {
    (cost.fitSeconds + cost.forecastSeconds) / Double(max(1, folds))
  }

  private var chart: Chart {
    let points = costs.compactMap { entry -> (model: Int, x: Double, y: Double)? in
      guard let metric = source.metric, seconds(entry.cost) > 0,
        let value = source.score(entry.model, .mean, metric: metric)
      else { return nil }
      return (entry.model, seconds(entry.cost), value)
    }
    let low = (points.map(\.x).min() ?? 0.001) / 2
    let high = (points.map(\.x).max() ?? 1) * 2
    let texts = NumberText.column(points.map(\.y))
    return Chart(
      title: "\(source.title) against seconds a fold",
      description: points.enumerated().map { position, point in
        "\(source.table.models[point.model]): \(texts[position]) for \(NumberText.alone(point.x)) s."
      }.joined(separator: " "),
      horizontal: Chart.Axis("seconds a fold", low...high, kind: .logarithmic),
      vertical: Chart.Axis(source.title, AxisScale.domain(of: points.map(\.y), air: 0.15)),
      marks: points.enumerated().map { position, point in
        .dots(
          [
            ChartMark.Dot(
              x: point.x, y: point.y,
              text: "\(source.table.models[point.model]): \(texts[position])")
          ], ink: source.ink(point.model))
      } + [
        .labels(
          points.map { point in
            ChartMark.Label(
              point: ChartMark.Point(x: point.x, y: point.y), text: source.short(point.model),
              ink: source.ink(point.model))
          })
      ])
  }

  private var table: ReportPage.Table {
    let columns = [
      costs.map(\.cost.fitSeconds), costs.map(\.cost.forecastSeconds),
      costs.map { seconds($0.cost) },
    ].map { NumberText.column($0) }
    return ReportPage.Table(
      id: "cost-table", title: "Cost of every model", caption: "", isShaded: false,
      header: ["model", "fits", "fitting, s", "forecasting, s", "s a fold"],
      rows: costs.enumerated().map { place, entry in
        ReportPage.Row(
          name: source.table.models[entry.model],
          cells: ["\(entry.cost.fits)", columns[0][place], columns[1][place], columns[2][place]]
            .map { ReportPage.Cell(text: $0) })
      }, names: source.names)
  }
}
