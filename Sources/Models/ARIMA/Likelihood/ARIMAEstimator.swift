internal import Glibc
internal import NumericalMethods

/// Finds the coefficients of an ARIMA problem.
///
/// The coefficients are searched as unconstrained parameters, so every trial is stationary and
/// invertible; trend and variance have closed forms at each (`WhitenedMoments`).
struct ARIMAEstimator {
  let problem: ARIMAProblem
  let method: ARIMAMethod
  var effort = Effort.thorough

  /// How many starts a fit from scratch takes.
  enum Effort { case thorough, single }

  private static let quick = BFGS(
    maximumIterations: 100, gradientTolerance: 1e-5, functionTolerance: 1e-9, maximumStep: 2)
  private static let exact = BFGS(
    maximumIterations: 200, gradientTolerance: 2e-8, functionTolerance: 1e-13, maximumStep: 2)

  /// The estimate from scratch.
  ///
  /// Where AR and MA parts can cancel, the likelihood has ridges with several optima; every
  /// distinct end of the conditional searches is followed, and the best optimum is taken.
  func estimate() -> ARIMAEstimate {
    if let plain = withoutSearch() { return plain }
    let minima = distinct(coldMinima())
    return minima.isEmpty ? withoutCoefficients().estimate : finish(minima)
  }

  /// The estimate from the optima of a similar problem, each followed to where it has moved.
  ///
  /// `fresh` asks to look for new ones from scratch as well.
  func estimate(from warm: [ARIMAEstimate.WarmStart], fresh: Bool) -> ARIMAEstimate {
    if let plain = withoutSearch() { return plain }
    let moved = warm.compactMap { method == .css ? conditionalMinimum(from: $0) : search($0) }
    let minima = distinct(moved + (fresh || moved.isEmpty ? coldMinima() : []))
    return minima.isEmpty ? withoutCoefficients().estimate : finish(minima)
  }

  /// The optima reached from the starts.
  ///
  /// The exact likelihood of a short series can have optima that no conditional search leads to;
  /// there, every start is followed by likelihood too, which costs little.
  private func coldMinima() -> [BFGS.Outcome] {
    let starts = starts()
    if method == .ml { return settled(starts.map { search($0) }) }
    let conditional = distinct(starts.compactMap(conditionalMinimum(from:)))
    if method == .css { return conditional }
    // Gaps leave conditional sums of squares little to go by; R's `arima` starts at zero then.
    let isUnsure = conditional.isEmpty || !problem.isComplete
    let direct = isThorough ? starts : isUnsure ? Array(starts.prefix(1)) : []
    return settled(
      polished(
        conditional.map {
          followed(
            .init(parameters: $0.point, inverseHessian: $0.inverseHessian), by: Self.quick)
        } + direct.map { search($0, by: Self.quick) }))
  }

  /// The minima, the least led away from a saddle of the likelihood, where a search can end too.
  private func settled(_ minima: [BFGS.Outcome]) -> [BFGS.Outcome] {
    guard isThorough, let least = minima.min(by: { $0.value < $1.value }) else { return minima }
    return minima + awayFromSaddle(least)
  }

  /// The ends of searches from either side of a saddle; none where the point is a minimum.
  private func awayFromSaddle(_ minimum: BFGS.Outcome) -> [BFGS.Outcome] {
    let objective = ARIMAObjective(problem, isConditional: false)
    let hessian = NumericalGradient.hessian(of: objective.value, at: minimum.point)
    guard let descent = NegativeCurvature.direction(of: hessian, count: minimum.point.count),
      descent.curvature * Double(problem.count) < -1e-2
    else { return [] }
    return [0.3, -0.3].map { length in
      search(
        .init(
          parameters: zip(minimum.point, descent.direction).map { $0 + length * $1 },
          inverseHessian: nil))
    }
  }

  /// Rough minima of the likelihood, those that may be the least followed to their end.
  private func polished(_ rough: [BFGS.Outcome]) -> [BFGS.Outcome] {
    let minima = distinct(rough)
    guard let least = minima.first?.value else { return [] }
    return minima.map { minimum in
      (minimum.value - least) * Double(problem.count) < 0.1
        ? search(.init(parameters: minimum.point, inverseHessian: minimum.inverseHessian))
        : minimum
    }
  }

  /// The estimate by likelihood from conditional optima of this very problem, and from optima
  /// of the likelihood of a similar one.
  func estimate(
    fromConditional conditional: [ARIMAEstimate.WarmStart], warm: [ARIMAEstimate.WarmStart]
  ) -> ARIMAEstimate {
    if let plain = withoutSearch() { return plain }
    let minima = distinct(conditional.map { followed($0) } + warm.map { search($0) })
    return minima.isEmpty ? withoutCoefficients().estimate : finish(minima)
  }

  /// The optimum of the likelihood near a conditional one, which may lie on the edge, where the
  /// likelihood is flat.
  private func followed(
    _ conditional: ARIMAEstimate.WarmStart, by method: BFGS = exact
  ) -> BFGS.Outcome {
    search(
      .init(
        parameters: conditional.parameters.map { max(-Self.edge, min(Self.edge, $0)) },
        inverseHessian: conditional.inverseHessian), by: method)
  }

