/// Derivatives of smooth functions by central differences.
public enum NumericalGradient {
  /// The gradient `(f(x + δ) - f(x - δ)) / 2δ`, one variable at a time.
  ///
  /// - Parameters:
  ///   - function: smooth around `point`.
  ///   - point: `[k]`.
  ///   - step: δ of a variable x is `step · max(1, |x|)`. The default loses about `step²` to
  ///     curvature and `1e-16 / step` of the function to rounding.
  /// - Returns: `[k]`.
  /// - Complexity: 2k evaluations.
  public static func central(
    of function: ([Double]) -> Double, at point: [Double], step: Double = 1e-5
  ) -> [Double] {
    var moved = point
    return point.indices.map { index in
      let delta = step * max(1, abs(point[index]))
      moved[index] = point[index] + delta
      let above = function(moved)
      moved[index] = point[index] - delta
      let below = function(moved)
      moved[index] = point[index]
      return (above - below) / (2 * delta)
    }
  }

  /// The Hessian by central second differences.
  ///
  /// - Parameters:
  ///   - function: smooth around `point`.
  ///   - point: `[k]`.
  ///   - step: δ of a variable x is `step · max(1, |x|)`; the default loses about `step²` to
  ///     curvature and `1e-16 / step²` of the function to rounding.
  /// - Returns: `[k, k]`, symmetric, row by row.
  /// - Complexity: 1 + 2k² evaluations.
  public static func hessian(
    of function: ([Double]) -> Double, at point: [Double], step: Double = 1e-3
  ) -> [Double] {
    let count = point.count
    let deltas = point.map { step * max(1, abs($0)) }
    let centre = function(point)
    func value(_ shifts: [(index: Int, sign: Double)]) -> Double {
      var moved = point
      for shift in shifts { moved[shift.index] += shift.sign * deltas[shift.index] }
      return function(moved)
    }
    var hessian = [Double](repeating: 0, count: count * count)
    for i in 0..<count {
      let own = value([(i, 1)]) - 2 * centre + value([(i, -1)])
      hessian[i * count + i] = own / (deltas[i] * deltas[i])
      for j in 0..<i {
        let same = value([(i, 1), (j, 1)]) + value([(i, -1), (j, -1)])
        let opposite = value([(i, 1), (j, -1)]) + value([(i, -1), (j, 1)])
        let mixed = (same - opposite) / (4 * deltas[i] * deltas[j])
        hessian[i * count + j] = mixed
        hessian[j * count + i] = mixed
      }
    }
    return hessian
  }
}
