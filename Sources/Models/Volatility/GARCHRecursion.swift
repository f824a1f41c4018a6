internal import Glibc

/// The coefficients of a GARCH(1,1) process on an autoregressive mean.
struct GARCHParameters: Hashable, Sendable {
  /// c.
  var constant: Double
  /// φ_1 … φ_p.
  var ar: [Double]
  /// ω, above 0.
  var omega: Double
  /// α, at least 0.
  var alpha: Double
  /// β, at least 0; α + β is below 1.
  var beta: Double
  /// ν, above 2; nil for normal errors.
  var degreesOfFreedom: Double?
}

extension GARCHParameters {
  /// Parameters from unconstrained numbers: c, φ, log of the long-run variance, the logit of
  /// α + β, the logit of α's share of it, and log(ν - 2).
  init(unconstrained x: [Double], lags p: Int, isStudent: Bool) {
    func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    let persistence = min(logistic(x[p + 2]), 0.9999)
    let share = logistic(x[p + 3])
    constant = x[0]
    ar = Array(x[1..<p + 1])
    omega = exp(x[p + 1]) * (1 - persistence)
    alpha = persistence * share
    beta = persistence * (1 - share)
    degreesOfFreedom = isStudent ? 2 + exp(max(-5, min(x[p + 4], 7))) : nil
  }

  /// The errors ε of values, from position p on.
  func errors(_ values: [Double]) -> [Double] {
    (ar.count..<values.count).map { t in
      var error = values[t] - constant
      for (i, phi) in ar.enumerated() { error -= phi * values[t - 1 - i] }
      return error
    }
  }

  /// Where the variance starts: squared errors, weighted by 0.94ⁱ over the first 75.
  static func start(_ errors: [Double]) -> Double {
    var (sum, weights, weight) = (0.0, 0.0, 1.0)
    for error in errors.prefix(75) {
      sum += weight * error * error
      weights += weight
      weight *= 0.94
    }
    return sum / weights
  }

  /// `σ²[t+1] = ω + α ε[t]² + β σ²[t]`.
  func next(_ variance: Double, _ error: Double) -> Double {
    omega + alpha * error * error + beta * variance
  }

  /// The log likelihood of errors whose variance starts at `start`.
  func logLikelihood(_ errors: [Double], start: Double) -> Double {
    var variance = omega + (alpha + beta) * start
    var sum = 0.0
    if let nu = degreesOfFreedom {
      for error in errors {
        sum -= 0.5 * log(variance)
        sum -= (nu + 1) / 2 * log(1 + error * error / (variance * (nu - 2)))
        variance = next(variance, error)
      }
      let constant = lgamma((nu + 1) / 2) - lgamma(nu / 2) - 0.5 * log(.pi * (nu - 2))
      return sum + Double(errors.count) * constant
    }
    for error in errors {
      sum -= 0.5 * (log(variance) + error * error / variance)
      variance = next(variance, error)
    }
    return sum - 0.5 * Double(errors.count) * log(2 * .pi)
  }
}
