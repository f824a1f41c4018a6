/// The ways people write "no value here".
enum MissingToken {
  private static let words: Set<String> = [
    "na", "n/a", "#n/a", "nan", "null", "none", "nil", "missing", "-", "--", ".", "?", "#na",
    "<na>", "-nan",
  ]

  /// Whether a trimmed field says that there is no value; upper or lower case alike.
  static func matches(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    if range.isEmpty { return true }
    guard range.count <= 7 else { return false }
    // Every word starts with one of these: most fields are numbers and end here.
    switch bytes[range.lowerBound] | 0x20 {
    case UInt8(ascii: "n"), UInt8(ascii: "#"), UInt8(ascii: "m"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "<"):
      return words.contains(String(decoding: range.map { bytes[$0] }, as: UTF8.self).lowercased())
    default: return false
    }
  }
}
