/// The three smoothers of a pass of `STL`.
struct STLSmoothers {
  let seasonal: Loess
  let lowPass: Loess
  let trend: Loess
  let m: Int

  /// One pass of the inner loop: the season from the detrended series, then the trend.
  func pass(
    _ values: [Double], _ level: inout [Double], _ season: inout [Double],
    _ robustness: [Double]
  ) {
    let n = values.count
    var cycles = [Double](repeating: 0, count: n + 2 * m)
    for phase in 0..<m {
      let places = Array(stride(from: phase, to: n, by: m))
      let smooth = seasonal.extended(
        places.map { values[$0] - level[$0] },
        robustness: robustness.isEmpty ? [] : places.map { robustness[$0] })
      for (year, value) in smooth.enumerated() { cycles[phase + year * m] = value }
    }
    // What the phases share is trend, not season.
    let shared = lowPass.smoothed(
      Self.average(Self.average(Self.average(cycles, over: m), over: m), over: 3))
    for t in 0..<n { season[t] = cycles[m + t] - shared[t] }
    let adjusted = (0..<n).map { values[$0] - season[$0] }
    level = trend.smoothed(adjusted, robustness: robustness)
  }

  /// The moving average of `length` neighbours, shorter by `length - 1`.
  private static func average(_ values: [Double], over length: Int) -> [Double] {
    var sum = values[..<length].reduce(0, +)
    var averages = [sum / Double(length)]
    for next in length..<values.count {
      sum += values[next] - values[next - length]
      averages.append(sum / Double(length))
    }
    return averages
  }
}
