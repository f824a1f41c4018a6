public import Evaluation

/// A score table as tables of text, CSV or JSON.
public enum ScoreText {
  /// One metric by model (rows) and horizon (columns), the best value of each column marked, and
  /// every other that prints as it does.
  ///
  /// - Parameters:
  ///   - table: the scores.
  ///   - metric: a metric's name.
  ///   - group: a member of the table's groups; nil takes the headline.
  /// - Returns: nil where the table does not have the metric or the group.
  public static func byHorizon(
    _ table: ScoreTable, metric: String, group: ScoreGroup? = nil
  ) -> TextTable? {
    guard let metric = table.metrics.firstIndex(where: { $0.name == metric }),
      let group = table.groups.firstIndex(of: group ?? table.headline), table.horizon > 0
    else { return nil }
    let columns = table.horizons.map { horizon in
      NumberText.column(
        table.models.indices.map {
          try? table[model: $0, group: group, horizon: horizon, metric: metric].get().value
        })
    }
    let marks = table.horizons.indices.map { place in
      NumberText.marks(
        columns[place],
        best: table.best(group: group, horizon: table.horizons[place], metric: metric))
    }
    return TextTable(
      header: [table.metrics[metric].title] + table.horizons.map { column($0) },
      rows: table.models.indices.map { model in
        [TextTable.Cell(table.models[model])]
          + table.horizons.indices.map { horizon in
            TextTable.Cell(columns[horizon][model], isBest: marks[horizon][model])
          }
      } + absent(table, width: table.horizons.count))
  }

  /// Skill against the baseline by model and horizon, in percent; nil where none is defined.
  public static func skillByHorizon(
    _ table: ScoreTable, metric: String, group: ScoreGroup? = nil
  ) -> TextTable? {
    guard let metric = table.metrics.firstIndex(where: { $0.name == metric }),
      let group = table.groups.firstIndex(of: group ?? table.headline), table.horizon > 0,
      table.models.contains(table.baseline),
      table.models.indices.contains(where: { model in
        table.horizons.contains {
          (try? table.skill(model: model, group: group, horizon: $0, metric: metric).get()) != nil
        }
      })
    else { return nil }
    return TextTable(
      header: ["skill"] + table.horizons.map { column($0) },
      rows: table.models.indices.map { model in
        [TextTable.Cell(table.models[model])]
          + table.horizons.map { horizon in
            let skill = table.skill(model: model, group: group, horizon: horizon, metric: metric)
            return TextTable.Cell((try? skill.get()).map(NumberText.signedPercent) ?? "–")
          }
      } + absent(table, width: table.horizons.count))
  }

  /// Who wins: by horizon (rows) the best model, its value and its skill against the baseline;
  /// models whose values print alike win together.
  public static func winners(
    _ table: ScoreTable, metric: String, group: ScoreGroup? = nil
  ) -> TextTable? {
    guard let metric = table.metrics.firstIndex(where: { $0.name == metric }),
      let group = table.groups.firstIndex(of: group ?? table.headline), table.horizon > 0
    else { return nil }
    let score = { (model: Int, horizon: ScoreHorizon) in
      try? table[model: model, group: group, horizon: horizon, metric: metric].get().value
    }
    let best = table.horizons.map { table.best(group: group, horizon: $0, metric: metric) }
    let values = NumberText.column(
      zip(best, table.horizons).map { best, horizon in best.first.flatMap { score($0, horizon) } })
    let rows = table.horizons.enumerated().map { place, horizon -> [TextTable.Cell] in
      let texts = NumberText.column(table.models.indices.map { score($0, horizon) })
      let marks = NumberText.marks(texts, best: best[place])
      let names = table.models.indices.filter { marks[$0] }.map { table.models[$0] }
      let skill = best[place].first.flatMap {
        try? table.skill(model: $0, group: group, horizon: horizon, metric: metric).get()
      }
      return [
        TextTable.Cell(column(horizon)),
        TextTable.Cell(names.isEmpty ? "–" : names.joined(separator: " = ")),
        TextTable.Cell(values[place]),
        TextTable.Cell(skill.map(NumberText.signedPercent) ?? "–"),
      ]
    }
    return TextTable(
      header: ["horizon", "best model", table.metrics[metric].title, "skill"], rows: rows)
  }

