/// How members' forecasts become one.
public enum EnsembleAverage: String, OptionChoice {
  /// Their mean.
  case mean
  /// Their median.
  case median
  /// Weights in inverse proportion to the square of the mean absolute error at past origins, step
  /// by step.
  case inverseError = "inverse-error"
  /// The weights, at least 0 and 1 in sum, with the least squared error at past origins, step by
  /// step.
  case stacking

  /// Whether members must forecast past origins first.
  var learnsWeights: Bool { self == .inverseError || self == .stacking }
}
