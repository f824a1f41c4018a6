/// How the values of a window are brought to a size networks work well at.
///
/// Location and scale come from the window that is read and nothing else, so they move with the
/// origin and never see a target.
public enum WindowScaling: String, OptionChoice, Codable {
  /// `change` where forecasts depart from the value before, else `standard`.
  case automatic = "auto"
  /// `x = z`.
  case none
  /// `x = z / mean |z|`.
  case mean
  /// `x = (z - mean z) / s`, s the standard deviation over the window.
  case standard
  /// `x = (z - last z) / s`, s as in `standard`.
  case last
  /// `x = (z_t - z_{t-1}) / r`, r the root mean square of these changes over the window.
  case change
}
