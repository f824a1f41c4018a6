/// What stands between the fields of a row.
public enum CSVDelimiter: String, CaseIterable, Sendable {
  case comma
  case semicolon
  case tab
  case pipe

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    case .pipe: UInt8(ascii: "|")
    }
  }
}

extension CSVDelimiter {
  /// How many records settle the delimiter.
  private static let sampledRecords = 64

  /// The delimiter that gives the first records the same number of fields, at least 2.
  ///
  /// More fields win; on a tie the comma loses, because a comma is also a decimal mark. Where
  /// nothing splits every record alike, the one that splits most records as often as the first
  /// wins, so that a ragged file is refused at the ragged row. One column: the comma.
  static func detect(in bytes: Span<UInt8>) -> CSVDelimiter {
    var best = (delimiter: CSVDelimiter.comma, consistent: false, agreeing: 0.0, fields: 1)
    for candidate in [CSVDelimiter.tab, .semicolon, .pipe, .comma] {
      let counts = fieldCounts(in: bytes, delimiter: candidate.byte)
      guard let fields = counts.first, counts.contains(where: { $0 > 1 }) else { continue }
      let agreeing = Double(counts.count { $0 == fields }) / Double(counts.count)
      let consistent = agreeing == 1
      let better =
        if consistent != best.consistent {
          consistent
        } else if consistent {
          fields > best.fields
        } else {
          // A header that the candidate does not split says nothing for it.
          fields > 1 && (agreeing, fields) > (best.agreeing, best.fields)
        }
      if better { best = (candidate, consistent, agreeing, fields) }
    }
    return best.delimiter
  }

  /// Fields of each of the first records that is not blank.
  private static func fieldCounts(in bytes: Span<UInt8>, delimiter: UInt8) -> [Int] {
    var counts: [Int] = []
    var fields = 1
    var isBlank = true
    var isQuoted = false
    var isFieldStart = true
    for index in bytes.indices {
      let byte = bytes[index]
      if isQuoted {
        // A doubled quote closes and opens again, which counts the same.
        if byte == CSVScanner.quote { isQuoted = false }
        continue
      }
      let wasFieldStart = isFieldStart
      isFieldStart = false
      switch byte {
      case CSVScanner.quote where wasFieldStart || bytes[index - 1] == CSVScanner.quote:
        isQuoted = true
        isBlank = false
      case delimiter:
        fields += 1
        isBlank = false
        isFieldStart = true
      case CSVScanner.lineFeed, CSVScanner.carriageReturn:
        if !isBlank { counts.append(fields) }
        if counts.count == sampledRecords { return counts }
        (fields, isBlank, isFieldStart) = (1, true, true)
      default: isBlank = false
      }
    }
    if !isBlank { counts.append(fields) }
    return counts
  }
}
