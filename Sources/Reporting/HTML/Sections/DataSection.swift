internal import Evaluation
internal import ForecastCore

/// What was evaluated on: the series as they run, and where the folds lie.
struct DataSection {
  let source: ReportSource

  /// The most series that are drawn, and the most stretches a line has.
  private static let most = (series: 4, stretches: 240)

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "data", title: "Data")
    let shown = source.result.series.prefix(Self.most.series).filter { $0.observations.count > 1 }
    section.lead =
      "Shaded: where the folds forecast."
      + (shown.count < source.result.series.count
        ? " The first \(shown.count) of \(source.result.series.count) series." : "")
    section.figures = shown.enumerated().map { position, series in
      ReportPage.Figure(
        title: series.id, svg: chart(series).markup(id: "series-\(position)"),
        caption: "\(series.observations.count) observations", isWide: shown.count == 1)
    }
    let keys = ["data", "sha-256", "rows", "series", "span", "frequency", "season length"]
    section.terms = source.report.settings.filter { keys.contains($0.key) }.map {
      ReportPage.Term(name: $0.key, meaning: $0.value)
    }
    return section
  }

  private func chart(_ series: EvaluatedSeries) -> Chart {
    let values = series.observations.values
    let points = Self.thinned(values)
    let first = series.folds.map(\.targets.lowerBound).min()
    let last = series.folds.map(\.targets.upperBound).max()
    var marks: [ChartMark] = [.line(points, ink: .actual)]
    if let first, let last, last > first {
      marks.insert(.zone(Double(first)...Double(last - 1)), at: 0)
    }
    let finite = values.filter(\.isFinite)
    let ends = NumberText.column([finite.min(), finite.max()])
    let times = [0, values.count / 3, 2 * values.count / 3, values.count - 1]
    var chart = Chart(
      title: series.id,
      description: "\(values.count) observations from \(ends[0]) to \(ends[1]).",
      horizontal: Chart.Axis(
        "", 0...Double(values.count - 1),
        ticks: source.ticks(
          Set(times).sorted().map { (Double($0), series.observations.timestamp(at: $0)) })),
      vertical: Chart.Axis("", AxisScale.domain(of: finite)), marks: marks)
    if source.result.series.count == 1 {
      chart.width = 920
      chart.height = 280
    }
    return chart
  }

  /// The line of a long series: the lowest and the highest value of every stretch, in the order
  /// they come, so that no spike is lost.
  static func thinned(_ values: [Double]) -> [ChartMark.Point] {
    let all = values.enumerated().map { ChartMark.Point(x: Double($0), y: $1) }
    guard all.count > 2 * most.stretches else { return all }
    let size = (all.count + most.stretches - 1) / most.stretches
    return stride(from: 0, to: all.count, by: size).flatMap { start -> [ChartMark.Point] in
      let part = all[start..<min(start + size, all.count)].filter(\.y.isFinite)
      guard let low = part.min(by: { $0.y < $1.y }), let high = part.max(by: { $0.y < $1.y }) else {
        return [ChartMark.Point(x: Double(start), y: .nan)]
      }
      return low.x < high.x ? [low, high] : low.x > high.x ? [high, low] : [low]
    }
  }
}
