internal import Glibc

extension Loss {
  /// `l = log Σ exp(zⱼ - M) - (z_y - M)`, `∂l/∂zⱼ = softmax(z)ⱼ - [j = y]`, `M = max z`.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  static func crossEntropy<Scalar: NetworkScalar>(
    _ outputs: Span<Scalar>, _ targets: Span<Scalar>, _ weights: Span<Scalar>, _ share: Double,
    _ gradients: inout MutableSpan<Scalar>, classes: Int
  ) -> Double {
    var sum = 0.0
    for i in targets.indices {
      let w = weights.isEmpty ? 1 : Double(weights[i])
      guard w > 0 else {
        if !gradients.isEmpty { for j in 0..<classes { gradients[i * classes + j] = 0 } }
        continue
      }
      let row = i * classes
      let y = Int(exactly: targets[i]) ?? -1
      precondition(
        y >= 0 && y < classes, "expected a class from 0 to \(classes - 1), found \(targets[i])")
      var maximum = -Double.infinity
      for j in 0..<classes { maximum = max(maximum, Double(outputs[row + j])) }
      var total = 0.0
      for j in 0..<classes { total += exp(Double(outputs[row + j]) - maximum) }
      sum += w * (log(total) - (Double(outputs[row + y]) - maximum))
      guard !gradients.isEmpty else { continue }
      for j in 0..<classes {
        let probability = exp(Double(outputs[row + j]) - maximum) / total
        gradients[row + j] = Scalar(share * w * (j == y ? probability - 1 : probability))
      }
    }
    return sum
  }
}
