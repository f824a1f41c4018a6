/// What stands before decimals.
public enum DecimalMark: String, CaseIterable, Sendable {
  /// `1,234.5`
  case point
  /// `1.234,5`
  case comma
}
