/// The deterministic part of an ARIMA model: what is regressed out, by generalised least squares.
public enum ARIMATrend: String, OptionChoice {
  /// A mean where nothing is differenced, else nothing: R's `stats::arima`.
  case auto
  /// Nothing.
  case none
  /// A mean where nothing is differenced, a drift where one difference is taken.
  case constant
  /// A drift where one difference is taken, a mean and a drift where none is.
  case drift

  /// A regressor of the deterministic part.
  enum Regressor: String, Sendable {
    /// 1.
    case intercept
    /// t, counted from 1 at the first observation.
    case drift

    func value(at t: Int) -> Double {
      switch self {
      case .intercept: 1
      case .drift: Double(t + 1)
      }
    }
  }

  /// The regressors that remain identifiable after `differences` differences.
  func regressors(differences: Int) -> [Regressor] {
    switch (self, differences) {
    case (.auto, 0), (.constant, 0): [.intercept]
    case (.drift, 0): [.intercept, .drift]
    case (.constant, 1), (.drift, 1): [.drift]
    default: []
    }
  }
}
