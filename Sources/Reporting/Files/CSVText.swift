/// Comma-separated text as RFC 4180 has it, with plain newlines.
enum CSVText {
  /// A field, quoted where it needs to be.
  static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// The shortest decimal that reads back as the same double; empty where there is no number.
  static func field(_ number: Double?) -> String {
    guard let number, number.isFinite else { return "" }
    return "\(number)"
  }

  /// One line.
  static func line(_ fields: [String]) -> String {
    fields.joined(separator: ",") + "\n"
  }
}
