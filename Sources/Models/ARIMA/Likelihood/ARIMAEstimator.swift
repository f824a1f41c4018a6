internal import Glibc
internal import NumericalMethods

/// Finds the coefficients of an ARIMA problem.
///
/// The coefficients are searched as unconstrained parameters, so every trial is stationary and
/// invertible; trend and variance have closed forms at each (`WhitenedMoments`).
struct ARIMAEstimator {
  let problem: ARIMAProblem
  let method: ARIMAMethod

  private static let quick = BFGS(
    maximumIterations: 100, gradientTolerance: 1e-6, functionTolerance: 1e-10, maximumStep: 2)
  private static let exact = BFGS(
    maximumIterations: 200, gradientTolerance: 2e-8, functionTolerance: 1e-15, maximumStep: 2)

  /// The estimate from scratch.
  func estimate() -> ARIMAEstimate {
    if let plain = withoutSearch() { return plain }
    let zero = [Double](repeating: 0, count: problem.order.coefficientCount)
    var start = ARIMAEstimate.WarmStart(parameters: zero, inverseHessian: nil)
    if method != .ml, let minimum = conditionalMinimum(from: start) {
      if method == .css { return finish(minimum) }
      start = .init(parameters: minimum.point, inverseHessian: minimum.inverseHessian)
    }
    return finish(search(start))
  }

  /// The estimate from the optimum of a similar problem.
  ///
  /// Where the start of a fit from scratch is already better, that start is followed as well,
  /// and the better of both ends is the estimate.
  func estimate(from warm: ARIMAEstimate.WarmStart) -> ARIMAEstimate {
    if let plain = withoutSearch() { return plain }
    guard method != .css else {
      return conditionalMinimum(from: warm).map(finish) ?? estimate()
    }
    let minimum = search(warm)
    let zero = [Double](repeating: 0, count: problem.order.coefficientCount)
    let cold = conditionalMinimum(from: .init(parameters: zero, inverseHessian: nil))
    if let cold, exactDeviance(cold.point) < minimum.value {
      let other = search(.init(parameters: cold.point, inverseHessian: cold.inverseHessian))
      if other.value < minimum.value { return finish(other) }
    }
    return finish(minimum)
  }

  /// What the exact likelihood says of given coefficients: φ, θ, Φ, Θ, then the trend in the
  /// unit of the series; nil where they are not stationary.
  func estimate(at coefficients: [Double]) -> ARIMAEstimate? {
    let order = problem.order
    let factors = ARMAFactors(coefficients, order: order)
    let beta = coefficients.dropFirst(order.coefficientCount).map { $0 / problem.scale }
    let model = ARMAModel(factors, seasonLength: order.seasonLength)
    guard let moments = problem.exactMoments(model), moments.count > 0 else { return nil }
    return describe(
      factors, beta: beta, deviance: moments.deviance(beta, floor: problem.floor),
      variance: moments.sumOfSquares(beta) / Double(moments.count), start: nil, true)
  }

  /// The estimate where there is nothing to search: no coefficients, or no variance.
  private func withoutSearch() -> ARIMAEstimate? {
    let order = problem.order
    let zero = [Double](repeating: 0, count: order.coefficientCount)
    let factors = ARMAFactors(zero, order: order)
    let model = ARMAModel(factors, seasonLength: order.seasonLength)
    guard let moments = problem.exactMoments(model), moments.count > 0 else {
      return describe(factors, beta: [], deviance: .infinity, variance: 0, start: nil, true)
    }
    let beta = moments.regression
    let variance = moments.sumOfSquares(beta) / Double(moments.count)
    let isFlat = variance <= problem.floor
    guard isFlat || order.coefficientCount == 0 else { return nil }
    return describe(
      factors, beta: beta, deviance: isFlat ? -.infinity : moments.deviance(beta, floor: 0),
      variance: isFlat ? 0 : variance, start: nil, true)
  }

  private func conditionalMinimum(from start: ARIMAEstimate.WarmStart) -> BFGS.Minimum? {
    let first = conditionalDeviance(start.parameters)
    guard first.isFinite else { return nil }
    return Self.quick.minimise(
      from: start.parameters, inverseHessian: start.inverseHessian, conditionalDeviance)
  }

  private func search(_ start: ARIMAEstimate.WarmStart) -> BFGS.Minimum {
    Self.exact.minimise(
      from: start.parameters, inverseHessian: start.inverseHessian, exactDeviance)
  }

  func model(_ parameters: [Double]) -> ARMAModel {
    ARMAModel(
      ARMAFactors(parameters: parameters, order: problem.order),
      seasonLength: problem.order.seasonLength)
  }

  func exactDeviance(_ parameters: [Double]) -> Double {
    guard let moments = problem.exactMoments(model(parameters)), moments.count > 0 else {
      return .infinity
    }
    return moments.deviance(moments.regression, floor: problem.floor)
  }

  private func conditionalDeviance(_ parameters: [Double]) -> Double {
    guard let moments = problem.conditionalMoments(model(parameters)),
      moments.count > parameters.count
    else { return .infinity }
    return moments.deviance(moments.regression, floor: problem.floor)
  }

  private func finish(_ minimum: BFGS.Minimum) -> ARIMAEstimate {
    let model = model(minimum.point)
    let moments = method == .css ? problem.conditionalMoments(model) : problem.exactMoments(model)
    let beta = moments?.regression ?? []
    let count = Double(moments?.count ?? 1)
    return describe(
      model.factors, beta: beta, deviance: minimum.value,
      variance: (moments?.sumOfSquares(beta) ?? .nan) / count,
      start: .init(parameters: minimum.point, inverseHessian: minimum.inverseHessian),
      minimum.converged)
  }

  private func describe(
    _ factors: ARMAFactors, beta: [Double], deviance: Double, variance: Double,
    start: ARIMAEstimate.WarmStart?, _ converged: Bool
  ) -> ARIMAEstimate {
    let (n, scale) = (Double(problem.count), problem.scale)
    let logLikelihood = -n * (deviance + 0.5 * (1 + log(2 * .pi)) + log(scale))
    return ARIMAEstimate(
      order: problem.order, logLikelihood: logLikelihood,
      innovationVariance: variance * scale * scale, observationCount: problem.count,
      converged: converged,
      trend: zip(problem.regressors, beta).map { .init(name: $0.rawValue, value: $1 * scale) },
      factors: factors, regressors: problem.regressors, start: start)
  }
}
