internal import Evaluation

/// Average ranks with the critical difference, at the nearest and the furthest horizon.
struct RankSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "ranks", title: "Ranks")
    let all = source.report.significance.ranks.map { try? $0.get() }
    guard source.table.models.count > 2 else { return section }
    let steps = [0, all.count - 1].reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
    for step in steps where all.indices.contains(step) {
      guard let ranks = all[step] else { continue }
      let blocks = ranks.blocks == .series ? "series" : "origins that do not overlap"
      section.lead =
        "Each model's average place, 1 being the best. Models in the shaded stretch cannot be told "
        + "from the first by more than chance (Friedman and Nemenyi, 5 %)."
      section.figures.append(
        ReportPage.Figure(
          title: step == 0 ? "1 step ahead" : "\(step + 1) steps ahead",
          svg: chart(ranks, step: step).markup(id: "ranks-\(step + 1)"),
          caption: "over \(ranks.count) \(blocks)"))
    }
    return section
  }

  private func chart(_ ranks: AverageRanks, step: Int) -> Chart {
    let models = source.report.significance.models
    let order = models.indices.sorted { (ranks.ranks[$0], $0) < (ranks.ranks[$1], $1) }
    let best = ranks.ranks.min() ?? 1
    let end = Double(models.count)
    let texts = NumberText.column(ranks.ranks)
    var chart = Chart(
      title: "Average ranks, \(step + 1) ahead",
      description: order.map { "\(models[$0]): \(texts[$0])." }.joined(separator: " ")
        + " Critical difference \(NumberText.alone(ranks.criticalDifference)).",
      horizontal: Chart.Axis(
        "average rank", 0.8...(end + 0.2),
        ticks: (1...models.count).map { Chart.Tick(value: Double($0), text: "\($0)") }),
      vertical: Chart.Axis("", 0...(end + 1), ticks: []),
      marks: [.zone(best...min(end + 0.2, best + ranks.criticalDifference))]
        + order.enumerated().flatMap { place, model -> [ChartMark] in
          let point = ChartMark.Point(x: ranks.ranks[model], y: end - Double(place))
          return [
            .dots(
              [ChartMark.Dot(x: point.x, y: point.y, text: "\(models[model]): \(texts[model])")],
              ink: source.ink(model)),
            .label(
              point, text: source.names[models[model]], ink: source.ink(model),
              isLeft: point.x > (1 + end) / 2),
          ]
        })
    chart.height = max(180, 70 + 24 * end)
    return chart
  }
}
