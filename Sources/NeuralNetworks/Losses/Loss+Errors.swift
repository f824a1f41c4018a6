extension Loss {
  /// `l = factor · e²`, `∂l/∂ŷ = 2 factor · e`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func squaredError<Scalar: NetworkScalar>(
    _ outputs: Span<Scalar>, _ targets: Span<Scalar>, _ weights: Span<Scalar>, _ share: Double,
    _ gradients: inout MutableSpan<Scalar>, factor: Double
  ) -> Double {
    var sum = 0.0
    for i in targets.indices {
      let w = weights.isEmpty ? 1 : Double(weights[i])
      guard w > 0 else {
        if !gradients.isEmpty { gradients[i] = 0 }
        continue
      }
      let e = Double(outputs[i]) - Double(targets[i])
      sum += w * factor * e * e
      if !gradients.isEmpty { gradients[i] = Scalar(share * w * 2 * factor * e) }
    }
    return sum
  }

  /// `l = |e|`, `∂l/∂ŷ = sign e`, 0 at 0 and NaN where `e` is.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func absoluteError<Scalar: NetworkScalar>(
    _ outputs: Span<Scalar>, _ targets: Span<Scalar>, _ weights: Span<Scalar>, _ share: Double,
    _ gradients: inout MutableSpan<Scalar>
  ) -> Double {
    var sum = 0.0
    for i in targets.indices {
      let w = weights.isEmpty ? 1 : Double(weights[i])
      guard w > 0 else {
        if !gradients.isEmpty { gradients[i] = 0 }
        continue
      }
      let e = Double(outputs[i]) - Double(targets[i])
      let sign: Double = e > 0 ? 1 : e < 0 ? -1 : e
      sum += w * abs(e)
      if !gradients.isEmpty { gradients[i] = Scalar(share * w * sign) }
    }
    return sum
  }

  /// `l = ½ e²` inside ±δ, `δ (|e| - ½ δ)` outside; `∂l/∂ŷ = e` held to ±δ.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func huber<Scalar: NetworkScalar>(
    _ outputs: Span<Scalar>, _ targets: Span<Scalar>, _ weights: Span<Scalar>, _ share: Double,
    _ gradients: inout MutableSpan<Scalar>, delta: Double
  ) -> Double {
    var sum = 0.0
    precondition(delta > 0, "delta must be positive, found \(delta)")
    for i in targets.indices {
      let w = weights.isEmpty ? 1 : Double(weights[i])
      guard w > 0 else {
        if !gradients.isEmpty { gradients[i] = 0 }
        continue
      }
      let e = Double(outputs[i]) - Double(targets[i])
      let inside = abs(e) <= delta
      sum += w * (inside ? 0.5 * e * e : delta * (abs(e) - 0.5 * delta))
      let slope = inside ? e : e > 0 ? delta : -delta
      if !gradients.isEmpty { gradients[i] = Scalar(share * w * (e.isNaN ? e : slope)) }
    }
    return sum
  }
}
