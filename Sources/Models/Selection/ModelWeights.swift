internal import Glibc

/// What models count at each step, from their errors at past origins.
///
/// The `evidence` of m's errors at step h is its posterior probability among the models:
///
///     loss[m, h]  =  mean over the steps k from h/2 to 2h of mean |error[m, k]|
///     weight[m, h]  ∝  loss[m, h] ^ -n[h]
///
/// with n[h] the outcomes at step h whose forecasts do not overlap. For n independent errors with a
/// Laplace distribution of unknown scale the greatest likelihood is `(2 e · mean |error|)^-n`; the
/// models are equally probable before. One or two outcomes leave all models much alike (n = 2 are
/// the inverse squared errors of Bates and Granger); many leave the best one alone. Errors at
/// neighbouring steps share most of their surprises (√(k/h) ≥ 0.7 of them on a random walk), so
/// that their mean is the same quantity with less noise.
///
/// - Source: Kapetanios, Labhard & Price (2006), Economics Letters 91(3), and Eklund & Karlsson
///   (2007), Econometric Reviews 26(2–4), for weights by predictive likelihood; Bates & Granger
///   (1969), Operational Research Quarterly 20(4).
struct ModelWeights {
  /// `[model][step]`; nil for a model that is out, and for a step without an actual.
  let errors: [[Double?]?]
  /// n, `[step]`.
  let outcomes: [Double]

  /// A weight up to which a model is left out.
  static let negligible = 0.01

  /// The weights of all models at each step, `[step][model]`, each step's adding up to 1; of
  /// zeros where no model has an error.
  func weights(by combine: AutomaticModel.Combine) -> [[Double]] {
    let distinct = distinctModels
    return outcomes.indices.map { step in
      let reach = combine == .evidence ? step / 2...2 * step + 1 : step...step
      let losses = distinct.compactMap { model in
        loss(of: model, at: reach).map { (model: model, loss: $0) }
      }
      var weights = [Double](repeating: 0, count: errors.count)
      guard let best = losses.min(by: { $0.loss < $1.loss }) else { return weights }
      for (model, loss) in losses {
        switch combine {
        case .best: weights[model] = model == best.model ? 1 : 0
        case .inverseError: weights[model] = Self.ratio(best.loss, loss, power: 2)
        case .evidence: weights[model] = Self.ratio(best.loss, loss, power: outcomes[step])
        }
      }
      return combine == .evidence ? Self.settled(Self.shares(weights)) : Self.shares(weights)
    }
  }

  /// The models that are not out, without those whose every error is that of one before: the
  /// seasonal naive model of a series without seasons is no second opinion.
  private var distinctModels: [Int] {
    errors.indices.filter { model in
      errors[model] != nil && !errors[..<model].contains { $0 == errors[model] }
    }
  }

  /// The mean error over the steps that have one; over all steps where none of these has.
  private func loss(of model: Int, at steps: ClosedRange<Int>) -> Double? {
    let all = errors[model] ?? []
    let near = all.indices.filter { steps.contains($0) }.compactMap { all[$0] }
    let known = near.isEmpty ? all.compactMap { $0 } : near
    return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
  }

  /// `(best / loss)^power`, 1 for the best even where it makes no error.
  private static func ratio(_ best: Double, _ loss: Double, power: Double) -> Double {
    loss == best ? 1 : pow(best / loss, power)
  }

  private static func shares(_ weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// One model alone where it is all but certain; else those that count for something.
  private static func settled(_ weights: [Double]) -> [Double] {
    if let sure = weights.firstIndex(where: { $0 >= AutomaticModel.certainty }) {
      return weights.indices.map { $0 == sure ? 1 : 0 }
    }
    return shares(weights.map { $0 > negligible ? $0 : 0 })
  }
}
