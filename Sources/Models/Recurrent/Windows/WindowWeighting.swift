/// What an error in a training window counts beside those of other series.
///
/// Errors are measured in units of their window's scale. Where a series swings widely but
/// predictably, that unit hides errors which are large beside those of its seasonal naive forecast.
public enum WindowWeighting: String, OptionChoice, Codable {
  /// As it is measured.
  case equal
  /// Half in units of the series' mean change over the skip lag, as MASE measures it; half in the
  /// panel's median of these: of logarithms a share of the value, as sMAPE measures it.
  case balanced

  /// The weight of a window.
  ///
  /// - Parameters:
  ///   - scale: what errors in the window are divided by.
  ///   - change: the series' mean change over the skip lag.
  ///   - typical: the panel's median of that, above 0.
  /// - Returns: what every error in the window is multiplied by, above 0.
  func weight(scale: Double, change: Double, typical: Double) -> Double {
    switch self {
    case .equal: 1
    // A series that all but repeats itself must not outweigh the panel.
    case .balanced: scale / max(change, 0.1 * typical) + scale / typical
    }
  }
}
