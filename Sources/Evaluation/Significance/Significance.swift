internal import NumericalMethods

/// Which differences between models are more than chance, horizon by horizon: tests against the
/// baseline and the best, model confidence sets, average ranks, and the verdict they add up to.
///
/// Everything random is drawn from the seed, a stream a horizon.
public struct Significance: Sendable {
  /// The probability of a false alarm that is put up with, over all tests of a table.
  public static let chance = 0.05

  /// The models, in the order of the comparison: positions in sets and ranks count them.
  public let models: [String]
  /// The model that has to be beaten.
  public let baseline: String
  /// What is compared.
  public let loss: SignificanceTable.Loss
  /// Every model against the baseline.
  public let againstBaseline: SignificanceTable
  /// Every model against the best of each horizon.
  public let againstBest: SignificanceTable
  /// The models that may be the best, by horizon from 1.
  public let confidenceSets: [Result<ModelConfidenceSet, SignificanceError>]
  /// Average ranks and their critical difference, by horizon from 1.
  public let ranks: [Result<AverageRanks, SignificanceError>]
  /// What follows, horizon by horizon.
  public let verdict: Verdict

  /// Tests the models of a comparison.
  ///
  /// - Parameters:
  ///   - data: forecasts beside actuals.
  ///   - baseline: the model that has to be beaten.
  ///   - loss: what is compared.
  ///   - seed: where the bootstrap draws from.
  ///   - resamples: bootstrap samples a horizon.
  public init(
    _ data: ScoringData, against baseline: String = "naive",
    loss: SignificanceTable.Loss = .absolute, seed: UInt64 = 1, resamples: Int = 1_000
  ) {
    let losses = HorizonLosses.all(data, loss: loss)
    let random = SeededRandom(seed: seed).child(named: "model confidence set")
    models = data.models
    self.baseline = baseline
    self.loss = loss
    againstBaseline = SignificanceTable(
      losses, models: data.models, against: baseline, loss: loss)
    againstBest = SignificanceTable(againstBest: losses, models: data.models, loss: loss)
    confidenceSets = losses.enumerated().map { step, losses in
      Result { () throws(SignificanceError) in
        try ModelConfidenceSet(
          losses.get(), resamples: resamples, random: random.child(step))
      }
    }
    ranks = losses.map { losses in
      Result { () throws(SignificanceError) in try AverageRanks(losses.get()) }
    }
    verdict = Verdict(
      models: data.models, baseline: baseline, losses: losses, tests: againstBaseline,
      confidenceSets: confidenceSets)
  }
}
