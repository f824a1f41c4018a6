/// Exact means and variances of an ETS model's future.
///
/// - Additive errors, no multiplicative season (class 1): `Var_h = σ² (1 + Σ_{j<h} c_j²)` with
///   `c_j = α + β (φ + … + φ^j) + γ [m divides j]`.
/// - Multiplicative errors, no multiplicative season (class 2): `Var_h = σ² (θ_h + S_h)` with
///   `S_h = Σ_{j<h} c_j² θ_{h-j}` and `θ_h = μ_h² + σ² S_h`: the book's `(1 + σ²) θ_h - μ_h²`,
///   which cancels to nothing where the errors are small beside the level.
/// - Multiplicative errors and season (class 3): `LevelMoments`, normal errors.
/// - Additive errors, multiplicative season: no closed form.
///
/// - Source: Hyndman et al. (2008), §6.2–6.4; class 3 rederived, it agrees with their recursion.
struct ETSMoments {
  /// `[h]`.
  let means: [Double]
  /// `[h]`, or nil where there is no closed form.
  let variances: [Double]?

  init(estimate: ETSEstimate, state: ETSState, steps: Int) {
    let form = estimate.form
    let weights = Self.weights(estimate.parameters, form, state, steps)
    switch (form.error, form.season) {
    case (.multiplicative, .multiplicative):
      (means, variances) = Self.productMoments(estimate, state, steps)
    case (.additive, .multiplicative):
      means = Self.levels(estimate, state, steps).enumerated()
        .map { $1 * state.season(ahead: $0 + 1) }
      variances = nil
    case (.additive, _):
      means = Self.linearMeans(estimate, state, steps)
      var sum = 1.0
      variances = (0..<steps).map { step in
        if step > 0 { sum += weights[step] * weights[step] }
        return estimate.variance * sum
      }
    case (.multiplicative, _):
      means = Self.linearMeans(estimate, state, steps)
      variances = Self.relativeVariances(means, weights, estimate.variance)
    }
  }

  /// `ℓ + (φ + … + φ^h) b` for h = 1 … steps.
  private static func levels(
    _ estimate: ETSEstimate, _ state: ETSState, _ steps: Int
  ) -> [Double] {
    var level = state.level
    var slope = state.slope
    return (0..<steps).map { _ in
      slope *= estimate.parameters.phi
      level += slope
      return level
    }
  }

  private static func linearMeans(
    _ estimate: ETSEstimate, _ state: ETSState, _ steps: Int
  ) -> [Double] {
    let levels = levels(estimate, state, steps)
    guard !state.seasons.isEmpty else { return levels }
    return levels.enumerated().map { $1 + state.season(ahead: $0 + 1) }
  }

  /// c_j, how an error j steps ago moves the forecast; c_0 is not used.
  private static func weights(
    _ p: ETSParameters, _ form: ETSForm, _ state: ETSState, _ steps: Int
  ) -> [Double] {
    var power = 1.0
    var sum = 0.0
    return (0..<steps).map { j in
      guard j > 0 else { return 1 }
      power *= p.phi
      sum += power
      let isSameSeason = form.season != .none && j % state.seasons.count == 0
      return p.alpha + p.beta * sum + (isSameSeason ? p.gamma : 0)
    }
  }

  private static func relativeVariances(
    _ means: [Double], _ weights: [Double], _ variance: Double
  ) -> [Double] {
    var moments: [Double] = []
    return means.indices.map { h in
      var sum = 0.0
      for j in 0..<h { sum += weights[h - j] * weights[h - j] * moments[j] }
      moments.append(means[h] * means[h] + variance * sum)
      return variance * (moments[h] + sum)
    }
  }
}
