/// Which of the four Theta models: the line known in advance or learned on the way, θ 2 or free.
public enum ThetaVariant: String, OptionChoice {
  /// θ = 2, the trend line through the whole training part: the method of 2000.
  case standard
  /// θ estimated, the trend line through the whole training part.
  case optimised
  /// θ = 2, the trend line through what was seen so far.
  case dynamicStandard = "dynamic-standard"
  /// θ estimated, the trend line through what was seen so far.
  case dynamicOptimised = "dynamic-optimised"

  /// Whether the trend line moves with every observation.
  var isDynamic: Bool { self == .dynamicStandard || self == .dynamicOptimised }
  /// Whether θ is estimated.
  var optimisesTheta: Bool { self == .optimised || self == .dynamicOptimised }
}
