extension ETSMoments {
  /// Means and variances where error and season both multiply.
  ///
  /// With x = (ℓ, b), `x ← (F + G ε) x` and `y_h = q_h s (1 + ε)`, where `q_h = ℓ + φ b` and s
  /// the last season of the phase times `1 + γ ε` for each earlier future step of that phase.
  static func productMoments(
    _ estimate: ETSEstimate, _ state: ETSState, _ steps: Int
  ) -> ([Double], [Double]) {
    let m = state.seasons.count
    var means: [Double] = []
    var variances: [Double] = []
    for h in 1...steps {
      var moments = LevelMoments(state)
      for step in 1..<max(h, 1) where step < h {
        moments.advance(
          estimate.parameters, variance: estimate.variance,
          seasonal: (h - step) % m == 0 ? estimate.parameters.gamma : 0)
      }
      let season = state.season(ahead: h)
      let (first, second) = moments.forecast(estimate.parameters.phi)
      let mean = season * first
      means.append(mean)
      variances.append((1 + estimate.variance) * season * season * second - mean * mean)
    }
    return (means, variances)
  }
}

/// `E[x w]` and `E[x xᵀ w²]` for x = (ℓ, b) and w the product of the season's moves so far.
private struct LevelMoments {
  private var level: Double
  private var slope: Double
  private var levelLevel: Double
  private var levelSlope: Double
  private var slopeSlope: Double

  init(_ state: ETSState) {
    level = state.level
    slope = state.slope
    levelLevel = level * level
    levelSlope = level * slope
    slopeSlope = slope * slope
  }

  /// Moments of q = ℓ + φ b.
  func forecast(_ phi: Double) -> (Double, Double) {
    (
      level + phi * slope,
      levelLevel + 2 * phi * levelSlope + phi * phi * slopeSlope
    )
  }

  /// One step: `x ← (q, φ b) + (α, β) q ε`, `w ← w (1 + γ ε)`, ε normal.
  mutating func advance(_ p: ETSParameters, variance v: Double, seasonal gamma: Double) {
    let (q, qq) = forecast(p.phi)
    // E[q · φ b] and E[(φ b)²]
    let qd = p.phi * levelSlope + p.phi * p.phi * slopeSlope
    let dd = p.phi * p.phi * slopeSlope
    let d = p.phi * slope
    level = q + p.alpha * gamma * v * q
    slope = d + p.beta * gamma * v * q
    // E[(1 + γε)²], E[ε (1 + γε)²], E[ε² (1 + γε)²]
    let e0 = 1 + gamma * gamma * v
    let e1 = 2 * gamma * v
    let e2 = v + 3 * gamma * gamma * v * v
    levelLevel = qq * (e0 + 2 * p.alpha * e1 + p.alpha * p.alpha * e2)
    levelSlope = qd * (e0 + p.alpha * e1) + qq * (p.beta * e1 + p.alpha * p.beta * e2)
    slopeSlope = dd * e0 + 2 * p.beta * e1 * qd + p.beta * p.beta * e2 * qq
  }
}
