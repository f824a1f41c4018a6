/// Diebold–Mariano tests of every model against one baseline, horizon by horizon, adjusted for
/// their number after Holm.
///
/// On panels the loss of an origin is the mean over the series that were cut there.
public struct SignificanceTable: Sendable {
  /// What is compared.
  public enum Loss: String, Hashable, Sendable {
    /// `|e|`.
    case absolute
    /// `e²`.
    case squared
    /// `|e| / scale`, so that series of any size count alike.
    case scaled

    /// The loss that belongs to a metric: squared for RMSE, RMSSE and R², scaled for MASE and
    /// OWA, else absolute.
    public init(metric name: String) {
      switch name {
      case "rmse", "rmsse", "r2": self = .squared
      case "mase", "owa": self = .scaled
      default: self = .absolute
      }
    }
  }

  /// One test.
  public struct Comparison: Sendable {
    /// The model compared with the baseline.
    public let model: String
    /// Steps ahead, from 1.
    public let horizon: Int
    /// The test; below 0 the model is better than the baseline.
    public let test: Result<DieboldMariano, SignificanceError>
    /// The p-value adjusted for the number of tests in the table.
    public let adjustedPValue: Double?
  }

  /// The model all others are compared with.
  public let baseline: String
  /// What is compared.
  public let loss: Loss
  /// By model, then horizon; empty where the baseline has no scores.
  public let comparisons: [Comparison]

  /// Tests every model against the baseline.
  ///
  /// - Parameters:
  ///   - data: forecasts beside actuals.
  ///   - baseline: the model to compare with.
  ///   - loss: what is compared.
  public init(_ data: ScoringData, against baseline: String = "naive", loss: Loss = .absolute) {
    self.baseline = baseline
    self.loss = loss
    guard let reference = data.models.firstIndex(of: baseline) else {
      comparisons = []
      return
    }
    let keys = data.models.indices.filter { $0 != reference }.flatMap { model in
      (0..<data.horizon).map { (model: model, step: $0) }
    }
    let tests = keys.map { key in
      Result { () throws(SignificanceError) in
        try DieboldMariano(
          data.losses(model: key.model, step: key.step, loss: loss),
          against: data.losses(model: reference, step: key.step, loss: loss),
          // Origins `step` apart overlap only with the neighbours within the horizon.
          horizon: 1 + (key.step + data.gap) / data.step)
      }
    }
    let adjusted = DieboldMariano.holm(tests.compactMap { try? $0.get().pValue })
    var next = 0
    comparisons = zip(keys, tests).map { key, test in
      var value: Double?
      if case .success = test {
        value = adjusted[next]
        next += 1
      }
      return Comparison(
        model: data.models[key.model], horizon: key.step + 1, test: test, adjustedPValue: value)
    }
  }

  /// The test of a model at a horizon.
  public func comparison(of model: String, at horizon: Int) -> Comparison? {
    comparisons.first { $0.model == model && $0.horizon == horizon }
  }
}

extension ScoringData {
  /// A model's losses at a step (from 0), by origin; the mean over series where there are several.
  fileprivate func losses(
    model: Int, step: Int, loss: SignificanceTable.Loss
  ) throws(SignificanceError) -> [Double] {
    var sums: [Int: (sum: Double, count: Int)] = [:]
    for one in series {
      for fold in one.folds where step < fold.actuals.count && !fold.actuals[step].isNaN {
        let point = fold.point(model: model, step: step)
        let value: Double
        do { value = try point.loss(loss) } catch { throw .undefinedLoss(error) }
        let old = sums[fold.origin] ?? (0, 0)
        sums[fold.origin] = (old.sum + value, old.count + 1)
      }
    }
    return sums.keys.sorted().compactMap { sums[$0] }.map { $0.sum / Double($0.count) }
  }
}

extension ScoredPoint {
  fileprivate func loss(_ loss: SignificanceTable.Loss) throws(MetricError) -> Double {
    switch loss {
    case .absolute: abs(error)
    case .squared: error * error
    case .scaled: try abs(error) / scale.get().absoluteDivisor()
    }
  }
}
