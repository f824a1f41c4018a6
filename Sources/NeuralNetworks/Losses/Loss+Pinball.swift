extension Loss {
  /// `l = (1/Q) Σ_q max(q e, (q - 1) e)`, `e = y - ŷ_q`.
  ///
  /// `∂l/∂ŷ_q` is `-q/Q` where `e > 0`, `(1 - q)/Q` where `e < 0` and 0 at 0.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func pinball<Scalar: NetworkScalar>(
    _ outputs: Span<Scalar>, _ targets: Span<Scalar>, _ weights: Span<Scalar>, _ share: Double,
    _ gradients: inout MutableSpan<Scalar>, quantiles: [Double]
  ) -> Double {
    var sum = 0.0
    precondition(
      quantiles.allSatisfy { $0 > 0 && $0 < 1 }, "quantile levels lie in (0, 1): \(quantiles)")
    let count = quantiles.count
    for i in targets.indices {
      let w = weights.isEmpty ? 1 : Double(weights[i])
      guard w > 0 else {
        if !gradients.isEmpty { for j in 0..<count { gradients[i * count + j] = 0 } }
        continue
      }
      for (j, q) in quantiles.enumerated() {
        let place = i * count + j
        let e = Double(targets[i]) - Double(outputs[place])
        sum += w * max(q * e, (q - 1) * e) / Double(count)
        let slope = e > 0 ? -q : e < 0 ? 1 - q : e
        if !gradients.isEmpty { gradients[place] = Scalar(share * w * slope / Double(count)) }
      }
    }
    return sum
  }
}
