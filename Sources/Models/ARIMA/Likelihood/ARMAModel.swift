internal import NumericalMethods

/// A zero-mean ARMA process with its seasonal factors multiplied out:
/// `w[t] = Σ φ_i w[t-i] + ε[t] + Σ θ_j ε[t-j]`.
struct ARMAModel: Hashable, Sendable {
  /// The factors, as they are reported.
  let factors: ARMAFactors
  /// φ_1 … φ_(p+mP).
  let ar: [Double]
  /// θ_1 … θ_(q+mQ).
  let ma: [Double]
  /// The terms of `ar` and `ma` that are not zero.
  let arTerms: [LagTerm]
  let maTerms: [LagTerm]

  init(_ factors: ARMAFactors, seasonLength m: Int) {
    self.factors = factors
    ar = Self.product(factors.ar, factors.seasonalAR, m, sign: -1)
    ma = Self.product(factors.ma, factors.seasonalMA, m, sign: 1)
    arTerms = Self.terms(ar)
    maTerms = Self.terms(ma)
  }

  /// The length of the state, `max(p + mP, q + mQ + 1)`.
  var stateCount: Int { max(ar.count, ma.count + 1) }

  /// `(1 + s Σ a_i Bⁱ)(1 + s Σ A_j B^(mj))` without the leading 1 and with the sign s taken out.
  private static func product(
    _ plain: [Double], _ seasonal: [Double], _ m: Int, sign: Double
  ) -> [Double] {
    var product = plain + [Double](repeating: 0, count: m * seasonal.count)
    for (j, factor) in seasonal.enumerated() {
      product[m * (j + 1) - 1] += factor
      for (i, other) in plain.enumerated() {
        product[m * (j + 1) + i] += sign * factor * other
      }
    }
    return product
  }

  private static func terms(_ coefficients: [Double]) -> [LagTerm] {
    coefficients.enumerated().compactMap { index, coefficient in
      coefficient == 0 ? nil : LagTerm(lag: index + 1, coefficient: coefficient)
    }
  }
}
