/// How a network comes from one step ahead to many.
public enum ForecastStrategy: String, OptionChoice, Codable {
  /// All steps at once from the state after the last observation.
  case direct
  /// One step at a time, each fed the one before; intervals by simulated paths.
  case recursive
  /// A decoder walks the horizon from the state after the last observation.
  case encoderDecoder = "encoder-decoder"
}
