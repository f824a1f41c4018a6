/// How often a series must be differenced to have a stationary level.
enum DifferenceOrders {
  /// D: a seasonal difference as long as the season is strong, at most `limit`.
  ///
  /// Gaps are bridged by straight lines; two seasons or less have no season to measure.
  static func seasonal(_ values: [Double], seasonLength m: Int, limit: Int) -> Int {
    let levels = magnitude(values)
    var values = bridged(values)
    guard m > 1, values.count > 2 * m, !isConstant(values, levels: levels) else { return 0 }
    var count = 0
    while count < limit, values.count > 2 * m,
      SeasonalStrength.of(values, seasonLength: m) > SeasonalStrength.critical
    {
      values = Differencing.difference(values, lag: m)
      count += 1
      if isConstant(values, levels: levels) { break }
    }
    return count
  }

  /// d: a difference as long as the KPSS test refuses a stationary level, at most `limit`.
  ///
  /// `levels` is the magnitude of the series the values were differenced from.
  static func plain(_ values: [Double], levels: Double, limit: Int) -> Int {
    var values = values.filter { !$0.isNaN }
    var count = 0
    while count < limit, values.count > 1, !isConstant(values, levels: levels),
      KPSSTest.statistic(values) > KPSSTest.critical
    {
      values = Differencing.difference(values, lag: 1)
      count += 1
    }
    return count
  }

  /// Whether all present values agree but for the rounding of the levels they come from.
  static func isConstant(_ values: [Double], levels: Double) -> Bool {
    let present = values.filter { !$0.isNaN }
    guard let low = present.min(), let high = present.max() else { return true }
    return high - low <= 1e-13 * levels
  }

  /// The largest absolute value present.
  static func magnitude(_ values: [Double]) -> Double {
    values.reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
  }

  /// The values with straight lines across gaps and constants beyond the ends.
  static func bridged(_ values: [Double]) -> [Double] {
    let known = values.indices.filter { !values[$0].isNaN }
    guard let first = known.first, let last = known.last else { return [] }
    var bridged = values
    for i in 0..<first { bridged[i] = values[first] }
    for i in last..<values.count { bridged[i] = values[last] }
    for (left, right) in zip(known, known.dropFirst()) where right - left > 1 {
      let slope = (values[right] - values[left]) / Double(right - left)
      for i in left + 1..<right { bridged[i] = values[left] + slope * Double(i - left) }
    }
    return bridged
  }
}
