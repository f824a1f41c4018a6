/// The M4 competition's test for a season.
public enum SeasonalityTest {
  /// Whether the autocorrelation at lag m is significant at 90 %.
  ///
  ///     |r[m]| > 1.645 / √n · √(1 + 2 Σ_{i<m} r[i]²)
  ///
  /// False where m is 1, where there are fewer than 3 m observations, and where all are equal. The
  /// competition's code looks at no lag above `⌊10 log₁₀ n⌋`, the default of R's `acf`, which is
  /// below a day of hours or a year of weeks on short series; here every m is looked at, as in
  /// `thetaf`.
  ///
  /// - Parameters:
  ///   - values: the observations, none missing.
  ///   - m: the season length.
  /// - Returns: whether to adjust for the season.
  /// - Complexity: O(n · m).
  /// - Source: M4 competition code, `SeasonalityTest`; Bartlett's formula for the variance.
  public static func passes(_ values: [Double], m: Int) -> Bool {
    let n = values.count
    guard m > 1, n >= 3 * m else { return false }
    let covariances = Autocovariance.biased(values, around: nil, lags: m)
    guard covariances[0] > 0 else { return false }
    let correlations = covariances.map { $0 / covariances[0] }
    let earlier = correlations[1..<m].reduce(0) { $0 + $1 * $1 }
    return abs(correlations[m]) > 1.645 * ((1 + 2 * earlier) / Double(n)).squareRoot()
  }
}
