public import Evaluation

/// `significance.csv`: one row a model and horizon, its test against the baseline.
///
/// Columns `model,horizon,statistic,p,adjusted_p,count`: the Diebold–Mariano statistic (below 0 the
/// model is better than the baseline), its p-value, the same adjusted after Holm for all rows of
/// the file, and the origins behind it. A test that cannot be made has empty numbers and count 0.
public enum SignificanceCSV {
  /// The file's text.
  public static func text(_ table: SignificanceTable) -> String {
    "model,horizon,statistic,p,adjusted_p,count\n"
      + table.comparisons.map { comparison in
        let test = try? comparison.test.get()
        return CSVText.line([
          CSVText.field(comparison.model), "\(comparison.horizon)",
          CSVText.field(test?.statistic), CSVText.field(test?.pValue),
          CSVText.field(comparison.adjustedPValue), "\(test?.count ?? 0)",
        ])
      }.joined()
  }
}

extension SignificanceTable {
  /// The tests as scores: `dm-statistic`, `dm-p`, `dm-p-adjusted` by model and horizon, nil where
  /// a test cannot be made.
  struct Record {
    let model: String
    let horizon: Int
    let metric: String
    let value: Double?
    let count: Int
    let reason: String?
  }

  var records: [Record] {
    comparisons.flatMap { comparison -> [Record] in
      let test = try? comparison.test.get()
      var reason: String?
      if case .failure(let error) = comparison.test { reason = "\(error)" }
      let values = [
        ("dm-statistic", test?.statistic), ("dm-p", test?.pValue),
        ("dm-p-adjusted", comparison.adjustedPValue),
      ]
      return values.map {
        Record(
          model: comparison.model, horizon: comparison.horizon, metric: $0.0, value: $0.1,
          count: test?.count ?? 0, reason: reason)
      }
    }
  }
}
