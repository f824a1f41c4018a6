internal import Glibc

/// Autoregressive polynomials `1 - Σ φ_i zⁱ` whose roots lie outside the unit circle, as
/// images of any real numbers u through their partial autocorrelations `π = tanh u`.
///
/// - Source: Jones (1980), Technometrics 22(3); Monahan (1984), Biometrika 71(2).
enum StationaryPolynomial {
  /// `tanh 10` is 4e-9 short of 1; beyond, the polynomial no longer moves.
  static let limit = 10.0

  /// The coefficients φ `[p]` of unconstrained parameters u `[p]`.
  static func coefficients(of parameters: ArraySlice<Double>) -> [Double] {
    var phi: [Double] = []
    for parameter in parameters {
      let partial = tanh(max(-limit, min(limit, parameter)))
      // Durbin–Levinson: φ_i ← φ_i - π φ_{k-i}, and the new φ_k is π.
      let previous = phi
      for i in previous.indices { phi[i] -= partial * previous[previous.count - 1 - i] }
      phi.append(partial)
    }
    return phi
  }

  /// The parameters u `[p]` of coefficients φ `[p]`; nil unless they are stationary.
  static func parameters(of coefficients: [Double]) -> [Double]? {
    guard let partials = partialAutocorrelations(of: coefficients) else { return nil }
    return partials.map { max(-limit, min(limit, atanh($0))) }
  }

  /// The partial autocorrelations π `[p]`; nil unless all lie within (-1, 1), which is to say
  /// unless φ is stationary.
  static func partialAutocorrelations(of coefficients: [Double]) -> [Double]? {
    var phi = coefficients
    var partials = [Double](repeating: 0, count: phi.count)
    for k in phi.indices.reversed() {
      let partial = phi[k]
      guard abs(partial) < 1 else { return nil }
      partials[k] = partial
      let previous = phi
      for i in 0..<k {
        phi[i] = (previous[i] + partial * previous[k - 1 - i]) / (1 - partial * partial)
      }
    }
    return partials
  }

  /// Whether every root of `1 - Σ φ_i zⁱ` is farther from 0 than `radius`.
  static func rootsExceed(_ radius: Double, coefficients: [Double]) -> Bool {
    var power = 1.0
    let scaled = coefficients.map { coefficient in
      power *= radius
      return coefficient * power
    }
    return partialAutocorrelations(of: scaled) != nil
  }
}
