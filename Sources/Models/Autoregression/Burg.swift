internal import NumericalMethods

/// Burg's estimate of autoregressions.
enum Burg {
  /// The predictors of orders 0 to `order`, fewer where the errors vanish before.
  ///
  ///     φ_pp = 2 Σ f[t] b[t-1] / Σ (f[t]² + b[t-1]²),   v[p] = v[p-1] (1 - φ_pp²)
  ///
  /// f and b are the forward and backward errors of the order below.
  ///
  /// - Parameters:
  ///   - deviations: the observations less their mean, more than `order`.
  ///   - order: the highest order.
  /// - Returns: one predictor an order.
  /// - Complexity: O(n · order).
  /// - Source: Brockwell & Davis (1991), Time Series: Theory and Methods, §8.2; R's `ar.burg`
  ///   with `var.method = 1`.
  static func predictors(
    _ deviations: [Double], order: Int
  ) -> [SymmetricToeplitz.Predictor] {
    let n = deviations.count
    let power = deviations.reduce(0) { $0 + $1 * $1 } / Double(n)
    var predictors = [SymmetricToeplitz.Predictor(coefficients: [], errorVariance: power)]
    var forward = deviations
    var backward = deviations
    for p in 1..<(max(order, 0) + 1) {
      var product = 0.0
      var energy = 0.0
      for t in p..<n {
        product += forward[t] * backward[t - 1]
        energy += forward[t] * forward[t] + backward[t - 1] * backward[t - 1]
      }
      guard energy > 0 else { break }
      let reflection = 2 * product / energy
      let previous = predictors[p - 1]
      var coefficients = previous.coefficients
      for j in 1..<p {
        coefficients[j - 1] -= reflection * previous.coefficients[p - j - 1]
      }
      coefficients.append(reflection)
      predictors.append(
        SymmetricToeplitz.Predictor(
          coefficients: coefficients,
          errorVariance: previous.errorVariance * (1 - reflection * reflection)))
      for t in (p..<n).reversed() {
        let oldForward = forward[t]
        forward[t] = oldForward - reflection * backward[t - 1]
        backward[t] = backward[t - 1] - reflection * oldForward
      }
    }
    return predictors
  }
}
