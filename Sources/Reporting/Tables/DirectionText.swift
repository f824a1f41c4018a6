public import Evaluation

/// How well directions were told, as a table of text: each score beside that of the base rates.
public enum DirectionText {
  /// Accuracy, balanced accuracy and log loss by model (rows) and horizon (columns), the base rates'
  /// below; a model's value that is better than theirs is marked.
  ///
  /// - Parameters:
  ///   - table: scores with `MetricCatalog.directionMetrics` among its metrics.
  ///   - naming: what rows call a model of this name.
  /// - Returns: nil where no model tells directions.
  public static func byHorizon(
    _ table: ScoreTable, naming: (String) -> String = { $0 }
  ) -> TextTable? {
    let rows = models(of: table).flatMap { model in
      measures.flatMap { measure in
        self.rows(of: measure, model: model, named: naming(table.models[model]), table)
      }
    }
    guard !rows.isEmpty else { return nil }
    return TextTable(
      header: ["directions"]
        + table.horizons.map { horizon in
          if case .step(let step) = horizon { return "h=\(step)" }
          return "mean"
        }, rows: rows)
  }

  /// A sentence for every model that tells directions: whether it does so better than the base rates
  /// of the training part, by more than chance.
  ///
  /// - Parameters:
  ///   - table: scores with `MetricCatalog.directionMetrics` among its metrics.
  ///   - tests: what `SignificanceTable.directions` gives for the same data.
  /// - Returns: in the order of the models; empty where no model tells directions.
  public static func sentences(
    _ table: ScoreTable, tests: [SignificanceTable.Comparison]
  ) -> [String] {
    models(of: table).map { model in
      let name = table.models[model]
      let own = tests.filter { $0.model == name }
      let sure = own.filter { ($0.adjustedPValue ?? 1) < Significance.chance }
      let better = sure.filter { $0.isBetter == true }.map(\.horizon)
      let worse = sure.filter { $0.isBetter == false }.map(\.horizon)
      let pair = { (metric: String) in
        [metric, metric + "-base"].map { text(value(table, model, $0, .mean)) }
      }
      let (losses, shares) = (pair("log-loss"), pair("class-accuracy"))
      let found =
        better.isEmpty
        ? "no better than base rates by more than chance"
        : "better than base rates at \(VerdictText.horizons(better))"
      let warning = worse.isEmpty ? "" : ", and worse at \(VerdictText.horizons(worse))"
      return "\(name) tells down, flat and up \(found)\(warning) (Diebold–Mariano on log losses, "
        + "Holm-adjusted, 5 %): mean log loss \(losses[0]), theirs \(losses[1]); accuracy "
        + "\(shares[0]), theirs \(shares[1]).\(unjudged(own))"
    }
  }

  /// Where origins overlap too much; the verdict by horizon says why and what would do.
  private static func unjudged(_ tests: [SignificanceTable.Comparison]) -> String {
    let horizons = tests.filter {
      if case .overlapping = $0.obstacle { true } else { false }
    }.map(\.horizon)
    guard !horizons.isEmpty else { return "" }
    return " Nothing can be said against chance at \(VerdictText.horizons(horizons))."
  }

  /// Whether the models that matter are those that tell directions: all but the baseline.
  public static func isMainMatter(of table: ScoreTable) -> Bool {
    let others = table.models.indices.filter { table.models[$0] != table.baseline }
    return !others.isEmpty && others.allSatisfy(models(of: table).contains)
  }

  /// Whether a metric of directions stands in the table of directions.
  static func isShown(_ metric: any Metric, of table: ScoreTable) -> Bool {
    names.contains(metric.name) && !models(of: table).isEmpty
  }

  private static let names = Set(MetricCatalog.directionMetrics.map(\.name))

  /// The positions of the models that tell directions.
  static func models(of table: ScoreTable) -> [Int] {
    table.models.indices.filter { model in
      value(table, model, "log-loss", .mean) != nil
    }
  }

  /// A metric and the one of the base rates it stands beside.
  private static let measures = [
    (name: "class-accuracy", base: "class-accuracy-base", title: "accuracy"),
    (name: "balanced-accuracy", base: "", title: "balanced accuracy"),
    (name: "log-loss", base: "log-loss-base", title: "log loss"),
  ]

  static func value(
    _ table: ScoreTable, _ model: Int, _ metric: String, _ horizon: ScoreHorizon
  ) -> Double? {
    table.score(of: table.models[model], at: horizon, by: metric)
      .flatMap { try? $0.get() }?.value
  }

  private static func rows(
    of measure: (name: String, base: String, title: String), model: Int, named name: String,
    _ table: ScoreTable
  ) -> [[TextTable.Cell]] {
    let own = table.horizons.map { value(table, model, measure.name, $0) }
    let base = table.horizons.map { value(table, model, measure.base, $0) }
    guard own.contains(where: { $0 != nil }) else { return [] }
    let isSmallBetter = measure.name == "log-loss"
    let cells = zip(own, base).map { own, base in
      let isBetter = own.flatMap { own in base.map { isSmallBetter ? own < $0 : own > $0 } }
      // A difference that is not shown is none.
      return TextTable.Cell(text(own), isBest: isBetter == true && text(own) != text(base))
    }
    let first = [[TextTable.Cell("\(name): \(measure.title)")] + cells]
    guard !measure.base.isEmpty else { return first }
    return first + [
      [TextTable.Cell("\(name): \(measure.title) of base rates")]
        + base.map { TextTable.Cell(text($0)) }
    ]
  }

  private static func text(_ value: Double?) -> String {
    value.map { NumberText.fixed($0, decimals: 3) } ?? "–"
  }
}
