/// Where a field lies in the file, in eight bytes.
///
/// Bits: 40 of offset, 22 of length, 1 for "was quoted", 1 for "has doubled quotes inside".
/// A field's own quotes are not part of its range.
package struct CSVField: Sendable, Hashable {
  static let longest = 1 << 22 - 1
  private let bits: UInt64

  init(start: Int, end: Int, isQuoted: Bool = false, hasDoubledQuotes: Bool = false) {
    bits =
      UInt64(start) << 24 | UInt64(end - start) << 2
      | (isQuoted ? 2 : 0) | (hasDoubledQuotes ? 1 : 0)
  }

  /// The offset of the first byte.
  package var start: Int { Int(bits >> 24) }
  /// The offset behind the last byte.
  package var end: Int { start + count }
  /// How many bytes it has.
  package var count: Int { Int(bits >> 2 & 0x3F_FFFF) }
  /// Whether it stood in quotes.
  var isQuoted: Bool { bits & 2 != 0 }
  /// Whether nothing stands in it, not even quotes.
  var isEmpty: Bool { count == 0 && !isQuoted }
  /// Whether a quote inside is written twice.
  var hasDoubledQuotes: Bool { bits & 1 != 0 }
}

/// The rectangle of fields of a CSV file: ranges of bytes, no text copied.
package struct CSVTable: Sendable {
  /// What stands between fields.
  package let delimiter: CSVDelimiter
  /// Fields in every record.
  package let columnCount: Int
  /// Records of several fields, all of them empty, that were left out.
  let emptyRecordCount: Int
  /// Row by row; the first record is there too, header or not.
  private let fields: [CSVField]

  init(
    delimiter: CSVDelimiter, columnCount: Int, fields: [CSVField], emptyRecordCount: Int
  ) {
    self.emptyRecordCount = emptyRecordCount
    self.delimiter = delimiter
    self.columnCount = columnCount
    self.fields = fields
  }

  /// Records, a header counted too.
  package var recordCount: Int { columnCount == 0 ? 0 : fields.count / columnCount }

  /// A column's fields from a record on.
  func column(_ column: Int, from record: Int) -> FieldRun {
    FieldRun(
      fields, start: record * columnCount + column, stride: columnCount,
      count: recordCount - record)
  }

  /// Fields of a record, from chosen columns.
  func record(_ record: Int, columns: [Int]) -> FieldRun {
    FieldRun(
      fields, start: record * columnCount, stride: 1, count: columns.count, order: columns)
  }

  /// The field of a record and column.
  package subscript(record: Int, column: Int) -> CSVField { fields[record * columnCount + column] }
}

extension CSVField {
  /// The field without blanks at its ends: spaces, tabs and no-break spaces.
  func trimmed(in bytes: Span<UInt8>) -> Range<Int> {
    var lower = start
    var upper = end
    while lower < upper {
      if bytes[lower] == 0x20 || bytes[lower] == 0x09 {
        lower += 1
      } else if lower + 1 < upper, bytes[lower] == 0xC2, bytes[lower + 1] == 0xA0 {
        lower += 2
      } else {
        break
      }
    }
    while upper > lower {
      if bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 {
        upper -= 1
      } else if upper - 1 > lower, bytes[upper - 1] == 0xA0, bytes[upper - 2] == 0xC2 {
        upper -= 2
      } else {
        break
      }
    }
    return lower..<upper
  }

  /// The field's bytes, doubled quotes made single.
  func content(in bytes: Span<UInt8>) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(count)
    var index = start
    while index < end {
      content.append(bytes[index])
      index += hasDoubledQuotes && bytes[index] == CSVScanner.quote ? 2 : 1
    }
    return content
  }

  /// The field's text, or nil where it is no UTF-8.
  package func text(in bytes: Span<UInt8>) -> String? {
    String(validating: content(in: bytes), as: UTF8.self)
  }

  /// The field's text for a message: cut after 40 characters, wrong bytes shown as `�`.
  func excerpt(in bytes: Span<UInt8>) -> String {
    let text = String(decoding: content(in: bytes).prefix(200), as: UTF8.self)
    return text.count > 40 ? text.prefix(40) + "…" : text
  }
}
