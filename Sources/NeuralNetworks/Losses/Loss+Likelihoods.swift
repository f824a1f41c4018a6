internal import Glibc

extension Loss {
  /// `l = ½ log 2π + log σ + ½ z²`, `z = (y - μ)/σ`, `σ = softplus(s) + ε`.
  ///
  /// `∂l/∂μ = -z/σ`, `∂l/∂σ = (1 - z²)/σ`, `∂σ/∂s = logistic(s)`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func gaussian<Scalar: NetworkScalar>(
    _ outputs: Span<Scalar>, _ targets: Span<Scalar>, _ weights: Span<Scalar>, _ share: Double,
    _ gradients: inout MutableSpan<Scalar>, minimumScale: Double
  ) -> Double {
    let halfLogTwoPi = 0.918_938_533_204_672_74
    var sum = 0.0
    for i in targets.indices {
      let w = weights.isEmpty ? 1 : Double(weights[i])
      guard w > 0 else {
        if !gradients.isEmpty { for j in 0..<2 { gradients[i * 2 + j] = 0 } }
        continue
      }
      let raw = Double(outputs[2 * i + 1])
      let scale = Softplus.value(raw) + minimumScale
      let z = (Double(targets[i]) - Double(outputs[2 * i])) / scale
      sum += w * (halfLogTwoPi + log(scale) + 0.5 * z * z)
      guard !gradients.isEmpty else { continue }
      gradients[2 * i] = Scalar(share * w * -z / scale)
      gradients[2 * i + 1] = Scalar(share * w * (1 - z * z) / scale * Softplus.slope(raw))
    }
    return sum
  }

  /// Student's t: the formula stands at `Loss.studentT`.
  ///
  /// With `a = (ν + 1) z / (ν + z²)`: `∂l/∂μ = -a/σ`, `∂l/∂σ = (1 - a z)/σ` and
  /// `∂l/∂ν = ½ (1/ν + ψ(ν/2) - ψ((ν + 1)/2) + log(1 + z²/ν) - a z/ν)`, ψ the digamma function.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func studentT<Scalar: NetworkScalar>(
    _ outputs: Span<Scalar>, _ targets: Span<Scalar>, _ weights: Span<Scalar>, _ share: Double,
    _ gradients: inout MutableSpan<Scalar>, minimumScale: Double
  ) -> Double {
    var sum = 0.0
    for i in targets.indices {
      let w = weights.isEmpty ? 1 : Double(weights[i])
      guard w > 0 else {
        if !gradients.isEmpty { for j in 0..<3 { gradients[i * 3 + j] = 0 } }
        continue
      }
      let rawScale = Double(outputs[3 * i + 1])
      let rawFreedom = Double(outputs[3 * i + 2])
      let scale = Softplus.value(rawScale) + minimumScale
      let nu = 2 + Softplus.value(rawFreedom)
      let z = (Double(targets[i]) - Double(outputs[3 * i])) / scale
      let logTerm = log1p(z * z / nu)
      sum +=
        w
        * (log(scale) + 0.5 * log(nu * Double.pi) + GammaFunction.logarithm(nu / 2)
          - GammaFunction.logarithm((nu + 1) / 2) + 0.5 * (nu + 1) * logTerm)
      guard !gradients.isEmpty else { continue }
      let pull = (nu + 1) * z / (nu + z * z)
      let bySpread =
        0.5
        * (1 / nu + GammaFunction.digamma(nu / 2) - GammaFunction.digamma((nu + 1) / 2) + logTerm
          - pull * z / nu)
      gradients[3 * i] = Scalar(share * w * -pull / scale)
      gradients[3 * i + 1] = Scalar(
        share * w * (1 - pull * z) / scale * Softplus.slope(rawScale))
      gradients[3 * i + 2] = Scalar(share * w * bySpread * Softplus.slope(rawFreedom))
    }
    return sum
  }
}
