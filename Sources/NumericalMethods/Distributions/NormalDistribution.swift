internal import Glibc

/// The normal distribution with mean μ and standard deviation σ > 0.
public struct NormalDistribution: Hashable, Sendable {
  /// μ.
  public let mean: Double
  /// σ, above 0.
  public let standardDeviation: Double

  /// A normal distribution; a deviation that is not above 0 traps.
  public init(mean: Double, standardDeviation: Double) {
    precondition(standardDeviation > 0, "σ must be above 0, found \(standardDeviation)")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// Mean 0, standard deviation 1.
  public static let standard = NormalDistribution(mean: 0, standardDeviation: 1)

  /// `exp(-z²/2) / (σ √(2π))` at `z = (x - μ) / σ`.
  public func density(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return exp(-z * z / 2) / (standardDeviation * (2 * Double.pi).squareRoot())
  }

  /// The probability of a value at most `x`: `erfc(-z / √2) / 2`.
  ///
  /// Keeps its digits in both tails: relative error below 2e-13 down to probabilities of 1e-308,
  /// where the rounding of z is magnified by z².
  public func cumulative(_ x: Double) -> Double {
    let z = (x - mean) / standardDeviation
    return erfc(-z / 2.0.squareRoot()) / 2
  }

  /// The value below which lies probability `p`: −∞ at 0, +∞ at 1; `p` outside 0...1 traps.
  ///
  /// - Source: Wichura (1988), algorithm AS 241 (PPND16), relative accuracy about 1e-16.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in 0...1, found \(p)")
    return mean + standardDeviation * Self.standardQuantile(p)
  }

  private static func standardQuantile(_ p: Double) -> Double {
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    let centred = p - 0.5
    if abs(centred) <= 0.425 {
      let r = 0.180625 - centred * centred
      return centred * rational(r, central.numerator, central.denominator)
    }
    let tail = (-log(min(p, 1 - p))).squareRoot()
    let magnitude =
      tail <= 5
      ? rational(tail - 1.6, middle.numerator, middle.denominator)
      : rational(tail - 5, far.numerator, far.denominator)
    return centred < 0 ? -magnitude : magnitude
  }

  private static func rational(_ x: Double, _ numerator: [Double], _ denominator: [Double])
    -> Double
  {
    polynomial(x, numerator) / polynomial(x, denominator)
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  private static let central = (
    numerator: [
      3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
      1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
      3.3430575583588128105e4, 2.5090809287301226727e3,
    ],
    denominator: [
      1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
      2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
      5.2264952788528545610e3,
    ]
  )
  private static let middle = (
    numerator: [
      1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
      3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ],
    denominator: [
      1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ]
  )
  private static let far = (
    numerator: [
      6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    denominator: [
      1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ]
  )
}
