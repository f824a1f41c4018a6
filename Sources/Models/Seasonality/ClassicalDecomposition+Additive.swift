extension ClassicalDecomposition {
  /// The additive seasonal indices.
  ///
  /// The mean difference of observation and trend at each place in the season, less the mean of
  /// these; the trend is the one of `multiplicativeIndices`.
  ///
  /// - Parameters:
  ///   - values: the observations, at least 2 m.
  ///   - m: the season length, at least 2.
  /// - Returns: `[m]`, their mean 0, in the unit of the values, the first for the first one.
  /// - Complexity: O(n).
  /// - Source: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, §3.4; R's
  ///   `decompose(type = "additive")`.
  public static func additiveIndices(_ values: [Double], m: Int) -> [Double] {
    let trend = centredAverage(values, m: m)
    let half = m / 2
    var sums = [Double](repeating: 0, count: m)
    var counts = [Int](repeating: 0, count: m)
    for (offset, level) in trend.enumerated() {
      sums[(half + offset) % m] += values[half + offset] - level
      counts[(half + offset) % m] += 1
    }
    let means = zip(sums, counts).map { $0 / Double($1) }
    let mean = means.reduce(0, +) / Double(m)
    return means.map { $0 - mean }
  }

  /// The centred moving average over one season.
  ///
  /// - Parameters:
  ///   - values: at least 2 m observations.
  ///   - m: the season length, at least 2; an even one gives the outer two of m + 1 half weight.
  /// - Returns: the average at positions `m / 2 ..< n - m / 2`.
  public static func centredAverage(_ values: [Double], m: Int) -> [Double] {
    precondition(m >= 2 && values.count >= 2 * m, "two seasons of at least 2 are expected")
    let half = m / 2
    return (half..<values.count - half).map { t in
      var total = values[t - half..<t + half + 1].reduce(0, +)
      if m.isMultiple(of: 2) { total -= (values[t - half] + values[t + half]) / 2 }
      return total / Double(m)
    }
  }
}
