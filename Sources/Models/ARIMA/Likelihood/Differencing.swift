/// Differences `(1 - B)ᵈ (1 - Bᵐ)ᴰ`.
enum Differencing {
  /// The differenced values, shorter by d + m D; NaN where a value they need is.
  static func apply(_ values: [Double], order: ARIMAOrder) -> [Double] {
    var values = values
    for _ in 0..<order.d { values = difference(values, lag: 1) }
    for _ in 0..<order.seasonalD { values = difference(values, lag: order.seasonLength) }
    return values
  }

  /// `y[t] - y[t-lag]`, shorter by `lag`.
  static func difference(_ values: [Double], lag: Int) -> [Double] {
    guard values.count > lag else { return [] }
    return (lag..<values.count).map { values[$0] - values[$0 - lag] }
  }

  /// δ of `Δ y[t] = y[t] - Σ δ_j y[t-j]`, `[d + m D]`.
  static func weights(_ order: ARIMAOrder) -> [Double] {
    var polynomial = [1.0]
    func multiply(lag: Int) {
      let old = polynomial
      polynomial += [Double](repeating: 0, count: lag)
      for (index, value) in old.enumerated() { polynomial[index + lag] -= value }
    }
    for _ in 0..<order.d { multiply(lag: 1) }
    for _ in 0..<order.seasonalD { multiply(lag: order.seasonLength) }
    return polynomial.dropFirst().map { -$0 }
  }
}
