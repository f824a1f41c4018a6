public import Evaluation

extension ScoreText {
  /// Why scores of a group are undefined, a line for every reason: its metrics and its models.
  ///
  /// A reason of many metrics, as a model without intervals has, is read once. Models that tell no
  /// directions lack nothing: their metrics stand in a table of their own.
  ///
  /// - Parameters:
  ///   - table: the scores.
  ///   - group: a member of the table's groups; nil takes the headline.
  /// - Returns: in the order of the metrics.
  public static func undefined(_ table: ScoreTable, group: ScoreGroup? = nil) -> [String] {
    guard let group = table.groups.firstIndex(of: group ?? table.headline) else { return [] }
    // What a model lacks for one reason, then the models that lack the same.
    var lacks: [(model: String, reason: MetricError, metrics: [String])] = []
    for metric in table.metrics.indices
    where !DirectionText.isShown(table.metrics[metric], of: table) {
      let title = table.metrics[metric].title
      for (model, name) in table.models.enumerated() {
        guard
          case .failure(let reason) = table[
            model: model, group: group, horizon: .mean, metric: metric]
        else { continue }
        if let place = lacks.firstIndex(where: { $0.model == name && $0.reason == reason }) {
          lacks[place].metrics.append(title)
        } else {
          lacks.append((name, reason, [title]))
        }
      }
    }
    var lines: [(models: [String], reason: MetricError, metrics: [String])] = []
    for lack in lacks {
      let place = lines.firstIndex { $0.reason == lack.reason && $0.metrics == lack.metrics }
      if let place {
        lines[place].models.append(lack.model)
      } else {
        lines.append(([lack.model], lack.reason, lack.metrics))
      }
    }
    return lines.map { line in
      let isAll = line.models.count == table.models.count && line.models.count > 1
      let models = isAll ? "every model" : CoverageText.list(line.models)
      return "\(CoverageText.list(line.metrics)) of \(models): \(line.reason)"
    }
  }
}
