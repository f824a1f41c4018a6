/// The BFGS quasi-Newton method: minimises a smooth function of a few variables.
///
///     x ← x - α H g,   H ← (I - ρ s yᵀ) H (I - ρ y sᵀ) + ρ s sᵀ,   ρ = 1 / yᵀs
///
/// The step length α starts at 1 and shrinks until the function falls enough (Armijo). A
/// function that is infinite or NaN at a trial point counts as too high there, so a caller
/// can fence off a region by returning infinity. There is no randomness: equal calls give
/// equal results, bit for bit.
///
/// - Complexity: O(k²) and one gradient an iteration for k variables.
/// - Source: Nocedal & Wright, Numerical Optimization (2006), chapters 3 and 6.
public struct BFGS: Hashable, Sendable {
  /// The most steps taken.
  public var maximumIterations: Int
  /// It ends where no component of the gradient is larger than this.
  public var gradientTolerance: Double
  /// It ends where a step lowers the function by less than this share of it, twice running.
  public var functionTolerance: Double
  /// The longest first trial of a step, measured in the largest component.
  public var maximumStep: Double

  /// A method that ends at a gradient of `gradientTolerance`, or where progress does.
  public init(
    maximumIterations: Int = 200, gradientTolerance: Double = 1e-8,
    functionTolerance: Double = 1e-14, maximumStep: Double = .infinity
  ) {
    precondition(maximumIterations >= 1, "at least one iteration, found \(maximumIterations)")
    precondition(maximumStep > 0, "a step must be longer than 0, found \(maximumStep)")
    self.maximumIterations = maximumIterations
    self.gradientTolerance = gradientTolerance
    self.functionTolerance = functionTolerance
    self.maximumStep = maximumStep
  }

  /// Where a minimisation ended, and the slope and curvature there.
  public struct Outcome: Hashable, Sendable {
    /// The best point found, `[k]`.
    public var point: [Double]
    /// The function there.
    public var value: Double
    /// The gradient there, `[k]`.
    public var gradient: [Double]
    /// The approximation H of the inverse Hessian, `[k, k]`: a start for the next problem.
    public var inverseHessian: [Double]
    /// How many steps were taken.
    public var iterations: Int
    /// Whether a tolerance was met, rather than the limit of iterations.
    public var hasConverged: Bool
  }

  /// Minimises a function from a starting point.
  ///
  /// - Parameters:
  ///   - start: where the function is finite, `[k]`.
  ///   - inverseHessian: H to begin with, `[k, k]` and positive definite; nil begins with a
  ///     multiple of the identity.
  ///   - function: the function.
  ///   - gradient: its gradient; nil takes central differences.
  /// - Returns: a point whose value is at most that of the start.
  public func minimise(
    from start: [Double], inverseHessian: [Double]? = nil, _ function: ([Double]) -> Double,
    gradient: (([Double]) -> [Double])? = nil
  ) -> Outcome {
    func slope(_ point: [Double]) -> [Double] {
      gradient.map { $0(point) } ?? NumericalGradient.central(of: function, at: point)
    }
    var state = Descent(start: start, inverseHessian: inverseHessian, method: self)
    state.begin(value: function(start), gradient: slope(start))
    while state.outcome.iterations < maximumIterations, !state.isDone {
      state.step(function, slope)
    }
    return state.outcome
  }
}
