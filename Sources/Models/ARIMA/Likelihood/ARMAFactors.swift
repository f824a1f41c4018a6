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
