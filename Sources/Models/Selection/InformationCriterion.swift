internal import Glibc

/// What decides between models of different size fitted to the same observations: minus twice the
/// log likelihood and a penalty, the least is best.
///
/// - Source: Akaike (1974), IEEE Trans. Autom. Control 19(6); Hurvich & Tsai (1989), Biometrika
///   76(2); Schwarz (1978), Ann. Stat. 6(2).
public enum InformationCriterion: String, OptionChoice {
  /// Akaike's: `-2 log L + 2 k`.
  case aic
  /// Akaike's, corrected for small samples: `-2 log L + 2 k n / (n - k - 1)`.
  case aicc
  /// Schwarz's: `-2 log L + k log n`.
  case bic

  /// What k estimated numbers cost.
  ///
  /// - Parameters:
  ///   - parameters: k, the variance of the errors counted.
  ///   - observations: n, the same for every model compared.
  ///   - freedom: the divisor of the correction; nil takes that of one series, n - k - 1.
  /// - Returns: the penalty; infinity where the correction has no finite value.
  func penalty(parameters: Int, observations: Int, freedom: Int? = nil) -> Double {
    let (n, k) = (Double(observations), Double(parameters))
    switch self {
    case .aic: return 2 * k
    case .aicc:
      let freedom = freedom ?? observations - parameters - 1
      return freedom > 0 ? 2 * k * n / Double(freedom) : .infinity
    case .bic: return k * log(n)
    }
  }

  /// The criterion of a regression with normal errors, whose `-2 log L` is `n log σ²`.
  ///
  /// - Parameters:
  ///   - residualSumOfSquares: n σ², above 0.
  ///   - observations: n, the same for every model compared.
  ///   - regressors: how many coefficients; k is one more, for σ².
  /// - Returns: the criterion without the constant all models share; infinity where the
  ///   correction has no finite value.
  func value(residualSumOfSquares: Double, observations: Int, regressors: Int) -> Double {
    let n = Double(observations)
    return n * log(residualSumOfSquares / n)
      + penalty(parameters: regressors + 1, observations: observations)
  }
}
