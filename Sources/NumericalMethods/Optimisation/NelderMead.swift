/// Minimises a function of a few variables by comparing values only, within a box.
///
/// A simplex of `d + 1` points is reflected, expanded, contracted or shrunk; coefficients adapt
/// to the dimension. Points are clipped to the box before they are evaluated, and +∞ is a value
/// like any other, so forbidden regions are simply avoided. No randomness.
///
/// - Complexity: one or two evaluations an iteration, `d` more after a shrink.
/// - Source: Nelder & Mead (1965), Computer J. 7(4); Gao & Han (2012), Comput. Optim. Appl. 51(1).
public struct NelderMead: Sendable {
  /// The most evaluations to spend.
  public let maximumEvaluations: Int
  /// Stops where the values of the simplex differ by less than this, absolutely.
  public let tolerance: Double

  /// A simplex search.
  ///
  /// - Parameters:
  ///   - maximumEvaluations: at least 1.
  ///   - tolerance: the spread of values at which to stop, in the function's unit.
  public init(maximumEvaluations: Int = 2000, tolerance: Double = 1e-10) {
    precondition(maximumEvaluations >= 1, "at least one evaluation is needed")
    self.maximumEvaluations = maximumEvaluations
    self.tolerance = tolerance
  }

  /// Searches from a point.
  ///
  /// - Parameters:
  ///   - start: `[d]`, within the bounds.
  ///   - steps: `[d]`, the size of the first simplex along each axis, none 0.
  ///   - lower: `[d]`, or nil for no bounds.
  ///   - upper: `[d]`, or nil for no bounds.
  ///   - function: the function; +∞ (or NaN, taken as +∞) where a point is forbidden.
  /// - Returns: the best point seen; `iterations` counts evaluations.
  public func minimize(
    from start: [Double], steps: [Double], lower: [Double]? = nil, upper: [Double]? = nil,
    _ function: ([Double]) -> Double
  ) -> Minimum {
    precondition(!start.isEmpty && start.count == steps.count, "a step for every variable expected")
    var search = Simplex(lower: lower, upper: upper, start: start, steps: steps, function)
    while search.evaluations < maximumEvaluations {
      // Equal values may straddle a minimum, so the corners must be close together too.
      if search.spread <= tolerance, search.isSmall(beside: steps) { break }
      search.move(function)
    }
    return Minimum(
      point: search.corners[0].point, value: search.corners[0].value,
      iterations: search.evaluations, hasConverged: search.evaluations < maximumEvaluations)
  }
}

/// The corners of a Nelder–Mead search, best first.
private struct Simplex {
  struct Corner {
    var point: [Double]
    var value: Double
  }

  private let lower: [Double]?
  private let upper: [Double]?
  private(set) var corners: [Corner] = []
  private(set) var evaluations = 0

  init(
    lower: [Double]?, upper: [Double]?, start: [Double], steps: [Double],
    _ function: ([Double]) -> Double
  ) {
    self.lower = lower
    self.upper = upper
    corners.append(corner(start, function))
    for i in start.indices {
      var point = start
      point[i] += steps[i]
      // A step across the bound would be clipped to nothing: step the other way.
      if let upper, point[i] > upper[i] { point[i] = start[i] - steps[i] }
      if let lower, point[i] < lower[i] { point[i] = start[i] + abs(steps[i]) / 2 }
      corners.append(corner(point, function))
    }
    sort()
  }

  var spread: Double { corners[corners.count - 1].value - corners[0].value }

  func isSmall(beside steps: [Double]) -> Bool {
    steps.indices.allSatisfy { i in
      let values = corners.map { $0.point[i] }
      return (values.max() ?? 0) - (values.min() ?? 0) <= 1e-6 * abs(steps[i])
    }
  }

  mutating func move(_ function: ([Double]) -> Double) {
    let d = Double(corners.count - 1)
    let last = corners.count - 1
    let worst = corners[last]
    var centre = [Double](repeating: 0, count: worst.point.count)
    for corner in corners.dropLast() {
      for i in centre.indices { centre[i] += corner.point[i] / d }
    }
    func along(_ length: Double) -> [Double] {
      centre.indices.map { centre[$0] + length * (worst.point[$0] - centre[$0]) }
    }
    let contraction = 0.75 - 1 / (2 * max(d, 2))
    let reflected = corner(along(-1), function)
    if reflected.value < corners[0].value {
      let expanded = corner(along(-(1 + 2 / max(d, 2))), function)
      corners[last] = expanded.value < reflected.value ? expanded : reflected
    } else if reflected.value < corners[last - 1].value {
      corners[last] = reflected
    } else {
      let isOutside = reflected.value < worst.value
      let contracted = corner(along(isOutside ? -contraction : contraction), function)
      if contracted.value < min(reflected.value, worst.value) {
        corners[last] = contracted
      } else {
        shrink(by: 1 - 1 / max(d, 2), function)
      }
    }
    sort()
  }

  private mutating func shrink(by factor: Double, _ function: ([Double]) -> Double) {
    let best = corners[0].point
    for index in corners.indices.dropFirst() {
      let point = corners[index].point.indices.map {
        best[$0] + factor * (corners[index].point[$0] - best[$0])
      }
      corners[index] = corner(point, function)
    }
  }

  private mutating func corner(
    _ point: [Double], _ function: ([Double]) -> Double
  ) -> Corner {
    evaluations += 1
    let inside = point.indices.map {
      min(max(point[$0], lower?[$0] ?? -.infinity), upper?[$0] ?? .infinity)
    }
    let value = function(inside)
    return Corner(point: inside, value: value.isNaN ? .infinity : value)
  }

  /// Stable, so that equal values never depend on the order of a sort.
  private mutating func sort() {
    corners = corners.enumerated().sorted {
      ($0.element.value, $0.offset) < ($1.element.value, $1.offset)
    }.map(\.element)
  }
}
