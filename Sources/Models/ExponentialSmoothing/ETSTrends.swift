/// Which trends an automatic choice of form considers besides none.
public enum ETSTrends: String, OptionChoice {
  /// Damped ones; undamped ones too where the series is at least 20 times as long as the horizon.
  case automatic = "auto"
  /// Damped ones, the safer for horizons of many steps.
  case damped
  /// Undamped ones.
  case undamped
  /// Both, as R's `forecast::ets` does.
  case all

  /// How many horizons a series must be long for its slope to be extended over one.
  static let horizonsForUndamped = 20

  /// Whether a form may be chosen.
  ///
  /// - Parameters:
  ///   - trend: the form's trend.
  ///   - count: the length of the series.
  ///   - horizon: how many steps will be forecast.
  /// - Returns: true where there is no trend, or one of the wanted kind.
  func allows(_ trend: ETSForm.Trend, count: Int, horizon: Int) -> Bool {
    switch (self, trend) {
    case (_, .none), (.all, _), (.damped, .damped), (.undamped, .additive): true
    case (.automatic, .damped): true
    case (.automatic, .additive): count >= Self.horizonsForUndamped * horizon
    default: false
    }
  }
}
