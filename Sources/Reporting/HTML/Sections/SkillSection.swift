internal import Evaluation

/// What every model gains on the baseline at each horizon, and whether that is chance.
struct SkillSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    let baseline = source.table.baseline
    var section = ReportPage.Section(id: "skill", title: "Skill against \(baseline)")
    guard source.baseline != nil, source.table.models.count > 1 else { return section }
    if let chart {
      section.lead =
        "1 − \(source.title) / \(source.title) of \(baseline): above 0 is better. Filled dots differ "
        + "from \(baseline) by more than chance allows (Diebold–Mariano, Holm-adjusted, 5 %)"
        + (isJudged || !hasHollow ? "." : "; a line without dots cannot be judged there.")
      section.figures = [
        ReportPage.Figure(
          title: "Skill by steps ahead", svg: chart.markup(id: "skill-chart"),
          caption: chart.hasArrows ? "arrows: lower than shown" : "", isWide: true)
      ]
    }
    let tests = source.report.significance.againstBaseline
    let notes = SignificanceText.notes(tests)
    section.notes =
      notes.prefix(6) + (notes.count > 6 ? ["and \(notes.count - 6) more, all in report.md"] : [])
    if let table = SignificanceText.byHorizon(tests, models: source.table.models) {
      section.tables = [
        ReportPage.Table(
          table, id: "p-values", title: "p-values against \(baseline)",
          caption:
            "\(SignificanceText.method(tests)) − better, + worse than \(baseline), bold below "
            + "0.05."
            + SignificanceText.signs(
              tests, beside: source.table, metric: source.report.metric),
          names: source.names)
      ]
    }
    if let table = confidenceSets { section.tables.append(table) }
    return section
  }

  /// The p-values of the model confidence sets: who may be the best at a horizon.
  private var confidenceSets: ReportPage.Table? {
    let sets = source.report.significance.confidenceSets.map { try? $0.get() }
    guard sets.contains(where: { $0 != nil }) else { return nil }
    return ReportPage.Table(
      id: "confidence-sets", title: "Model confidence sets",
      caption:
        "P-values of the model confidence set (Hansen, Lunde & Nason 2011): shaded models may "
        + "be the best at that horizon, with a confidence of 95 %."
        + SignificanceText.reading(source.report.significance),
      isShaded: true, header: ["p-value"] + sets.indices.map { "h=\($0 + 1)" },
      rows: source.report.significance.models.enumerated().map { model, name in
        ReportPage.Row(
          name: name,
          cells: sets.map { set in
            guard let set else { return ReportPage.Cell(text: "–") }
            let isMember = set.contains(model)
            return ReportPage.Cell(
              text: NumberText.probability(set.pValues[model]),
              classes: isMember ? "good" : "", shade: isMember ? "26" : "")
          })
      }, names: source.names)
  }

  /// Many hollow dots would hide the few that say something.
  private var hasHollow: Bool { source.table.models.count <= 6 }

  /// The skill of a model at each horizon, in percent.
  private struct Line {
    let model: Int
    let points: [ChartMark.Point]
  }

  private var chart: Chart? {
    guard let metric = source.metric, source.table.horizon > 1 else { return nil }
    let models = source.table.models.indices.filter { $0 != source.baseline }
    let lines = models.map { model in
      Line(
        model: model,
        points: (1...source.table.horizon).map { step in
          let skill = source.table.skill(
            model: model, group: 0, horizon: .step(step), metric: metric)
          return ChartMark.Point(
            x: Double(step), y: (try? skill.get()).map { 100 * $0 } ?? .nan)
        })
    }
    // A model that is hopeless at a step must not flatten all the others.
    let all = lines.flatMap { $0.points.map(\.y) }.filter(\.isFinite)
    guard let most = all.max() else { return nil }
    let floor = min(-25, -2.5 * max(most, 10))
    let domain = AxisScale.domain(of: all.map { max($0, floor) } + [0])
    var chart = Chart(
      title: "Skill against \(source.table.baseline) by horizon",
      description: describe(lines, beyond: domain),
      horizontal: Chart.Axis("steps ahead", source.horizonDomain, ticks: source.horizonTicks),
      vertical: Chart.Axis("percent", domain),
      marks: [.rule(0, text: source.table.baseline)]
        + lines.flatMap { marks($0, within: domain) })
    chart.width = 920
    chart.height = 340
    return chart
  }

  private func marks(
    _ line: Line, within domain: ClosedRange<Double>
  ) -> [ChartMark] {
    let ink = source.ink(line.model)
    let name = source.table.models[line.model]
    let shown = line.points.filter {
      domain.contains($0.y) && pValue(line.model, Int($0.x)) != nil
        && (hasHollow || isSignificant(line.model, Int($0.x)))
    }
    let dots = shown.map { point in
      ChartMark.Dot(
        x: point.x, y: point.y, isHollow: !isSignificant(line.model, Int(point.x)),
        text: "\(name), \(Int(point.x)) ahead: \(NumberText.signedPercent(point.y / 100))")
    }
    return ChartMark.line(
      line.points, within: domain, ink: ink, shift: source.shift(line.model)
    ) { Self.text(of: $0, name) } + [.dots(dots, ink: ink)]
  }

  private func describe(_ lines: [Line], beyond domain: ClosedRange<Double>) -> String {
    let ends = lines.map { line in
      let values = [line.points.first, line.points.last].map { point in
        point.map { $0.y.isFinite ? NumberText.signedPercent($0.y / 100) : "–" } ?? "–"
      }
      return
        "\(source.table.models[line.model]): \(values[0]) at horizon 1, \(values[1]) at the last."
    }
    let beyond = lines.flatMap { line in
      ChartMark.exits(of: line.points, from: domain).map {
        Self.text(of: $0, source.table.models[line.model])
      }
    }
    return ends.joined(separator: " ")
      + (beyond.isEmpty ? "" : " Below the axis: \(beyond.joined(separator: "; ")).")
  }

  /// `ar: −37.1 to −21.3 % at horizons 1 to 3`.
  private static func text(of exit: ChartMark.Exit, _ model: String) -> String {
    let ends = exit.values.map { NumberText.fixed($0, decimals: 1) }
    return "\(model): " + (ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])")
      + " % at \(VerdictText.horizons(exit.points.map { Int($0.x) }))"
  }

  private func isSignificant(_ model: Int, _ step: Int) -> Bool {
    (pValue(model, step) ?? 1) < Significance.chance
  }

  private func pValue(_ model: Int, _ step: Int) -> Double? {
    source.report.significance.againstBaseline.comparison(
      of: source.table.models[model], at: step)?.adjustedPValue
  }

  /// Whether a test could be made of every model at every horizon.
  private var isJudged: Bool {
    source.report.significance.againstBaseline.comparisons.allSatisfy { $0.pValue != nil }
  }
}
