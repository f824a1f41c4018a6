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
  public func minimise(
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
