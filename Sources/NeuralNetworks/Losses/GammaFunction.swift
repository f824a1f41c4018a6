internal import Glibc

/// `log Γ` and its derivative, for positive arguments.
enum GammaFunction {
  /// `log Γ(x)`; libm's, without the global sign that `lgamma` writes.
  static func logarithm(_ x: Double) -> Double {
    var sign: Int32 = 0
    return unsafe lgamma_r(x, &sign)
  }

  /// `ψ(x) = d log Γ(x) / dx` for `x > 0`, to about 10⁻¹⁵ relative to `max(1, |ψ|)`.
  ///
  /// `ψ(x) = ψ(x + 1) - 1/x` up to `x ≥ 10`, then `log x - 1/(2x) - Σ B₂ₖ / (2k x²ᵏ)`.
  ///
  /// - Source: Abramowitz & Stegun (1964), 6.3.5 and 6.3.18.
  static func digamma(_ x: Double) -> Double {
    // Also stops a NaN, which would never reach 10.
    guard x > 0 else { return .nan }
    var x = x
    var shift = 0.0
    while x < 10 {
      shift -= 1 / x
      x += 1
    }
    let z = 1 / (x * x)
    // B₂ₖ / 2k: 1/12, -1/120, 1/252, -1/240, 1/132, -691/32760, 1/12, -3617/8160.
    var series = -3617.0 / 8160
    series = series * z + 1.0 / 12
    series = series * z - 691.0 / 32760
    series = series * z + 1.0 / 132
    series = series * z - 1.0 / 240
    series = series * z + 1.0 / 252
    series = series * z - 1.0 / 120
    series = series * z + 1.0 / 12
    return shift + log(x) - 0.5 / x - z * series
  }
}
