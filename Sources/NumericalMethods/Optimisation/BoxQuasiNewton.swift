/// Minimises a smooth function within a box by projected BFGS, asking for whole batches of points.
///
/// Each iteration takes its gradient from central differences and tries eight step lengths at
/// once, two batches in all; variables held at a bound by their gradient leave the quadratic
/// model until it lets them go. The first batch also gives the curvature along each axis, so
/// variables may differ in scale by many orders of magnitude.
///
/// - Source: Nocedal & Wright (2006), Numerical Optimization, §6.1, §16.7, §18.3 (damped update).
public struct BoxQuasiNewton: Sendable {
  /// The least value of each variable, `-infinity` where there is none.
  public let lower: [Double]
  /// The greatest value of each variable.
  public let upper: [Double]
  /// The size of a noticeable change of each variable, above 0.
  public let scales: [Double]
  /// The gain, in the function's unit, below which an iteration is not worth taking.
  public let tolerance: Double
  /// The most iterations to take.
  public let maximumIterations: Int

  /// A minimiser for a box.
  ///
  /// - Parameters:
  ///   - lower: `[dimension]`, `-infinity` where there is no bound.
  ///   - upper: `[dimension]`, above `lower`.
  ///   - scales: `[dimension]`, above 0: difference quotients step 1e-4 to 1e-5 of these.
  ///   - tolerance: the gain below which to stop, in the function's unit.
  ///   - maximumIterations: at least 1.
  public init(
    lower: [Double], upper: [Double], scales: [Double], tolerance: Double = 1e-8,
    maximumIterations: Int = 200
  ) {
    precondition(
      lower.count == upper.count && lower.count == scales.count && !lower.isEmpty,
      "bounds and scales are expected for every variable")
    precondition(scales.allSatisfy { $0 > 0 }, "scales must be above 0")
    self.lower = lower
    self.upper = upper
    self.scales = scales
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }

  /// The nearest point of the box.
  public func clipped(_ point: [Double]) -> [Double] {
    point.indices.map { min(max(point[$0], lower[$0]), upper[$0]) }
  }

  /// Descends from a point of the box to a local minimum.
  ///
  /// - Parameters:
  ///   - start: a feasible point where the function is finite.
  ///   - objective: smooth within the box.
  /// - Returns: a point no worse than the start.
  /// - Complexity: two batches an iteration: 2·dimension points, then 8.
  public func minimise<Objective: BatchObjective>(
    from start: [Double], _ objective: inout Objective
  ) -> Minimum {
    precondition(start.count == lower.count, "a start for every variable expected")
    var descent = BoxDescent(box: self, start: clipped(start), &objective)
    while descent.iterations < maximumIterations, !descent.isFinished {
      descent.step(&objective)
    }
    return Minimum(
      point: descent.point, value: descent.value, iterations: descent.iterations,
      hasConverged: descent.isFinished)
  }
}
