internal import Glibc
internal import NumericalMethods

/// Maximum likelihood for GARCH(1,1) on an AR mean, all parameters together.
struct GARCHEstimator {
  let lags: Int
  let isStudent: Bool

  private static let method = BFGS(
    maximumIterations: 300, gradientTolerance: 1e-9, functionTolerance: 1e-14, maximumStep: 2)

  /// What estimation gives.
  struct Estimate {
    let parameters: GARCHParameters
    let logLikelihood: Double
    /// Where the variance starts: from the errors of a least-squares mean.
    let start: Double
  }

  /// The estimate from values that are complete and not constant.
  func estimate(_ values: [Double]) -> Estimate {
    // In units of the spread around the mean, so that every parameter is near 1.
    let mean = values.reduce(0, +) / Double(values.count)
    let spread = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
      .squareRoot()
    let scaled = values.map { ($0 - mean) / spread }
    let regression = leastSquares(scaled)
    let plain = GARCHParameters(
      unconstrained: regression + [0, 0, 0, 0], lags: lags, isStudent: isStudent)
    let backcast = GARCHParameters.start(plain.errors(scaled))
    func deviance(_ point: [Double]) -> Double {
      let parameters = GARCHParameters(unconstrained: point, lags: lags, isStudent: isStudent)
      let errors = parameters.errors(scaled)
      let value = parameters.logLikelihood(errors, start: backcast)
      return value.isFinite ? -value / Double(errors.count) : .infinity
    }
    let minimum = Self.method.minimise(
      from: start(regression, plain.errors(scaled), deviance), deviance)
    var parameters = GARCHParameters(
      unconstrained: minimum.point, lags: lags, isStudent: isStudent)
    parameters.constant =
      parameters.constant * spread + mean * (1 - parameters.ar.reduce(0, +))
    parameters.omega *= spread * spread
    let count = Double(values.count - lags)
    return Estimate(
      parameters: parameters, logLikelihood: -(minimum.value + log(spread)) * count,
      start: backcast * spread * spread)
  }

  /// The best of a small grid for the variance, beside a least-squares mean.
  private func start(
    _ regression: [Double], _ errors: [Double], _ deviance: ([Double]) -> Double
  ) -> [Double] {
    let variance = max(1e-12, errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count))
    var best: (point: [Double], value: Double) = ([], .infinity)
    for persistence in [0.5, 0.9, 0.97, 0.99] {
      for share in [0.03, 0.1, 0.3] {
        let point =
          regression + [log(variance), logit(persistence), logit(share)]
          + (isStudent ? [1.8] : [])
        let value = deviance(point)
        if value < best.value || best.point.isEmpty { best = (point, value) }
      }
    }
    return best.point
  }

  private func leastSquares(_ values: [Double]) -> [Double] {
    let rows = (lags..<values.count).map { t in [1] + (0..<lags).map { values[t - 1 - $0] } }
    let targets = Matrix(column: Array(values.dropFirst(lags)))
    let solution = try? LeastSquares.solve(regressors: Matrix(rows), targets: targets)
    return solution.map { $0.coefficients.column(0) } ?? [Double](repeating: 0, count: lags + 1)
  }

  private func logit(_ p: Double) -> Double { log(p / (1 - p)) }
}
