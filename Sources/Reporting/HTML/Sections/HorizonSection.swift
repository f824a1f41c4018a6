internal import Evaluation

/// The error of every model at each horizon, with bands for the two that matter most.
struct HorizonSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "horizons", title: "Error against horizon")
    guard let chart, source.table.horizon > 1 else { return section }
    section.lead =
      hasBands
      ? "Shaded: where the true mean lies, at 95 %, for \(names(banded)); errors of neighbouring "
        + "origins are alike, and the bands allow for that"
        + (isWhole
          ? "." : "; they end where origins are worth fewer than five that do not overlap.")
      : ""
    section.figures = [
      ReportPage.Figure(
        title: "\(source.title) by steps ahead", svg: chart.markup(id: "horizon-error"),
        caption: cutOff, isWide: true)
    ]
    return section
  }

  /// The best model and the baseline.
  private var banded: [Int] {
    [source.baseline, source.best].compactMap { $0 }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func names(_ models: [Int]) -> String {
    models.map(source.short).joined(separator: " and ")
  }

  private var hasBands: Bool { !bands.isEmpty }

  /// Whether the bands reach over every horizon.
  private var isWhole: Bool {
    bands.allSatisfy { band in
      if case .band(let spans, _) = band { return spans.count == source.table.horizon }
      return true
    }
  }

  private var bands: [ChartMark] {
    banded.compactMap { model in
      let spans = source.data.lossBands(model: model, metric: source.report.metric)
        .enumerated().compactMap { step, band in
          band.map { ChartMark.Span(x: Double(step + 1), low: $0.lower, high: $0.upper) }
        }
      return spans.count > 1 ? .band(spans, ink: source.ink(model)) : nil
    }
  }

  /// The lines, by model and step.
  private var lines: [[ChartMark.Point]] {
    guard let metric = source.metric else { return [] }
    return source.table.models.indices.map { model in
      (1...source.table.horizon).map { step in
        ChartMark.Point(
          x: Double(step), y: source.score(model, .step(step), metric: metric) ?? .nan)
      }
    }
  }

  /// Which models are not in the chart, as they lie far above the others.
  private var cutOff: String {
    guard let metric = source.metric, source.table.metrics[metric].better == .smaller else {
      return ""
    }
    let lost = AxisScale.shown(of: lines.map { $0.map(\.y) }).lost
    return lost.isEmpty ? "" : "\(names(lost)) far above what is shown (arrows)"
  }

  /// The chart that the README shows too.
  var chart: Chart? {
    guard let metric = source.metric, source.table.horizon > 0 else { return nil }
    let lines = lines
    let isSmall = source.table.metrics[metric].better == .smaller
    let all = lines.map { $0.map(\.y) }
    let values = (isSmall ? AxisScale.shown(of: all).heights : all.flatMap { $0 })
      .filter(\.isFinite)
    guard !values.isEmpty else { return nil }
    let bands = bands
    let heights = bands.flatMap { band -> [Double] in
      if case .band(let spans, _) = band { return spans.flatMap { [$0.low, $0.high] } }
      return []
    }
    // The baseline is drawn last but one, the best model last: nothing covers them.
    let order = source.table.models.indices.sorted { rank($0) < rank($1) }
    let domain = AxisScale.domain(of: values + heights, including: isSmall ? [0] : [])
    var chart = Chart(
      title: "\(source.title) by horizon",
      description: description(lines) + beyond(domain, lines),
      horizontal: Chart.Axis(
        "steps ahead", source.horizonDomain, ticks: source.horizonTicks),
      vertical: Chart.Axis(source.title, domain),
      marks: bands
        + order.flatMap { model in
          ChartMark.line(
            lines[model], within: domain, ink: source.ink(model), shift: source.shift(model)
          ) { text(of: $0, model) }
        } + hints(lines))
    chart.width = 920
    chart.height = 380
    return chart
  }

  private func text(of exit: ChartMark.Exit, _ model: Int) -> String {
    source.text(
      of: exit, model: model,
      place: " at \(VerdictText.horizons(exit.points.map { Int($0.x) }))")
  }

  /// What lies beyond the axis, in words.
  private func beyond(_ domain: ClosedRange<Double>, _ lines: [[ChartMark.Point]]) -> String {
    let exits = lines.enumerated().flatMap { model, line in
      ChartMark.exits(of: line, from: domain).map { text(of: $0, model) }
    }
    return exits.isEmpty ? "" : " Beyond the axis: \(exits.joined(separator: "; "))."
  }

  private func rank(_ model: Int) -> Int {
    if model == source.best { return 2 }
    return model == source.baseline ? 1 : 0
  }

  private func hints(_ lines: [[ChartMark.Point]]) -> [ChartMark] {
    (1...source.table.horizon).map { step in
      let texts = NumberText.column(lines.map { $0[step - 1].y.isFinite ? $0[step - 1].y : nil })
      let rows = zip(source.table.models, texts).map { "\($0): \($1)" }
      return .hint(
        (Double(step) - 0.5)...(Double(step) + 0.5),
        text: (["\(step) ahead"] + rows).joined(separator: "\n"))
    }
  }

  private func description(_ lines: [[ChartMark.Point]]) -> String {
    zip(source.table.models, lines).map { name, line in
      let values = NumberText.column([line.first?.y, line.last?.y])
      return "\(name): \(values[0]) at horizon 1, \(values[1]) at \(source.table.horizon)."
    }.joined(separator: " ")
  }
}
