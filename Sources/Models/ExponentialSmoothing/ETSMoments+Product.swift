extension ETSMoments {
  /// Means and variances where error and season both multiply.
  ///
  /// With x = (ℓ, b), `x ← (F + G ε) x` and `y_h = q_h s (1 + ε)`, where `q_h = ℓ + φ b` and s
  /// the last season of the phase times `1 + γ ε` for each earlier future step of that phase:
  ///
  ///     Var_h = s² (Var q + σ² E[q²])
  static func productMoments(
    _ estimate: ETSEstimate, _ state: ETSState, _ steps: Int
  ) -> ([Double], [Double]) {
    let m = state.seasons.count
    let parameters = estimate.parameters
    var means: [Double] = []
    var variances: [Double] = []
    for h in 1...steps {
      var moments = LevelMoments(state)
      for step in 1..<h {
        moments.advance(
          parameters, variance: estimate.variance,
          seasonal: (h - step) % m == 0 ? parameters.gamma : 0)
      }
      let season = state.season(ahead: h)
      let (mean, variance) = moments.forecast(parameters.phi)
      means.append(season * mean)
      variances.append(
        season * season * (variance + estimate.variance * (variance + mean * mean)))
    }
    return (means, variances)
  }
}
