/// Decomposition into trend, season and remainder by moving averages.
public enum ClassicalDecomposition {
  /// The multiplicative seasonal indices.
  ///
  /// The trend is a centred moving average over one season (for even m over m + 1 values, the
  /// outer two at half weight). Each index is the mean ratio of observation to trend at its
  /// place in the season; they are scaled to mean 1.
  ///
  /// - Parameters:
  ///   - values: the observations, all above 0, at least 2 m.
  ///   - m: the season length, at least 2.
  /// - Returns: `[m]`, the first for the first observation.
  /// - Complexity: O(n · m).
  /// - Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §3.4; R's
  ///   `decompose(type = "multiplicative")`.
  public static func multiplicativeIndices(_ values: [Double], m: Int) -> [Double] {
    precondition(m >= 2 && values.count >= 2 * m, "two seasons of at least 2 are expected")
    let half = m / 2
    var sums = [Double](repeating: 0, count: m)
    var counts = [Int](repeating: 0, count: m)
    for t in half..<values.count - half {
      var total = values[t - half..<t + half + 1].reduce(0, +)
      if m.isMultiple(of: 2) { total -= (values[t - half] + values[t + half]) / 2 }
      sums[t % m] += values[t] / (total / Double(m))
      counts[t % m] += 1
    }
    let means = zip(sums, counts).map { $0 / Double($1) }
    let mean = means.reduce(0, +) / Double(m)
    return means.map { $0 / mean }
  }
}
