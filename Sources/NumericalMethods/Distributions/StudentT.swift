internal import Glibc

/// Student's t distribution with ν > 0 degrees of freedom.
public struct StudentT: Hashable, Sendable {
  /// ν, above 0; need not be whole.
  public let degreesOfFreedom: Double

  /// A t distribution; degrees of freedom that are not above 0 trap.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
      "degrees of freedom must be above 0, found \(degreesOfFreedom)")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// `(1 + t²/ν)^(-(ν+1)/2) / (√ν B(½, ν/2))`.
  public func density(_ t: Double) -> Double {
    let v = degreesOfFreedom
    return exp(
      -(v + 1) / 2 * log1p(t * t / v) - 0.5 * log(v) - IncompleteBeta.logBeta(0.5, v / 2))
  }

  /// The probability of a value at most `t`, exact in the far tails too.
  public func cumulative(_ t: Double) -> Double {
    let tail = self.tail(abs(t))
    return t > 0 ? 1 - tail : tail
  }

  /// `P(T ≥ t) = ½ I_{ν/(ν+t²)}(ν/2, ½)` for t ≥ 0.
  private func tail(_ t: Double) -> Double {
    let v = degreesOfFreedom
    if t.isInfinite { return 0 }
    let square = t * t
    if square.isInfinite { return 0 }
    return IncompleteBeta.regularised(
      x: v / (v + square), y: square / (v + square), a: v / 2, b: 0.5
    ).lower / 2
  }

  /// The value below which lies probability `p`: −∞ at 0, +∞ at 1; other `p` outside (0, 1) trap.
  ///
  /// Closed forms for ν = 1 and 2; otherwise Newton's method on the tail's logarithm within a
  /// bracket, to about 1e-14.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in 0...1, found \(p)")
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if p == 0.5 { return 0 }
    let magnitude = upperQuantile(min(p, 1 - p))
    return p < 0.5 ? -magnitude : magnitude
  }

  /// The t > 0 whose upper tail is `tail` < ½.
  private func upperQuantile(_ tail: Double) -> Double {
    if degreesOfFreedom == 1 { return 1 / tan(Double.pi * tail) }
    if degreesOfFreedom == 2 {
      return (1 - 2 * tail) * (2 / (4 * tail * (1 - tail))).squareRoot()
    }
    var lower = 0.0
    var upper = max(1, -NormalDistribution.standard.quantile(tail))
    while self.tail(upper) > tail {
      lower = upper
      upper *= 2
      if upper.isInfinite { return .greatestFiniteMagnitude }
    }
    var t = (lower + upper) / 2
    for _ in 0..<200 {
      let reached = self.tail(t)
      if reached > tail { lower = t } else { upper = t }
      // On the logarithm the far tail is nearly straight, so a step does not overshoot.
      let step = log(reached / tail) * reached / density(t)
      var next = t + step
      if !(next > lower && next < upper) { next = (lower + upper) / 2 }
      if abs(next - t) <= 1e-16 * t { return next }
      t = next
    }
    return t
  }
}
