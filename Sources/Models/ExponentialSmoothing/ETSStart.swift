internal import Glibc
internal import NumericalMethods

/// Where an ETS fit starts its search.
///
/// - Source: Hyndman, Koehler, Snyder & Grose (2002), Int. J. Forecasting 18(3), §3.2, as R's
///   `forecast::ets` applies it.
enum ETSStart {
  /// Level, slope and seasons from a decomposition and a line through the first observations.
  ///
  /// - Parameters:
  ///   - form: the components wanted.
  ///   - values: the series, `[n]`, longer than a season.
  ///   - m: the season length.
  /// - Returns: the state before the first observation.
  static func state(_ form: ETSForm, _ values: [Double], m: Int) -> ETSState {
    guard form.season != .none else {
      let (level, slope) = line(values, reach: 10, hasTrend: form.trend != .none)
      return ETSState(level: level, slope: slope)
    }
    let seasons = seasons(values, m: m, isAdditive: form.season == .additive)
    let adjusted = values.enumerated().map { index, value in
      form.season == .additive
        ? value - seasons[index % m] : value / max(seasons[index % m], 0.01)
    }
    let (level, slope) = line(adjusted, reach: 2 * m, hasTrend: form.trend != .none)
    return ETSState(level: level, slope: slope, seasons: seasons)
  }

  /// The mean of the first observations, or the line through them.
  private static func line(_ values: [Double], reach: Int, hasTrend: Bool) -> (Double, Double) {
    let first = Array(values.prefix(max(10, reach)))
    let mean = first.reduce(0, +) / Double(first.count)
    guard hasTrend, first.count > 1 else { return (mean, 0) }
    let centre = Double(first.count + 1) / 2
    var products = 0.0
    var squares = 0.0
    for (index, value) in first.enumerated() {
      let time = Double(index + 1) - centre
      products += time * (value - mean)
      squares += time * time
    }
    let slope = products / squares
    return (mean - slope * centre, slope)
  }

  /// Seasonal indices that sum to 0, or to m with none below 0.01.
  private static func seasons(_ values: [Double], m: Int, isAdditive: Bool) -> [Double] {
    var indices =
      values.count < 3 * m
      ? detrended(values, m: m, isAdditive: isAdditive)
      : isAdditive
        ? ClassicalDecomposition.additiveIndices(values, m: m)
        : ClassicalDecomposition.multiplicativeIndices(values, m: m)
    let total = indices.reduce(0, +)
    if isAdditive {
      for index in indices.indices { indices[index] -= total / Double(m) }
    } else {
      for index in indices.indices {
        let scaled = indices[index] * Double(m) / total
        indices[index] = scaled.isFinite ? max(scaled, 0.01) : 1
      }
      let kept = indices.reduce(0, +)
      for index in indices.indices { indices[index] *= Double(m) / kept }
    }
    return indices
  }

  /// The first season less (or over) a line fitted together with one pair of waves: what a
  /// series of fewer than three seasons allows.
  private static func detrended(_ values: [Double], m: Int, isAdditive: Bool) -> [Double] {
    let n = values.count
    let rows = (0..<n).map { t -> [Double] in
      let angle = 2 * Double.pi * Double(t + 1) / Double(m)
      let waves = m == 2 ? [cos(angle)] : [sin(angle), cos(angle)]
      return [1, Double(t + 1)] + waves
    }
    guard n > rows[0].count,
      let fit = try? LeastSquares.solve(
        regressors: Matrix(rows), targets: Matrix(column: values))
    else { return [Double](repeating: isAdditive ? 0 : 1, count: m) }
    let line = (fit.coefficients[0, 0], fit.coefficients[1, 0])
    return (0..<m).map { t in
      let level = line.0 + line.1 * Double(t + 1)
      return isAdditive ? values[t] - level : values[t] / level
    }
  }

  /// Parameters to try from a state: quiet and lively levels, slopes and seasons.
  ///
  /// - Parameters:
  ///   - form: the components.
  ///   - state: where every one of them starts.
  ///   - m: the season length.
  /// - Returns: twelve sets, the first the one R starts from.
  static func parameters(_ form: ETSForm, from state: ETSState, m: Int) -> [ETSParameters] {
    let usual = 1e-4 + 0.2 * 0.9998 / Double(form.season == .none ? 1 : m)
    let choices: [(alpha: Double, slope: Double, season: Double, phi: Double)] = [
      (usual, 0.1, 0.05, 0.978), (0.02, 0.5, 0.01, 0.9), (0.1, 0.1, 0.1, 0.978),
      (0.3, 0.1, 0.2, 0.9), (0.5, 0.05, 0.1, 0.95), (0.7, 0.02, 0.05, 0.978),
      (0.9, 0.01, 0.01, 0.9), (0.99, 0.002, 0.002, 0.978), (0.9, 0.9, 0.5, 0.82),
      (0.1, 0.9, 0.5, 0.95), (0.02, 0.1, 0.95, 0.9), (0.5, 0.5, 0.5, 0.9),
    ]
    return choices.map { choice in
      ETSParameters(
        alpha: choice.alpha, beta: choice.alpha * choice.slope,
        gamma: (1 - choice.alpha) * choice.season, phi: choice.phi, initial: state)
    }
  }
}
