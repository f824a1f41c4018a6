internal import Glibc

/// What one series learns for itself: how fast its level and season move, and the season at its
/// start.
struct SmoothingParameters: Hashable, Sendable {
  /// `[logit α, logit γ, log s_0 … log s_{m-1}]`, without γ and s where there is no season.
  var values: [Double]
  /// m, 1 for none.
  let seasonLength: Int

  /// Starting values: α = γ = ½ and the mean ratio of each place in the season to its season's mean.
  ///
  /// - Parameters:
  ///   - observed: y, all above 0.
  ///   - seasonLength: m; counts as 1 where there are not two whole seasons.
  init(observed: [Double], seasonLength: Int) {
    guard seasonLength > 1, observed.count >= 2 * seasonLength else {
      self.init(values: [0], seasonLength: 1)
      return
    }
    var sums = [Double](repeating: 0, count: seasonLength)
    let seasons = min(observed.count / seasonLength, 3)
    for season in 0..<seasons {
      let one = observed[season * seasonLength..<(season + 1) * seasonLength]
      let mean = one.reduce(0, +) / Double(seasonLength)
      for (place, value) in one.enumerated() { sums[place] += log(value / mean) }
    }
    self.init(
      values: [0, 0] + sums.map { $0 / Double(seasons) }, seasonLength: seasonLength)
  }

  init(values: [Double], seasonLength: Int) {
    self.values = values
    self.seasonLength = seasonLength
  }

  /// α, in 0...1.
  var level: Double { Self.logistic(values[0]) }
  /// γ, in 0...1; 0 without a season.
  var season: Double { seasonLength > 1 ? Self.logistic(values[1]) : 0 }

  /// s at the start, `[m]`.
  var initialSeason: [Double] { values.dropFirst(2).map { exp($0) } }

  /// The same series seen from `positions` later: its season begins at another place.
  func shifted(by positions: Int) -> SmoothingParameters {
    guard seasonLength > 1 else { return self }
    let season = Array(values.dropFirst(2))
    let start = ((positions % seasonLength) + seasonLength) % seasonLength
    return SmoothingParameters(
      values: Array(values.prefix(2)) + season[start...] + season[..<start],
      seasonLength: seasonLength)
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
