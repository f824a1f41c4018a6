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

/// The coefficients of the four polynomials of an ARMA model.
struct ARMAFactors: Hashable, Sendable {
  /// φ `[p]`.
  var ar: [Double] = []
  /// θ `[q]`, signs as in `1 + Σ θ_j Bʲ`.
  var ma: [Double] = []
  /// Φ `[P]`.
  var seasonalAR: [Double] = []
  /// Θ `[Q]`.
  var seasonalMA: [Double] = []

  /// All coefficients: φ, θ, Φ, Θ.
  var all: [Double] { ar + ma + seasonalAR + seasonalMA }

  init() {}

  /// The coefficients that unconstrained parameters `[p + q + P + Q]` stand for: stationary
  /// and invertible whatever they are.
  init(parameters: [Double], order: ARIMAOrder) {
    var rest = parameters[...]
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return StationaryPolynomial.coefficients(of: rest.prefix(count))
    }
    ar = take(order.p)
    ma = take(order.q).map { -$0 }
    seasonalAR = take(order.seasonalP)
    seasonalMA = take(order.seasonalQ).map { -$0 }
  }

  /// Coefficients in the order of `all`; those beyond the order's are left out.
  init(_ coefficients: [Double], order: ARIMAOrder) {
    var rest = coefficients[...]
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    ar = take(order.p)
    ma = take(order.q)
    seasonalAR = take(order.seasonalP)
    seasonalMA = take(order.seasonalQ)
  }

  /// The parameters that stand for these coefficients; nil where they are not stationary or
  /// not invertible.
  var parameters: [Double]? {
    let parts = [ar, ma.map { -$0 }, seasonalAR, seasonalMA.map { -$0 }].map {
      StationaryPolynomial.parameters(of: $0)
    }
    return parts.contains { $0 == nil } ? nil : parts.flatMap { $0 ?? [] }
  }
}