  /// The minima, best first, without those that repeat a better one or are hopeless beside it.
  private func distinct(_ minima: [BFGS.Outcome]) -> [BFGS.Outcome] {
    var kept: [BFGS.Outcome] = []
    for minimum in minima.filter(\.value.isFinite).sorted(by: { $0.value < $1.value }) {
      let isKnown = kept.contains { known in
        zip(known.point, minimum.point).allSatisfy { abs($0 - $1) < 1e-2 }
      }
      let isClose = kept.isEmpty || (minimum.value - kept[0].value) * Double(problem.count) < 20
      if !isKnown, isClose, kept.count < 4 { kept.append(minimum) }
    }
    return kept
  }

  /// What the exact likelihood says of given coefficients: φ, θ, Φ, Θ, then the trend in the
  /// unit of the series; nil where they are not stationary.
  func estimate(at coefficients: [Double]) -> ARIMAEstimate? {
    let order = problem.order
    let factors = ARMAFactors(coefficients, order: order)
    let beta = problem.scaled(Array(coefficients.dropFirst(order.coefficientCount)))
    let model = ARMAModel(factors, seasonLength: order.seasonLength)
    guard let moments = problem.exactMoments(model), moments.count > 0 else { return nil }
    return describe(
      factors, beta: beta, deviance: moments.deviance(beta, floor: problem.floor),
      variance: moments.sumOfSquares(beta) / Double(moments.count), starts: [], true)
  }

  /// The estimate where there is nothing to search: no coefficients, or no variance.
  private func withoutSearch() -> ARIMAEstimate? {
    let plain = withoutCoefficients()
    return plain.isFlat || problem.order.coefficientCount == 0 ? plain.estimate : nil
  }

  /// The estimate of all coefficients at 0, and whether it leaves nothing to explain.
  private func withoutCoefficients() -> (estimate: ARIMAEstimate, isFlat: Bool) {
    let order = problem.order
    let zero = [Double](repeating: 0, count: order.coefficientCount)
    let factors = ARMAFactors(zero, order: order)
    let model = ARMAModel(factors, seasonLength: order.seasonLength)
    guard let moments = problem.exactMoments(model), moments.count > 0 else {
      return (
        describe(factors, beta: [], deviance: .infinity, variance: .nan, starts: [], true), true
      )
    }
    let beta = moments.regression
    let variance = moments.sumOfSquares(beta) / Double(moments.count)
    let isFlat = variance <= problem.floor
    let estimate = describe(
      factors, beta: beta, deviance: isFlat ? -.infinity : moments.deviance(beta, floor: 0),
      variance: isFlat ? 0 : variance, starts: [], true)
    return (estimate, isFlat)
  }

  /// The minimum of the conditional sum of squares; nil where too little is left to sum.
  ///
  /// As a start for the likelihood, or to compare candidates, it need not be exact.
  private func conditionalMinimum(from start: ARIMAEstimate.WarmStart) -> BFGS.Outcome? {
    let objective = ARIMAObjective(problem, isConditional: true)
    guard objective.value(start.parameters).isFinite else { return nil }
    let isFinal = method == .css && effort == .thorough
    return (isFinal ? Self.exact : Self.quick).minimise(
      from: start.parameters, inverseHessian: start.inverseHessian, objective.value,
      gradient: objective.gradient)
  }

  private func search(
    _ start: ARIMAEstimate.WarmStart, by method: BFGS = exact
  ) -> BFGS.Outcome {
    let objective = ARIMAObjective(problem, isConditional: false)
    return method.minimise(
      from: start.parameters, inverseHessian: start.inverseHessian, objective.value,
      gradient: objective.gradient)
  }

  /// The estimate at the first of several minima, which keeps them all for a later fit.
  private func finish(_ minima: [BFGS.Outcome]) -> ARIMAEstimate {
    let minimum = minima[0]
    let model = problem.model(minimum.point)
    let moments = method == .css ? problem.conditionalMoments(model) : problem.exactMoments(model)
    let beta = moments?.regression ?? []
    let count = Double(moments?.count ?? 1)
    return describe(
      model.factors, beta: beta, deviance: minimum.value,
      variance: (moments?.sumOfSquares(beta) ?? .nan) / count,
      starts: minima.map { .init(parameters: $0.point, inverseHessian: $0.inverseHessian) },
      minimum.hasConverged)
  }

  private func describe(
    _ factors: ARMAFactors, beta: [Double], deviance: Double, variance: Double,
    starts: [ARIMAEstimate.WarmStart], _ hasConverged: Bool
  ) -> ARIMAEstimate {
    let (n, scale) = (Double(problem.count), problem.scale)
    let logLikelihood = -n * (deviance + 0.5 * (1 + log(2 * .pi)) + log(scale))
    return ARIMAEstimate(
      order: problem.order, logLikelihood: logLikelihood,
      innovationVariance: variance * scale * scale, observationCount: problem.count,
      hasConverged: hasConverged,
      trend: zip(
        problem.regressors.map(\.rawValue) + problem.columnNames, problem.restored(beta)
      ).map { .init(name: $0, value: $1) },
      factors: factors, regressors: problem.regressors, starts: starts)
  }
}
