/// Local regression at equally spaced points, as STL uses it.
///
/// The value at x is that of a constant or line fitted with weights
/// `w = ρ (1 - (r / d)³)³`, r the distance to x and d that of the `window`-th nearest point.
///
/// - Source: Cleveland, Cleveland, McRae & Terpenning (1990), J. Official Statistics 6(1), and its
///   Fortran code, whose rounding of half windows is kept.
struct Loess {
  /// How many neighbours count, odd.
  let window: Int
  /// 0 for a constant, 1 for a line.
  let degree: Int
  /// Every so many points are fitted, and those between interpolated.
  var jump = 1

  /// The smoothed series.
  ///
  /// - Parameters:
  ///   - values: `[n]`.
  ///   - robustness: ρ, `[n]`, or empty for all 1.
  /// - Returns: `[n]`.
  /// - Complexity: O(n · window).
  func smoothed(_ values: [Double], robustness: [Double] = []) -> [Double] {
    let n = values.count
    guard n >= 2 else { return values }
    var smoothed = values
    var fitted = Array(stride(from: 0, to: n, by: min(jump, n - 1)))
    for i in fitted { smoothed[i] = inner(i, seenFrom: i, values, robustness) }
    if let last = fitted.last, last != n - 1 {
      smoothed[n - 1] = inner(n - 1, seenFrom: last, values, robustness)
      fitted.append(n - 1)
    }
    for (left, right) in zip(fitted, fitted.dropFirst()) where right - left > 1 {
      let slope = (smoothed[right] - smoothed[left]) / Double(right - left)
      for i in left + 1..<right { smoothed[i] = smoothed[left] + slope * Double(i - left) }
    }
    return smoothed
  }

  /// The local fit at a point, over the neighbours of the same or another point.
  private func inner(
    _ i: Int, seenFrom centre: Int, _ values: [Double], _ robustness: [Double]
  ) -> Double {
    let n = values.count
    let left =
      window < n ? min(max(0, centre + 1 - (window + 1) / 2), n - window) : 0
    let right = left + min(window, n) - 1
    return value(at: i, from: left, to: right, values, robustness) ?? values[i]
  }

  /// The smoothed series with one more value at either end.
  func extended(_ values: [Double], robustness: [Double] = []) -> [Double] {
    let n = values.count
    let first = value(at: -1, from: 0, to: min(window, n) - 1, values, robustness)
    let last = value(at: n, from: max(0, n - window), to: n - 1, values, robustness)
    return [first ?? values[0]] + smoothed(values, robustness: robustness)
      + [last ?? values[n - 1]]
  }

  /// The local fit at a position; nil where no neighbour has any weight.
  private func value(
    at x: Int, from left: Int, to right: Int, _ values: [Double], _ robustness: [Double]
  ) -> Double? {
    let n = values.count
    var reach = max(x - left, right - x)
    if window > n { reach += (window - n) / 2 }
    let (far, near) = (0.999 * Double(reach), 0.001 * Double(reach))
    var weights = [Double](repeating: 0, count: right - left + 1)
    var total = 0.0
    for j in left...right {
      let distance = Double(abs(j - x))
      guard distance <= far else { continue }
      let ratio = distance / Double(reach)
      let cubed = 1 - ratio * ratio * ratio
      let weight =
        (distance <= near ? 1 : cubed * cubed * cubed)
        * (robustness.isEmpty ? 1 : robustness[j])
      weights[j - left] = weight
      total += weight
    }
    guard total > 0 else { return nil }
    for index in weights.indices { weights[index] /= total }
    if degree > 0, reach > 0 { tilt(&weights, left: left, x: x, count: n) }
    return weights.indices.reduce(0) { $0 + weights[$1] * values[left + $1] }
  }

  /// Turns weights of a mean into those of a line at x, where the points spread enough.
  private func tilt(_ weights: inout [Double], left: Int, x: Int, count: Int) {
    var centre = 0.0
    for index in weights.indices { centre += weights[index] * Double(left + index) }
    var spread = 0.0
    for index in weights.indices {
      let distance = Double(left + index) - centre
      spread += weights[index] * distance * distance
    }
    guard spread.squareRoot() > 0.001 * Double(count - 1) else { return }
    let slope = (Double(x) - centre) / spread
    for index in weights.indices {
      weights[index] *= slope * (Double(left + index) - centre) + 1
    }
  }
}
