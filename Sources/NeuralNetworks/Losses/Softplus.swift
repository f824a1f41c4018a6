internal import Glibc

/// `softplus(x) = log(1 + eˣ)`: a smooth way to positive numbers.
public enum Softplus {
  /// `log(1 + eˣ)`, without overflow.
  public static func value(_ x: Double) -> Double {
    x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
  }

  /// Its derivative, the logistic function `1 / (1 + e⁻ˣ)`.
  public static func slope(_ x: Double) -> Double {
    if x >= 0 { return 1 / (1 + exp(-x)) }
    let power = exp(x)
    return power / (1 + power)
  }

  /// The `x` with `softplus(x) = y`, for `y > 0`: where a bias should start.
  public static func inverse(_ y: Double) -> Double {
    precondition(y > 0, "softplus is positive, found \(y)")
    return y + log(-expm1(-y))
  }
}
