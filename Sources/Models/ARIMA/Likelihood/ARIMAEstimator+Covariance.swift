internal import NumericalMethods

extension ARIMAEstimator {
  /// The covariance of the coefficients, φ, θ, Φ, Θ and trend, `[k, k]`: the inverse of the
  /// observed information; nil where that is not positive definite.
  ///
  /// The curvature is measured in the unconstrained parameters, where no step leaves the
  /// stationary region, and carried to the coefficients by their derivatives.
  ///
  /// - Complexity: about 2k² likelihoods.
  func covariance(of estimate: ARIMAEstimate) -> Matrix? {
    guard let centre = estimate.starts.first?.parameters ?? estimate.factors.parameters,
      estimate.innovationVariance > 0
    else { return nil }
    let beta = problem.scaled(estimate.trend.map(\.value))
    let information = information(at: centre, beta)
    let size = centre.count + beta.count
    guard let factor = try? CholeskyFactorisation(information) else { return nil }
    let inverse = factor.solve(.identity(size))
    var jacobian = Matrix.identity(size)
    for (j, column) in derivatives(at: centre).enumerated() {
      for (i, value) in column.enumerated() { jacobian[i, j] = value }
    }
    for j in beta.indices {
      jacobian[centre.count + j, centre.count + j] = problem.scale
    }
    return (jacobian * inverse).timesTransposed(jacobian)
  }

  /// n times the Hessian of the deviance in the parameters u and the trend β.
  private func information(at centre: [Double], _ beta: [Double]) -> Matrix {
    let (k, size) = (centre.count, centre.count + beta.count)
    let n = Double(problem.count)
    var information = Matrix(rows: size, columns: size)
    let curvature = NumericalGradient.hessian(of: { self.deviance($0, beta) }, at: centre)
    for i in 0..<k {
      for j in 0..<k { information[i, j] = n * curvature[i * k + j] }
    }
    let step = 1e-4
    for j in 0..<k {
      var (above, below) = (centre, centre)
      above[j] += step
      below[j] -= step
      let slopes = zip(slope(above, beta), slope(below, beta)).map { ($0 - $1) / (2 * step) }
      for (i, value) in slopes.enumerated() {
        information[k + i, j] = n * value
        information[j, k + i] = n * value
      }
    }
    guard let moments = moments(centre) else { return information }
    let total = moments.sumOfSquares(beta)
    for i in beta.indices {
      for j in beta.indices {
        let product = moments.products[(i + 1) * moments.columns + j + 1]
        information[k + i, k + j] = n * product / total
      }
    }
    return information
  }

  private func moments(_ parameters: [Double]) -> WhitenedMoments? {
    method == .css
      ? problem.conditionalMoments(problem.model(parameters))
      : problem.exactMoments(problem.model(parameters))
  }

  private func deviance(_ parameters: [Double], _ beta: [Double]) -> Double {
    moments(parameters)?.deviance(beta, floor: problem.floor) ?? .infinity
  }

  /// The derivative of the deviance in β: `(X'X β - X'y) / Σ (y - X β)²`.
  private func slope(_ parameters: [Double], _ beta: [Double]) -> [Double] {
    guard let moments = moments(parameters) else { return beta.map { _ in .nan } }
    let total = moments.sumOfSquares(beta)
    return beta.indices.map { i in
      var sum = -moments.products[i + 1]
      for j in beta.indices {
        sum += moments.products[(i + 1) * moments.columns + j + 1] * beta[j]
      }
      return sum / total
    }
  }

  /// The derivatives of the coefficients in each parameter, `[parameter][coefficient]`.
  private func derivatives(at centre: [Double]) -> [[Double]] {
    let step = 1e-5
    return centre.indices.map { index in
      var (above, below) = (centre, centre)
      above[index] += step
      below[index] -= step
      return zip(problem.model(above).factors.all, problem.model(below).factors.all).map {
        ($0 - $1) / (2 * step)
      }
    }
  }
}
