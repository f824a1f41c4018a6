/// The deterministic part of a regression on lags.
public enum TrendTerm: String, OptionChoice {
  /// Nothing; the series is taken to move around 0 (statsmodels `n`).
  case none
  /// A constant (statsmodels `c`).
  case constant
  /// A constant and a straight line in time (statsmodels `ct`).
  case linear

  /// How many regressors it adds.
  var columns: Int {
    switch self {
    case .none: 0
    case .constant: 1
    case .linear: 2
    }
  }
}
