/// The test of Kwiatkowski, Phillips, Schmidt & Shin for a stationary level.
///
///     η = Σ_t S_t² / (n² s²),   S_t = Σ_{i≤t} (y_i - ȳ)
///
/// with s² the long-run variance by Bartlett weights over `⌊3 √n / 13⌋` lags, the choice of R's
/// `forecast::ndiffs`.
///
/// - Source: Kwiatkowski et al. (1992), J. Econometrics 54, table 1 for the critical value.
enum KPSSTest {
  /// η above this refuses a stationary level at 5 %.
  static let critical = 0.463

  /// η of complete values, at least 2 and not all equal.
  static func statistic(_ values: [Double]) -> Double {
    let n = values.count
    let mean = values.reduce(0, +) / Double(n)
    let residuals = values.map { $0 - mean }
    var (sum, squares) = (0.0, 0.0)
    for residual in residuals {
      sum += residual
      squares += sum * sum
    }
    let lags = Int(3 * Double(n).squareRoot() / 13)
    var longRun = residuals.reduce(0) { $0 + $1 * $1 }
    for lag in 1..<max(1, lags + 1) where lag < n {
      var product = 0.0
      for t in lag..<n { product += residuals[t] * residuals[t - lag] }
      longRun += 2 * (1 - Double(lag) / Double(lags + 1)) * product
    }
    return squares / (Double(n) * longRun)
  }
}