  /// Every metric of the mean over horizons, by model (rows) and metric (columns).
  ///
  /// Metrics that no model has are left out, and those of directions, which have a table of their
  /// own (`DirectionText`); nil where none is left.
  public static func byMetric(_ table: ScoreTable, group: ScoreGroup? = nil) -> TextTable? {
    guard let group = table.groups.firstIndex(of: group ?? table.headline), table.horizon > 0
    else { return nil }
    let metrics = table.metrics.indices.filter { metric in
      !DirectionText.isShown(table.metrics[metric], of: table)
        && table.models.indices.contains { model in
          (try? table[model: model, group: group, horizon: .mean, metric: metric].get()) != nil
        }
    }
    guard !metrics.isEmpty else { return nil }
    let columns = metrics.map { metric in
      NumberText.column(
        table.models.indices.map { model in
          try? table[model: model, group: group, horizon: .mean, metric: metric].get().value
        })
    }
    let marks = metrics.enumerated().map { place, metric in
      NumberText.marks(
        columns[place], best: table.best(group: group, horizon: .mean, metric: metric))
    }
    return TextTable(
      header: ["model"] + metrics.map { table.metrics[$0].title },
      rows: table.models.indices.map { model in
        [TextTable.Cell(table.models[model])]
          + metrics.indices.map { place in
            TextTable.Cell(columns[place][model], isBest: marks[place][model])
          }
      } + absent(table, width: metrics.count))
  }

  /// The scores as JSON: a list of objects with the columns of `metrics.csv`; undefined scores
  /// carry a `reason` instead of a value.
  ///
  /// - Parameters:
  ///   - table: the scores.
  ///   - significance: tests that follow as objects of the metrics `dm-statistic`, `dm-p`,
  ///     `dm-p-adjusted`, `dm-p-textbook`, `dm-best-p-adjusted`, `mcs-p` and `average-rank`, under
  ///     the headline group; nil for none.
  /// - Returns: an array.
  public static func json(
    _ table: ScoreTable, significance: Significance? = nil
  ) -> String {
    let tests = (significance?.records ?? []).map { Row($0, of: table.headline) }
    return JSONText.text(
      table.models.indices.flatMap { model in
        table.groups.indices.flatMap { group in
          table.horizons.flatMap { horizon in
            table.metrics.indices.map { metric in
              Row(table, model: model, group: group, horizon: horizon, metric: metric)
            }
          }
        }
      } + tests)
  }

  /// What a group's values are, in a sentence; nil where there is one series.
  public static func meaning(of group: ScoreGroup) -> String? {
    switch group {
    case .meanOfSeries: "Each value is the mean of the series' own values, each counting once."
    case .pooled: "Each value is over the points of all series together."
    case .series: nil
    }
  }

  /// Models that finished no fold stand in every table, with nothing.
  private static func absent(_ table: ScoreTable, width: Int) -> [[TextTable.Cell]] {
    table.absentModels.map { name in
      [TextTable.Cell(name)] + Array(repeating: TextTable.Cell("–"), count: width)
    }
  }

  private static func column(_ horizon: ScoreHorizon) -> String {
    switch horizon {
    case .step(let step): "h=\(step)"
    case .mean: "mean"
    }
  }

  private struct Row: Encodable {
    let model: String
    let uniqueID: String
    let horizon: String
    let metric: String
    let value: Double?
    let count: Int
    let reason: String?

    enum CodingKeys: String, CodingKey {
      case model, horizon, metric, value, count, reason
      case uniqueID = "unique_id"
    }

    init(_ record: SignificanceRecord, of group: ScoreGroup) {
      model = record.model
      uniqueID = "\(group)"
      horizon = "\(record.horizon)"
      metric = record.metric
      value = record.value
      count = record.count
      reason = record.reason
    }

    init(_ table: ScoreTable, model: Int, group: Int, horizon: ScoreHorizon, metric: Int) {
      self.model = table.models[model]
      uniqueID = "\(table.groups[group])"
      self.horizon = "\(horizon)"
      self.metric = table.metrics[metric].name
      switch table[model: model, group: group, horizon: horizon, metric: metric] {
      case .success(let score):
        value = score.value
        count = score.count
        reason = nil
      case .failure(let error):
        value = nil
        count = 0
        reason = "\(error)"
      }
    }
  }
}
