public import Evaluation

/// `significance.csv`: one row a model, horizon and test.
///
/// Columns `model,horizon,statistic,p,adjusted_p,count,reference,test,reason,textbook_p`. The tests:
///
/// - `diebold-mariano`: against the baseline; the statistic is below 0 where the model is better, `p`
///   allows for overlapping origins (`DieboldMariano.cautiousPValue`), `adjusted_p` is that adjusted
///   after Holm for all tests of the kind, `textbook_p` what R's `dm.test` gives where the
///   plain variance is positive, else with Bartlett weights, as R's `varestimator = "bartlett"`, and
///   `count` the origins;
/// - `clustered`: the same by series, `count` of them, where that is the test that counts;
/// - `diebold-mariano-best`, `clustered-best`: against each horizon's best model;
/// - `confidence-set`: the p-value of the model in the model confidence set;
/// - `average-rank`: the statistic is the average rank, p that of all ranks being equal (Friedman,
///   Iman–Davenport), and a row without a model has the critical difference (Nemenyi, 5 %).
///
/// A test that cannot be made has empty numbers, count 0, and the reason beside them.
public enum SignificanceCSV {
  /// The file's text.
  public static func text(_ significance: Significance) -> String {
    "model,horizon,statistic,p,adjusted_p,count,reference,test,reason,textbook_p\n"
      + significance.againstBaseline.comparisons.map { line($0) }.joined()
      + significance.againstBest.comparisons.map { line($0, family: "-best") }.joined()
      + significance.confidenceSets.enumerated().map { step, set in
        lines(significance.models, horizon: step + 1, set)
      }.joined()
      + significance.ranks.enumerated().map { step, ranks in
        lines(significance.models, horizon: step + 1, ranks)
      }.joined()
  }

  private static func line(
    _ comparison: SignificanceTable.Comparison, family: String = ""
  ) -> String {
    CSVText.line([
      CSVText.field(comparison.model), "\(comparison.horizon)",
      CSVText.field(comparison.statistic), CSVText.field(comparison.pValue),
      CSVText.field(comparison.adjustedPValue), "\(comparison.count ?? 0)",
      CSVText.field(comparison.reference),
      (comparison.isClustered ? "clustered" : "diebold-mariano") + family,
      CSVText.field(comparison.obstacle.map { "\($0)" } ?? ""),
      CSVText.field(comparison.textbookPValue),
    ])
  }

  private static func lines(
    _ models: [String], horizon: Int, _ set: Result<ModelConfidenceSet, SignificanceError>
  ) -> String {
    let reason = reason(of: set)
    let set = try? set.get()
    return models.indices.map { model in
      CSVText.line([
        CSVText.field(models[model]), "\(horizon)", "", CSVText.field(set?.pValues[model]), "",
        "\(set?.count ?? 0)", "", "confidence-set", reason, "",
      ])
    }.joined()
  }

  private static func lines(
    _ models: [String], horizon: Int, _ ranks: Result<AverageRanks, SignificanceError>
  ) -> String {
    let reason = reason(of: ranks)
    let ranks = try? ranks.get()
    let line = { (model: String, statistic: Double?) in
      CSVText.line([
        CSVText.field(model), "\(horizon)", CSVText.field(statistic),
        CSVText.field(ranks?.pValue), "", "\(ranks?.count ?? 0)", "", "average-rank", reason, "",
      ])
    }
    return models.indices.map { line(models[$0], ranks?.ranks[$0]) }.joined()
      + line("", ranks?.criticalDifference)
  }

  private static func reason<Value>(of result: Result<Value, SignificanceError>) -> String {
    guard case .failure(let error) = result else { return "" }
    return CSVText.field("\(error)")
  }
}
