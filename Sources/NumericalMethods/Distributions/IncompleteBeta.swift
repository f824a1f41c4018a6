internal import Glibc

/// The regularised incomplete beta function.
public enum IncompleteBeta {
  /// The share of the beta density below x, and the share above it.
  ///
  ///     I_x(a, b) = ∫₀ˣ t^(a-1) (1-t)^(b-1) dt / B(a, b)
  ///
  /// Both shares are returned so that a tiny one is not lost in `1 - other`.
  ///
  /// - Parameters:
  ///   - x: within 0...1.
  ///   - y: `1 - x`, given apart because the caller may know it more exactly.
  ///   - a: above 0.
  ///   - b: above 0.
  /// - Returns: `I_x(a, b)` and `1 - I_x(a, b)`, relative accuracy 1e-12 for a and b up to
  ///   thousands, 1e-11 up to 50,000.
  /// - Source: DiDonato & Morris (1992), ACM TOMS 18(3), equation for the continued fraction BFRAC.
  public static func regularised(
    x: Double, y: Double, a: Double, b: Double
  ) -> (lower: Double, upper: Double) {
    precondition(a > 0 && b > 0, "a and b must be above 0, found \(a) and \(b)")
    precondition(x >= 0 && x <= 1 && y >= 0 && y <= 1, "x lies in 0...1, found \(x)")
    if x == 0 { return (0, 1) }
    if y == 0 { return (1, 0) }
    // The fraction converges fast below the mean a / (a + b); beyond it the sides are swapped.
    if x <= (a + 1) / (a + b + 2) {
      let lower = share(x: x, y: y, a: a, b: b)
      return (lower, 1 - lower)
    }
    let upper = share(x: y, y: x, a: b, b: a)
    return (1 - upper, upper)
  }

  private static func share(x: Double, y: Double, a: Double, b: Double) -> Double {
    // Next to 1 the logarithm is taken from the complement, which has its digits.
    let logX = x > 0.5 ? log1p(-y) : log(x)
    let logY = y > 0.5 ? log1p(-x) : log(y)
    let logFront = a * logX + b * logY - log(a) - logBeta(a, b)
    return exp(logFront) * fraction(x: x, a: a, b: b)
  }

  /// `log B(a, b)`; for large arguments by Stirling's remainders, since the difference of
  /// log-gammas would cancel.
  static func logBeta(_ a: Double, _ b: Double) -> Double {
    let (small, large) = (min(a, b), max(a, b))
    guard large >= 10 else { return lgamma(a) + lgamma(b) - lgamma(a + b) }
    let ratio = small / large
    if small >= 10 {
      let corrections =
        stirlingRemainder(small) + stirlingRemainder(large) - stirlingRemainder(small + large)
      return -0.5 * log(large) + 0.5 * log(2 * Double.pi) + corrections
        + (small - 0.5) * log(ratio / (1 + ratio)) - large * log1p(ratio)
    }
    let corrections = stirlingRemainder(large) - stirlingRemainder(small + large)
    return lgamma(small) + corrections + small - small * log(small + large)
      - (large - 0.5) * log1p(ratio)
  }

  /// `lgamma(x) - ((x - ½) log x - x + ½ log 2π)` for x ≥ 10.
  private static func stirlingRemainder(_ x: Double) -> Double {
    let terms: [Double] = [
      1.0 / 12, -1.0 / 360, 1.0 / 1_260, -1.0 / 1_680, 1.0 / 1_188, -691.0 / 360_360, 1.0 / 156,
      -3_617.0 / 122_400,
    ]
    let square = 1 / (x * x)
    return terms.reversed().reduce(0) { $0 * square + $1 } / x
  }

  /// The continued fraction of `I_x(a, b)` by the modified Lentz method.
  private static func fraction(x: Double, a: Double, b: Double) -> Double {
    let tiny = 1e-300
    func guarded(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / guarded(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...100_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / guarded(1 + even * d)
      c = guarded(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / guarded(1 + odd * d)
      c = guarded(1 + odd / c)
      let factor = d * c
      result *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return result
  }
}
