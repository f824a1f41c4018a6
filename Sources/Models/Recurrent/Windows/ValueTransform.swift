/// What is done to every value before windows are cut.
public enum ValueTransform: String, OptionChoice {
  /// The logarithm where every series stays well above 0, else nothing.
  case automatic = "auto"
  /// `z = y`.
  case none
  /// `z = log y`; every value must be above 0.
  case log
}
