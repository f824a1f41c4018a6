internal import Evaluation
internal import ForecastCore

/// Errors along the origins: changes of regime stand out.
struct TimeSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "time", title: "Error over time")
    let errors = ErrorsOverTime(source.result, data: source.data)
    guard errors.stretches.count > 2 else { return section }
    let most = errors.stretches.map(\.origins).max() ?? 1
    let unit =
      errors.isScaled
      ? "Mean absolute error in units of each series' own scale" : "Mean absolute error"
    section.lead =
      "\(unit) of each origin's forecasts, all steps together"
      + (most > 1 ? ", \(most) origins to a point" : "") + ". "
      + (errors.isScaled ? "Series are placed by their order of origins." : "")
    section.figures = [
      ReportPage.Figure(
        title: "Error by origin", svg: chart(errors).markup(id: "over-time"), isWide: true)
    ]
    return section
  }

  private func chart(_ errors: ErrorsOverTime) -> Chart {
    let shown = AxisScale.shown(
      of: errors.models.indices.map { model in errors.stretches.map { $0.values[model] } })
    let domain = AxisScale.domain(of: shown.heights, including: [0])
    let order = errors.models.indices.sorted { a, b in
      (a == source.best ? 1 : 0) < (b == source.best ? 1 : 0)
    }
    let lines = order.flatMap { model in
      ChartMark.line(
        errors.stretches.enumerated().map {
          ChartMark.Point(x: Double($0), y: $1.values[model])
        }, within: domain, ink: source.ink(model), shift: source.shift(model)
      ) { exit in
        let from = source.text(errors.stretches[Int(exit.points[0].x)].from)
        return source.text(of: exit, model: model, place: " from cutoff \(from) on")
      }
    }
    var chart = Chart(
      title: "Mean absolute error by origin", description: describe(errors),
      horizontal: Chart.Axis(
        "cutoff", 0...Double(errors.stretches.count - 1),
        ticks: source.timeTicks(errors.stretches.map(\.from))),
      vertical: Chart.Axis("", domain), marks: lines)
    chart.width = 920
    chart.height = 340
    return chart
  }

  private func describe(_ errors: ErrorsOverTime) -> String {
    guard let model = source.best,
      let worst = errors.stretches.max(by: { $0.values[model] < $1.values[model] })
    else { return "" }
    return "\(errors.models[model]) is worst at cutoff \(source.text(worst.from)), "
      + "\(NumberText.alone(worst.values[model]))."
  }
}
