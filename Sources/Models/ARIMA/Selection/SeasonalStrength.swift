/// How much of what is left of a series beside its trend is season, from 0 to 1.
///
///     strength = max(0, 1 - Var(remainder) / Var(season + remainder))
///
/// of an STL decomposition with the settings of R's `forecast::nsdiffs`: seasonal window 11, two
/// inner passes, not robust.
///
/// - Source: Wang, Smith & Hyndman (2006), Data Mining and Knowledge Discovery 13(3).
enum SeasonalStrength {
  /// A strength above this asks for a seasonal difference.
  static let critical = 0.64
  private static let seasonalWindow = 11

  /// The strength of the season of `length` observations in complete values of more than two
  /// seasons.
  static func of(_ values: [Double], seasonLength length: Int) -> Double {
    let (season, trend) = decompose(values, length)
    let remainder = values.indices.map { values[$0] - season[$0] - trend[$0] }
    let both = zip(season, remainder).map { $0 + $1 }
    let spread = variance(both)
    return spread > 0 ? max(0, min(1, 1 - variance(remainder) / spread)) : 0
  }

  private static func decompose(_ y: [Double], _ m: Int) -> (season: [Double], trend: [Double]) {
    let n = y.count
    let seasonal = LoessSmoother(width: seasonalWindow, degree: 0, jump: 2)
    let trendWidth = odd(
      Int((1.5 * Double(m) / (1 - 1.5 / Double(seasonalWindow))).rounded(.up)))
    let trendSmoother = LoessSmoother(width: trendWidth, degree: 1, jump: (trendWidth + 9) / 10)
    let low = LoessSmoother(width: odd(m), degree: 1, jump: (odd(m) + 9) / 10)
    var trend = [Double](repeating: 0, count: n)
    var season = trend
    for _ in 0..<2 {
      // Each phase of the season smoothed by itself, one season beyond either end.
      var cycles = [Double](repeating: 0, count: n + 2 * m)
      for phase in 0..<m {
        let positions = Array(stride(from: phase, to: n, by: m))
        let smoothed = seasonal.smoothBeyond(positions.map { y[$0] - trend[$0] })
        for (index, value) in smoothed.enumerated() { cycles[phase + index * m] = value }
      }
      let slow = low.smooth(mean(mean(mean(cycles, m), m), 3))
      season = (0..<n).map { cycles[$0 + m] - slow[$0] }
      trend = trendSmoother.smooth((0..<n).map { y[$0] - season[$0] })
    }
    return (season, trend)
  }

  /// Moving averages of `count` values, shorter by `count - 1`.
  private static func mean(_ values: [Double], _ count: Int) -> [Double] {
    var sum = values.prefix(count).reduce(0, +)
    var means = [sum / Double(count)]
    for t in count..<values.count {
      sum += values[t] - values[t - count]
      means.append(sum / Double(count))
    }
    return means
  }

  private static func odd(_ count: Int) -> Int { count % 2 == 0 ? count + 1 : count }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
