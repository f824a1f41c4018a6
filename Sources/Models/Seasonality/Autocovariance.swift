/// Sample autocovariances.
enum Autocovariance {
  /// `r[k] = Σ_t (y[t] - c)(y[t+k] - c) / n` for k = 0 … lags: biased, so positive definite.
  ///
  /// - Parameters:
  ///   - values: the observations, none missing, more than `lags`.
  ///   - centre: c; nil takes the mean.
  ///   - lags: the highest lag.
  /// - Returns: `lags + 1` covariances in the squared unit of the values.
  /// - Complexity: O(n · lags).
  static func biased(_ values: [Double], around centre: Double?, lags: Int) -> [Double] {
    let n = values.count
    let centre = centre ?? mean(values)
    let deviations = values.map { $0 - centre }
    return (0...lags).map { lag in
      var sum = 0.0
      for t in 0..<max(0, n - lag) { sum += deviations[t] * deviations[t + lag] }
      return sum / Double(n)
    }
  }

  /// The mean, summed around the first value so that a large level costs no digits.
  static func mean(_ values: [Double]) -> Double {
    guard let first = values.first else { return 0 }
    return first + values.reduce(0) { $0 + ($1 - first) } / Double(values.count)
  }
}
