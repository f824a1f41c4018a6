internal import Evaluation
internal import Glibc

/// Every metric by model and horizon, shaded by how it stands beside the baseline.
struct ScoreSection {
  let source: ReportSource

  init(_ source: ReportSource) { self.source = source }

  var section: ReportPage.Section {
    var section = ReportPage.Section(id: "scores", title: "Scores by horizon")
    guard source.table.horizon > 0, !source.table.models.isEmpty else {
      section.lead = source.report.foldSummary()
      return section
    }
    // Those of directions have a section of their own, unless one is what was asked for.
    let tables = order.filter { metric in
      metric == source.metric
        || !DirectionText.isShown(source.table.metrics[metric], of: source.table)
    }.compactMap { table(of: $0) }
    section.lead =
      (ScoreText.meaning(of: source.table.headline).map { $0 + " " } ?? "")
      + "The best of a column is framed."
    section.switcher = [
      ReportPage.Switcher(label: "Metric", id: "metric", tables: tables)
    ]
    return section
  }

  /// The metric of the verdict, then the others.
  private var order: [Int] {
    let all = Array(source.table.metrics.indices)
    guard let first = source.metric else { return all }
    return [first] + all.filter { $0 != first }
  }

  private func table(of metric: Int) -> ReportPage.Table? {
    let definition = source.table.metrics[metric]
    guard let text = ScoreText.byHorizon(source.table, metric: definition.name) else { return nil }
    let isKnown = source.table.models.indices.contains {
      source.score($0, .mean, metric: metric) != nil
    }
    guard isKnown else { return nil }
    let horizons = source.table.horizons
    let shades = horizons.map { horizon in
      ScoreShade.column(
        source.table.models.indices.map { source.score($0, horizon, metric: metric) },
        baseline: source.baseline, better: definition.better)
    }
    return ReportPage.Table(
      id: "m-\(definition.name)", title: definition.title,
      caption: "\(definition.formula). \(Self.meaning(definition))", isShaded: true,
      header: ["model"] + text.header.dropFirst(),
      rows: text.rows.enumerated().map { row, cells in
        ReportPage.Row(
          name: cells[0].text,
          cells: cells.dropFirst().enumerated().map { column, cell in
            let shade =
              row < source.table.models.count ? shades[column][row] : ScoreShade.none
            return ReportPage.Cell(
              text: cell.text, classes: shade.classes(isBest: cell.isBest),
              shade: shade.strength)
          })
      }, names: source.names)
  }

  private static func meaning(_ metric: any Metric) -> String {
    switch metric.better {
    case .smaller: "Less is better."
    case .larger: "More is better."
    case .target(let target): "The nearer to \(NumberText.alone(target)), the better."
    case .neither: "Says something only beside another metric."
    }
  }
}

/// How a cell is shaded: better than the baseline, worse, or not at all.
struct ScoreShade: Hashable {
  private let sign: Int
  /// In percent; empty for none.
  let strength: String

  static let none = ScoreShade(sign: 0, share: 0)

  private init(sign: Int, share: Double) {
    let percent = Int((min(1, share) * 46).rounded())
    self.sign = percent == 0 ? 0 : sign
    strength = percent == 0 ? "" : "\(percent)"
  }

  func classes(isBest: Bool) -> String {
    let tone = sign > 0 ? "good" : sign < 0 ? "bad" : ""
    return isBest ? (tone.isEmpty ? "best" : tone + " best") : tone
  }

  /// The shades of a column.
  ///
  /// Errors are compared with the baseline's, half more or a third less being the deepest shade;
  /// where that cannot be, the column runs from its worst to its best value.
  static func column(
    _ values: [Double?], baseline: Int?, better: MetricPreference
  ) -> [ScoreShade] {
    if better == .smaller, let baseline, let reference = values[baseline], reference > 0 {
      return values.map { value in
        guard let value, value > 0 else {
          return value == 0 ? ScoreShade(sign: 1, share: 1) : .none
        }
        let distance = log(value / reference) / log(1.5)
        return ScoreShade(sign: distance < 0 ? 1 : -1, share: abs(distance))
      }
    }
    let losses = values.map { value -> Double? in
      guard let value else { return nil }
      switch better {
      case .smaller: return value
      case .larger: return -value
      case .target(let target): return abs(value - target)
      case .neither: return nil
      }
    }
    let known = losses.compactMap { $0 }
    guard let low = known.min(), let high = known.max(), high > low else {
      return values.map { _ in .none }
    }
    return losses.map { loss in
      guard let loss else { return .none }
      let place = 1 - 2 * (loss - low) / (high - low)
      return ScoreShade(sign: place > 0 ? 1 : -1, share: abs(place) * 0.8)
    }
  }
}
