internal import Glibc

/// Exponential smoothing of one series, forward and backward.
///
///     l_t     = α y_t / s_t + (1 - α) l_{t-1},   l_0 = y_0 / s_0
///     s_{t+m} = γ y_t / l_t + (1 - γ) s_t
///
/// Without a season `s = 1`.
///
/// - Source: Smyl (2020), Int. J. Forecasting 36(1), 75-85, equations 1-2; Holt–Winters.
struct SmoothingPass {
  let parameters: SmoothingParameters
  private let observed: [Double]
  /// `log l_t`, `[n]`.
  let logLevels: [Double]
  /// `log s_t`, `[n + m]`; zeros without a season.
  let logSeasons: [Double]
  private let levels: [Double]
  private let seasons: [Double]

  /// Smooths a series.
  ///
  /// - Parameters:
  ///   - observed: y, all above 0, at least one.
  ///   - parameters: how fast level and season move, and the season at the start.
  init(_ observed: [Double], _ parameters: SmoothingParameters) {
    self.observed = observed
    self.parameters = parameters
    let m = parameters.seasonLength
    let (alpha, gamma) = (parameters.level, parameters.season)
    var levels = [Double](repeating: 0, count: observed.count)
    var seasons = [Double](repeating: 1, count: observed.count + m)
    if m > 1 {
      for (place, value) in parameters.initialSeason.enumerated() { seasons[place] = value }
    }
    for t in observed.indices {
      let adjusted = observed[t] / seasons[t]
      levels[t] = t == 0 ? adjusted : alpha * adjusted + (1 - alpha) * levels[t - 1]
      if m > 1 {
        seasons[t + m] = gamma * observed[t] / levels[t] + (1 - gamma) * seasons[t]
      }
    }
    self.levels = levels
    self.seasons = seasons
    logLevels = levels.map { log($0) }
    logSeasons = seasons.map { log($0) }
  }

  /// The place in `logSeasons` of the season at `position` as it is known after `origin`.
  func knownSeason(at position: Int, after origin: Int) -> Int {
    let m = parameters.seasonLength
    // Without a season all places say the same, and there are none after the origin.
    guard m > 1 else { return min(position, origin) }
    guard position > origin + m else { return position }
    return position - m * ((position - origin - 1) / m)
  }

  /// The gradient of the parameters from that of the logarithms.
  ///
  /// - Parameters:
  ///   - levelGradients: `∂L/∂ log l_t`, `[n]`.
  ///   - seasonGradients: `∂L/∂ log s_t`, `[n + m]`.
  /// - Returns: `∂L/∂` every parameter, in the order of `SmoothingParameters.values`.
  func gradients(levelGradients: [Double], seasonGradients: [Double]) -> [Double] {
    let m = parameters.seasonLength
    let (alpha, gamma) = (parameters.level, parameters.season)
    var dl = zip(levelGradients, levels).map { $0 / $1 }
    var ds = zip(seasonGradients, seasons).map { $0 / $1 }
    var (alphaGradient, gammaGradient) = (0.0, 0.0)
    for t in observed.indices.reversed() {
      if m > 1 {
        let ratio = observed[t] / levels[t]
        gammaGradient += ds[t + m] * (ratio - seasons[t])
        dl[t] -= ds[t + m] * gamma * ratio / levels[t]
        ds[t] += ds[t + m] * (1 - gamma)
      }
      let adjusted = observed[t] / seasons[t]
      let share = t == 0 ? 1 : alpha
      if t > 0 {
        alphaGradient += dl[t] * (adjusted - levels[t - 1])
        dl[t - 1] += dl[t] * (1 - alpha)
      }
      ds[t] -= dl[t] * share * adjusted / seasons[t]
    }
    let level = alphaGradient * alpha * (1 - alpha)
    guard m > 1 else { return [level] }
    let season = gammaGradient * gamma * (1 - gamma)
    return [level, season] + (0..<m).map { ds[$0] * seasons[$0] }
  }
}
