internal import NeuralNetworks

/// What a network reads and writes of smoothed series: at every position the window before it and
/// the horizon after it, as logarithms relative to level and season.
///
///     x_{t,j} = log y_{t-L+1+j} - log l_t - log s_{t-L+1+j},    j = 0 … L - 1
///     o_{t,k} ≈ log y_{t+k} - log l_t - log s_{t+k},            k = 1 … h
///
/// The season of a step to come is the one known at `t`.
struct SmoothedWindows {
  /// L.
  let inputSize: Int
  /// h.
  let horizon: Int
  /// T, the positions walked, at the end of each series.
  let steps: Int

  /// Writes what is read at the last `steps` positions up to `end`; positions before the first
  /// whole window read zeros.
  ///
  /// - Parameters:
  ///   - input: `[T, B, L]`, zeros where nothing is written.
  ///   - column: the series' place in the batch.
  ///   - logs: log y.
  ///   - pass: the smoothed series.
  ///   - end: one past the last position.
  func fillInput(
    _ input: Tensor<Float>, _ column: Int, logs: [Double], pass: SmoothingPass, end: Int
  ) {
    for step in 0..<steps {
      let t = end - steps + step
      for place in 0..<inputSize {
        let position = t - inputSize + 1 + place
        input[step, column, place] =
          t < 0 || position < 0
          ? 0 : Float(logs[position] - pass.logLevels[t] - pass.logSeasons[position])
      }
    }
  }

  /// Writes what followed each of those positions, weight 0 where nothing was observed or read.
  func fillTargets(
    _ targets: Tensor<Float>, _ weights: Tensor<Float>, _ column: Int, logs: [Double],
    pass: SmoothingPass, end: Int
  ) {
    for step in 0..<steps {
      let t = end - steps + step
      for ahead in 1...horizon {
        let isKnown = t >= 0 && t + ahead < logs.count
        weights[step, column, ahead - 1] = isKnown ? 1 : 0
        targets[step, column, ahead - 1] =
          isKnown
          ? Float(
            logs[t + ahead] - pass.logLevels[t]
              - pass.logSeasons[pass.knownSeason(at: t + ahead, after: t)]) : 0
      }
    }
  }

  /// Carries the gradient of the targets over to levels and seasons.
  ///
  /// - Parameters:
  ///   - gradients: `∂L/∂target`, `[T, B, h]`.
  ///   - column: the series' place in the batch.
  ///   - pass: the smoothed series.
  ///   - end: one past the last position.
  /// - Returns: the gradient of the series' parameters.
  func parameterGradients(
    _ gradients: Tensor<Float>, _ column: Int, pass: SmoothingPass, end: Int
  ) -> [Double] {
    var levels = [Double](repeating: 0, count: pass.logLevels.count)
    var seasons = [Double](repeating: 0, count: pass.logSeasons.count)
    for step in 0..<steps {
      let t = end - steps + step
      guard t >= 0 else { continue }
      for ahead in 1...horizon {
        let gradient = Double(gradients[step, column, ahead - 1])
        guard gradient != 0 else { continue }
        levels[t] -= gradient
        seasons[pass.knownSeason(at: t + ahead, after: t)] -= gradient
      }
    }
    return pass.gradients(levelGradients: levels, seasonGradients: seasons)
  }
}
