/// Local regression of equally spaced values, as STL uses it: tricube weights over the nearest
/// `width` points, evaluated every `jump` points and interpolated between.
///
/// - Source: Cleveland, Cleveland, McRae & Terpenning (1990), J. Official Statistics 6(1), and
///   its Fortran (`ess`, `est`) for the ends.
struct LoessSmoother {
  let width: Int
  /// 0 for local means, 1 for local lines.
  let degree: Int
  let jump: Int

  /// The smoothed values, as many as given.
  func smooth(_ values: [Double]) -> [Double] {
    let n = values.count
    if n < 2 { return values }
    let step = min(jump, n - 1)
    var smoothed = values
    var points = Array(stride(from: 0, to: n, by: step))
    for i in points { smoothed[i] = value(at: i, of: values, window(at: i, count: n)) ?? values[i] }
    if let last = points.last, last != n - 1 {
      smoothed[n - 1] = value(at: n - 1, of: values, window(at: last, count: n)) ?? values[n - 1]
      points.append(n - 1)
    }
    for (left, right) in zip(points, points.dropFirst()) where right - left > 1 {
      let slope = (smoothed[right] - smoothed[left]) / Double(right - left)
      for i in left + 1..<right { smoothed[i] = smoothed[left] + slope * Double(i - left) }
    }
    return smoothed
  }

  /// The smoothed values with one more before the first and one more after the last.
  func smoothBeyond(_ values: [Double]) -> [Double] {
    let (n, inside) = (values.count, smooth(values))
    let before = value(at: -1, of: values, 0..<min(width, n)) ?? inside[0]
    let after = value(at: n, of: values, max(0, n - width)..<n) ?? inside[n - 1]
    return [before] + inside + [after]
  }

  private func window(at i: Int, count n: Int) -> Range<Int> {
    guard width < n else { return 0..<n }
    let start = min(max(0, i - (width + 1) / 2 + 1), n - width)
    return start..<start + width
  }

  /// The local fit at a position that may lie outside; nil where no point has weight.
  private func value(at x: Int, of values: [Double], _ window: Range<Int>) -> Double? {
    var reach = Double(max(x - window.lowerBound, window.upperBound - 1 - x))
    if width > values.count { reach += Double((width - values.count) / 2) }
    var weights: [Double] = []
    for j in window {
      let distance = Double(abs(j - x))
      let ratio = distance / reach
      let core = 1 - ratio * ratio * ratio
      weights.append(
        distance <= 0.999 * reach ? (distance <= 0.001 * reach ? 1 : core * core * core) : 0)
    }
    let total = weights.reduce(0, +)
    guard total > 0 else { return nil }
    for index in weights.indices { weights[index] /= total }
    if degree > 0 { tilt(&weights, at: x, window, range: Double(values.count - 1)) }
    return zip(weights, window).reduce(0) { $0 + $1.0 * values[$1.1] }
  }

  /// Turns the weights of a local mean into those of a local line.
  private func tilt(_ weights: inout [Double], at x: Int, _ window: Range<Int>, range: Double) {
    let centre = zip(weights, window).reduce(0) { $0 + $1.0 * Double($1.1) }
    let spread = zip(weights, window).reduce(0) {
      $0 + $1.0 * (Double($1.1) - centre) * (Double($1.1) - centre)
    }
    guard spread.squareRoot() > 0.001 * range else { return }
    let slope = (Double(x) - centre) / spread
    for (index, j) in window.enumerated() { weights[index] *= slope * (Double(j) - centre) + 1 }
  }
}
