/// Mean and covariance of `x w` for x = (ℓ, b) and w the product of the season's moves so far.
///
/// A step multiplies X = x w by `A + B ε + D ε²`, ε normal of variance v. With `M = A + v D` the
/// mean μ moves to `M μ` and the covariance C, with `S = C + μ μᵀ`, to
///
///     M C Mᵀ + v B S Bᵀ + 2 v² D S Dᵀ
///
/// a sum of what is positive: nothing cancels, however small the errors are beside the level.
struct LevelMoments {
  /// A symmetric matrix over level and slope.
  private struct Symmetric {
    var levelLevel = 0.0
    var levelSlope = 0.0
    var slopeSlope = 0.0
  }

  /// The map `(ℓ, b) ← (a q, c q + e d)` with `q = ℓ + φ b` and `d = φ b`.
  private struct Step {
    let a: Double
    let c: Double
    let e: Double
    let phi: Double

    /// The matrix seen through the map from both sides.
    func applied(to s: Symmetric) -> Symmetric {
      let dd = phi * phi * s.slopeSlope
      let qd = phi * s.levelSlope + dd
      let qq = s.levelLevel + 2 * phi * s.levelSlope + dd
      return Symmetric(
        levelLevel: a * a * qq, levelSlope: a * (c * qq + e * qd),
        slopeSlope: c * c * qq + 2 * c * e * qd + e * e * dd)
    }
  }

  private var level: Double
  private var slope: Double
  private var covariance = Symmetric()

  /// A state known exactly.
  init(_ state: ETSState) {
    level = state.level
    slope = state.slope
  }

  /// Mean and variance of q = ℓ + φ b.
  func forecast(_ phi: Double) -> (mean: Double, variance: Double) {
    (
      level + phi * slope,
      covariance.levelLevel + 2 * phi * covariance.levelSlope + phi * phi * covariance.slopeSlope
    )
  }

  /// One step: `x ← (q, φ b) + (α, β) q ε`, `w ← w (1 + γ ε)`.
  mutating func advance(_ p: ETSParameters, variance v: Double, seasonal gamma: Double) {
    let mean = Step(a: 1 + p.alpha * gamma * v, c: p.beta * gamma * v, e: 1, phi: p.phi)
    let linear = Step(a: p.alpha + gamma, c: p.beta, e: gamma, phi: p.phi)
    let square = Step(a: gamma * p.alpha, c: gamma * p.beta, e: 0, phi: p.phi)
    let second = Symmetric(
      levelLevel: covariance.levelLevel + level * level,
      levelSlope: covariance.levelSlope + level * slope,
      slopeSlope: covariance.slopeSlope + slope * slope)
    let parts = [
      (1, mean.applied(to: covariance)), (v, linear.applied(to: second)),
      (2 * v * v, square.applied(to: second)),
    ]
    covariance = parts.reduce(into: Symmetric()) { sum, part in
      sum.levelLevel += part.0 * part.1.levelLevel
      sum.levelSlope += part.0 * part.1.levelSlope
      sum.slopeSlope += part.0 * part.1.slopeSlope
    }
    let (q, d) = (level + p.phi * slope, p.phi * slope)
    level = mean.a * q
    slope = mean.c * q + d
  }
}
