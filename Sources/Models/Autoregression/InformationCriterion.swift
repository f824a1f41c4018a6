internal import Glibc

/// What decides between models of different size fitted to the same observations.
public enum InformationCriterion: String, OptionChoice {
  /// Akaike's: `n log σ² + 2 k`.
  case aic
  /// Akaike's, corrected for small samples: `aic + 2 k (k + 1) / (n - k - 1)`.
  case aicc
  /// Schwarz's: `n log σ² + k log n`.
  case bic

  /// The criterion of a regression with normal errors; the least is best.
  ///
  /// - Parameters:
  ///   - residualSumOfSquares: n σ², above 0.
  ///   - observations: n, the same for every model compared.
  ///   - regressors: how many coefficients; k is one more, for σ².
  /// - Returns: the criterion without the constant all models share; infinity where the
  ///   correction has no finite value.
  /// - Source: Hurvich & Tsai (1989), Biometrika 76(2); Schwarz (1978), Ann. Stat. 6(2).
  func value(residualSumOfSquares: Double, observations: Int, regressors: Int) -> Double {
    let n = Double(observations)
    let k = Double(regressors + 1)
    let fit = n * log(residualSumOfSquares / n)
    switch self {
    case .aic: return fit + 2 * k
    case .aicc: return n - k - 1 > 0 ? fit + 2 * k * n / (n - k - 1) : .infinity
    case .bic: return fit + k * log(n)
    }
  }
}
