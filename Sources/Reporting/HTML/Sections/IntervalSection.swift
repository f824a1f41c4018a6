internal import Evaluation
internal import ForecastCore

/// Whether intervals hold what they promise: the share inside them beside their level.
struct IntervalSection {
  let source: ReportSource
  private let calibration: CalibrationTable

  init(_ source: ReportSource) {
    self.source = source
    calibration = CalibrationTable(source.data)
  }

  /// A level and where its coverage stands among the metrics.
  private var levels: [(level: ConfidenceLevel, metric: Int)] {
    source.result.levels.compactMap { level in
      source.table.metrics.firstIndex { $0.name == "coverage-\(level)" }.map { (level, $0) }
    }
  }

  private var models: [Int] {
    source.table.models.indices.filter { model in
      levels.contains { source.score(model, .mean, metric: $0.metric) != nil }
    }
  }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "intervals", title: "Prediction intervals")
    guard let widest = levels.last, !models.isEmpty else { return section }
    section.lead =
      "The share of actuals inside, beside the share promised: below the line intervals are too "
      + "narrow, above it too wide. \(bandWords)"
    section.figures = [
      ReportPage.Figure(
        title: "Coverage against level", svg: reliability.markup(id: "reliability"),
        caption: "mean over horizons")
    ]
    if source.table.horizon > 1 {
      section.figures.append(
        ReportPage.Figure(
          title: "Coverage of \(widest.level) % intervals",
          svg: byHorizon(widest.level, widest.metric).markup(id: "coverage"),
          caption: "by steps ahead"))
    }
    section.tables = [table]
    return section
  }

  /// What the band around one model's coverage is.
  private var bandWords: String {
    guard let shown = banded else { return "" }
    return
      "Shaded: where the true share of \(source.short(shown)) lies, at 95 % (Wilson, on the "
      + "number of independent outcomes: series that move together and targets that overlap count "
      + "for less)."
  }

  /// The model whose bands are drawn: the best one with intervals.
  private var banded: Int? {
    guard let best = source.best, models.contains(best) else { return models.first }
    return best
  }

  private func band(_ counts: [(x: Double, count: CoverageCount)]) -> [ChartMark] {
    guard let banded, counts.count > 1 else { return [] }
    return [
      .band(
        counts.map {
          ChartMark.Span(
            x: $0.x, low: 100 * $0.count.band.lowerBound, high: 100 * $0.count.band.upperBound)
        }, ink: source.ink(banded))
    ]
  }

  private static func lows(of bands: [ChartMark]) -> [Double] {
    bands.flatMap { mark -> [Double] in
      if case .band(let spans, _) = mark { return spans.map(\.low) }
      return []
    }
  }

  /// The band of the reliability diagram.
  private var reliabilityBand: [ChartMark] {
    guard let banded else { return [] }
    return band(
      calibration.reliability(of: source.table.models[banded]).map {
        (100 * $0.level.coverage, $0)
      })
  }

  /// The band of a level along the horizons.
  private func horizonBand(_ level: ConfidenceLevel) -> [ChartMark] {
    guard let banded else { return [] }
    let own = calibration.entries.filter {
      $0.model == source.table.models[banded] && $0.coverage.level == level
    }
    return band(own.map { (Double($0.horizon), $0.coverage) })
  }

  private var reliability: Chart {
    let places = levels.map(\.level.coverage)
    let low = min(0.5, (places.min() ?? 0.5) - 0.1)
    let points = models.map { model in
      levels.compactMap { entry in
        source.score(model, .mean, metric: entry.metric).map {
          ChartMark.Point(x: 100 * entry.level.coverage, y: 100 * $0)
        }
      }
    }
    let lows = points.joined().map(\.y) + Self.lows(of: reliabilityBand)
    let bottom = max(0, min(100 * low, (lows.min() ?? 100) - 4))
    return Chart(
      title: "Coverage against level",
      description: zip(models, points).map { model, line in
        let pairs = line.map {
          "\(NumberText.fixed($0.y, decimals: 1)) % at \(NumberText.fixed($0.x, decimals: 0)) %"
        }
        return "\(source.table.models[model]): \(pairs.joined(separator: ", "))."
      }.joined(separator: " "),
      horizontal: Chart.Axis(
        "level, %", 100 * low...100,
        ticks: levels.map { Chart.Tick(value: 100 * $0.level.coverage, text: "\($0.level)") }),
      vertical: Chart.Axis("inside, %", bottom...101),
      marks: reliabilityBand + [
        .guide(
          ChartMark.Point(x: max(100 * low, bottom), y: max(100 * low, bottom)),
          ChartMark.Point(x: 100, y: 100))
      ]
        + zip(models, points).flatMap { model, line -> [ChartMark] in
          [
            .line(line, ink: source.ink(model)),
            .dots(
              line.map {
                ChartMark.Dot(
                  x: $0.x, y: $0.y,
                  text: "\(source.table.models[model]): \(NumberText.fixed($0.y, decimals: 1)) %")
              }, ink: source.ink(model)),
          ]
        })
  }

  private func byHorizon(_ level: ConfidenceLevel, _ metric: Int) -> Chart {
    let lines = models.map { model in
      (1...source.table.horizon).map { step in
        ChartMark.Point(
          x: Double(step),
          y: source.score(model, .step(step), metric: metric).map { 100 * $0 } ?? .nan)
      }
    }
    return Chart(
      title: "Coverage of \(level) % intervals by horizon",
      description: zip(models, lines).map { model, line in
        let ends = [line.first, line.last].map { point in
          point.map { $0.y.isFinite ? NumberText.fixed($0.y, decimals: 1) : "–" } ?? "–"
        }
        return "\(source.table.models[model]): \(ends[0]) % at horizon 1, \(ends[1]) % at the last."
      }.joined(separator: " "),
      horizontal: Chart.Axis("steps ahead", source.horizonDomain, ticks: source.horizonTicks),
      vertical: Chart.Axis(
        "inside, %",
        AxisScale.domain(
          of: lines.joined().map(\.y) + Self.lows(of: horizonBand(level)) + [
            100 * level.coverage, 100 * level.coverage - 8,
          ],
          including: [100])),
      marks: horizonBand(level) + [.rule(100 * level.coverage, text: "\(level) %")]
        + zip(models, lines).map { .line($1, ink: source.ink($0)) })
  }

  private var table: ReportPage.Table {
    let parts = ["coverage", "width", "interval-score"]
    let metrics = levels.flatMap { entry in
      parts.compactMap { part in
        source.table.metrics.firstIndex { $0.name == "\(part)-\(entry.level)" }
      }
    }
    let columns = metrics.map { metric in
      NumberText.column(models.map { source.score($0, .mean, metric: metric) })
    }
    let best = metrics.map { source.table.best(group: 0, horizon: .mean, metric: $0) }
    return ReportPage.Table(
      id: "interval-table", title: "Intervals of every model",
      caption: "Bold: the best of a column, which of coverage is the nearest to its level.",
      isShaded: false,
      header: ["model"] + metrics.map { source.table.metrics[$0].title },
      rows: models.enumerated().map { row, model in
        ReportPage.Row(
          name: source.table.models[model],
          cells: metrics.indices.map { column in
            ReportPage.Cell(
              text: columns[column][row], classes: best[column].contains(model) ? "best" : "")
          })
      }, names: source.names)
  }
}
