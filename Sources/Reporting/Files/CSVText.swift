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

  /// The fields of every line of what this type writes: quoted fields, plain newlines.
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var lastWasQuote = false
    for byte in text.utf8 {
      if isQuoted {
        if byte == 0x22 {
          isQuoted = false
          lastWasQuote = true
        } else {
          field.append(byte)
        }
        continue
      }
      switch byte {
      case 0x22:
        if lastWasQuote { field.append(byte) }
        isQuoted = true
      case 0x2C, 0x0A:
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        if byte == 0x0A {
          records.append(fields)
          fields.removeAll(keepingCapacity: true)
        }
      default: field.append(byte)
      }
      lastWasQuote = false
    }
    return records
  }
}
