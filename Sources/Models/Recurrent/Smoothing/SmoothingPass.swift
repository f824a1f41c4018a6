internal import Glibc

/// Exponential smoothing of one series, forward and backward.
///
///     u_t         = log y_t - Σ_k log s_{k,t}
///     l_t         = α exp u_t + (1 - α) l_{t-1},   l_0 = exp u_0
///     s_{k,t+m_k} = s_{k,t} (1 + γ_k (r_t - 1)),   r_t = exp u_t / l_t
///
/// With one season the last line is Holt–Winters' `γ y_t / l_t + (1 - γ) s_t`.
///
/// - Source: Smyl (2020), Int. J. Forecasting 36(1), 75-85, equations 1-6.
struct SmoothingPass {
  let parameters: SmoothingParameters
  /// `log l_t`, `[n]`.
  let logLevels: [Double]
  /// `log s_{k,t}` of every season, `[n + m_k]`.
  let logSeasons: [[Double]]
  /// `exp u_t`, `[n]`.
  private let adjusted: [Double]

  /// Smooths a series.
  ///
  /// - Parameters:
  ///   - logs: log y, at least one.
  ///   - parameters: how fast level and seasons move, and the seasons at the start.
  init(_ logs: [Double], _ parameters: SmoothingParameters) {
    self.parameters = parameters
    let (alpha, gammas) = (parameters.level, parameters.seasons)
    let lengths = parameters.seasonLengths
    var seasons = zip(parameters.seasonStarts, lengths).map { start, length in
      Array(parameters.values[start..<start + length])
        + [Double](repeating: 0, count: logs.count)
    }
    var logLevels = [Double](repeating: 0, count: logs.count)
    var adjusted = logLevels
    var level = 0.0
    for t in logs.indices {
      var left = logs[t]
      for k in lengths.indices { left -= seasons[k][t] }
      adjusted[t] = exp(left)
      level = t == 0 ? adjusted[t] : alpha * adjusted[t] + (1 - alpha) * level
      logLevels[t] = log(level)
      let departure = adjusted[t] / level - 1
      for k in lengths.indices {
        seasons[k][t + lengths[k]] = seasons[k][t] + log(1 + gammas[k] * departure)
      }
    }
    self.logLevels = logLevels
    self.adjusted = adjusted
    logSeasons = seasons
  }

  /// `Σ_k log s_{k,t}`, the seasons at `position` as they are known after `origin`.
  func logSeason(at position: Int, after origin: Int) -> Double {
    var sum = 0.0
    for k in logSeasons.indices {
      sum += logSeasons[k][knownSeason(k, at: position, after: origin)]
    }
    return sum
  }

  /// The place in `logSeasons[k]` of the season at `position` as it is known after `origin`.
  func knownSeason(_ k: Int, at position: Int, after origin: Int) -> Int {
    let m = parameters.seasonLengths[k]
    guard position > origin + m else { return position }
    return position - m * ((position - origin - 1) / m)
  }

  /// The gradient of the parameters from that of the logarithms.
  ///
  /// - Parameters:
  ///   - levelGradients: `∂L/∂ log l_t`, `[n]`.
  ///   - seasonGradients: `∂L/∂ log s_{k,t}`, `[n + m_k]` for every season.
  /// - Returns: `∂L/∂` every parameter, in the order of `SmoothingParameters.values`.
  func gradients(levelGradients: [Double], seasonGradients: [[Double]]) -> [Double] {
    let (alpha, gammas) = (parameters.level, parameters.seasons)
    let lengths = parameters.seasonLengths
    var (dl, ds) = (levelGradients, seasonGradients)
    var alphaGradient = 0.0
    var gammaGradients = [Double](repeating: 0, count: lengths.count)
    for t in logLevels.indices.reversed() {
      let level = exp(logLevels[t])
      let ratio = adjusted[t] / level
      var du = 0.0
      for k in lengths.indices {
        let gradient = ds[k][t + lengths[k]]
        let growth = 1 + gammas[k] * (ratio - 1)
        let share = gradient * gammas[k] * ratio / growth
        du += share
        dl[t] -= share
        ds[k][t] += gradient
        gammaGradients[k] += gradient * (ratio - 1) / growth
      }
      if t == 0 {
        du += dl[t]
      } else {
        let share = alpha * ratio
        du += dl[t] * share
        dl[t - 1] += dl[t] * (1 - share)
        alphaGradient += dl[t] * (adjusted[t] - exp(logLevels[t - 1])) / level
      }
      for k in lengths.indices { ds[k][t] -= du }
    }
    return [alphaGradient * alpha * (1 - alpha)]
      + zip(gammas, gammaGradients).map { $0 * (1 - $0) * $1 }
      + zip(ds, lengths).flatMap { $0.prefix($1) }
  }
}
