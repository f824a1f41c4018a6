internal import Evaluation

/// A test as a score: what stands beside the metrics where those are listed.
struct SignificanceRecord {
  /// The model.
  let model: String
  /// Steps ahead, from 1.
  let horizon: Int
  /// `dm-statistic`, `dm-p`, `dm-p-adjusted`, `dm-p-textbook`, `dm-best-p-adjusted`, `mcs-p` or
  /// `average-rank`.
  let metric: String
  /// Nil where the test cannot be made.
  let value: Double?
  /// The origins or series behind it.
  let count: Int
  /// Why there is no value.
  let reason: String?
}

extension Significance {
  /// Every test by model and horizon.
  var records: [SignificanceRecord] {
    let sets = confidenceSets.enumerated().flatMap { step, set in
      records("mcs-p", step: step, set) { ($0.pValues, $0.count) }
    }
    let places = ranks.enumerated().flatMap { step, ranks in
      records("average-rank", step: step, ranks) { ($0.ranks, $0.count) }
    }
    return againstBaseline.comparisons.flatMap(\.againstBaseline)
      + againstBest.comparisons.flatMap(\.againstBest) + sets + places
  }

  private func records<Value>(
    _ metric: String, step: Int, _ result: Result<Value, SignificanceError>,
    _ values: (Value) -> (values: [Double], count: Int)
  ) -> [SignificanceRecord] {
    models.indices.map { model in
      let (value, count, reason): (Double?, Int, String?) =
        switch result {
        case .success(let found): (values(found).values[model], values(found).count, nil)
        case .failure(let error): (nil, 0, "\(error)")
        }
      return SignificanceRecord(
        model: models[model], horizon: step + 1, metric: metric, value: value, count: count,
        reason: reason)
    }
  }
}

extension SignificanceTable.Comparison {
  /// What is said of a test against the baseline; of the textbook's p-value only where there is one.
  fileprivate var againstBaseline: [SignificanceRecord] {
    let own = records([
      ("dm-statistic", statistic), ("dm-p", pValue), ("dm-p-adjusted", adjustedPValue),
    ])
    guard let test = try? test.get() else { return own }
    let textbook = SignificanceRecord(
      model: model, horizon: horizon, metric: "dm-p-textbook", value: test.pValue,
      count: test.count, reason: nil)
    return own + [textbook]
  }

  /// What is said of a test against the best.
  fileprivate var againstBest: [SignificanceRecord] {
    records([("dm-best-p-adjusted", adjustedPValue)])
  }

  private func records(_ values: [(String, Double?)]) -> [SignificanceRecord] {
    let reason = obstacle.map { "\($0)" }
    return values.map {
      SignificanceRecord(
        model: model, horizon: horizon, metric: $0.0, value: $0.1, count: count ?? 0,
        reason: reason)
    }
  }
}
