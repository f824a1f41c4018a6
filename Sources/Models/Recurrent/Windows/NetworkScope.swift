/// Which series a network learns from.
public enum NetworkScope: String, OptionChoice {
  /// One network learns from all series and forecasts any, also those it never saw.
  case global
  /// One network a series.
  case local
}
