public import Evaluation

/// `metrics.csv`: one row a model, series, horizon and metric.
///
/// Columns `model,unique_id,horizon,metric,value,count`. `horizon` is a number or `mean`;
/// `unique_id` is a series, `[mean of series]` or `[pooled]` (a series of such a name has a backslash
/// before it); a metric that is undefined has an
/// empty value and count 0.
public enum MetricsCSV {
  /// The file's text.
  ///
  /// - Parameters:
  ///   - table: the scores.
  ///   - significance: tests that follow as rows of the metrics `dm-statistic`, `dm-p`,
  ///     `dm-p-adjusted`, `dm-p-textbook`, `dm-best-p-adjusted`, `mcs-p` and `average-rank`, under
  ///     the headline group; nil for none.
  /// - Returns: a header and a line a score.
  public static func text(
    _ table: ScoreTable, significance: Significance? = nil
  ) -> String {
    var text = "model,unique_id,horizon,metric,value,count\n"
    for (model, name) in table.models.enumerated() {
      for (group, series) in table.groups.enumerated() {
        for horizon in table.horizons {
          for (position, metric) in table.metrics.enumerated() {
            let score = try? table[
              model: model, group: group, horizon: horizon, metric: position
            ].get()
            text += CSVText.line([
              CSVText.field(name), CSVText.field("\(series)"), "\(horizon)", metric.name,
              CSVText.field(score?.value), "\(score?.count ?? 0)",
            ])
          }
        }
      }
    }
    for record in significance?.records ?? [] {
      text += CSVText.line([
        CSVText.field(record.model), CSVText.field("\(table.headline)"), "\(record.horizon)",
        record.metric, CSVText.field(record.value), "\(record.count)",
      ])
    }
    return text
  }
}
