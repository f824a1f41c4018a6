internal import Glibc

/// How much errors resemble those some origins before: what a good model leaves behind is noise.
///
///     r[k] = Σ_t (e[t] − ē)(e[t+k] − ē) / Σ_t (e[t] − ē)²
///
/// Source: Box & Jenkins (1970), ch. 2.
public struct Autocorrelation: Hashable, Sendable {
  /// `r[1…K]`; the one at lag 0 is always 1 and left out.
  public let values: [Double]
  /// 1.96 / √n: noise stays within ± this at 19 of 20 lags.
  public let bound: Double
  /// How many errors it is made of.
  public let count: Int

  /// The autocorrelation of errors in the order of their origins; none below eight errors, or
  /// where all are equal.
  ///
  /// - Parameters:
  ///   - errors: finite, `[n]`.
  ///   - lags: how many to compute; less than a quarter of the errors are.
  public init?(_ errors: [Double], lags: Int = 24) {
    let n = errors.count
    guard n >= 8, errors.allSatisfy(\.isFinite) else { return nil }
    let mean = errors.reduce(0, +) / Double(n)
    let deviations = errors.map { $0 - mean }
    let variance = deviations.reduce(0) { $0 + $1 * $1 }
    guard variance > 0, variance.isFinite else { return nil }
    values = (1...max(1, min(lags, n / 4))).map { lag in
      zip(deviations.dropFirst(lag), deviations).reduce(0) { $0 + $1.0 * $1.1 } / variance
    }
    bound = 1.96 / sqrt(Double(n))
    count = n
  }

  /// Whether the first lag is beyond what noise shows.
  public var isAlike: Bool { (values.first.map(abs) ?? 0) > bound }
}
