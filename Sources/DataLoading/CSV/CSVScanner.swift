/// Cuts a file into fields as RFC 4180 says, byte by byte.
///
/// Taken beyond the RFC: LF and CR alone end a row, a byte-order mark is skipped, blanks may
/// follow a closing quote, blank lines are skipped (in a file of one column they are empty
/// fields, except at the end), and a quote inside an unquoted field is an ordinary character.
package enum CSVScanner {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// Why a file is no table, with the offset of the byte where it shows.
  enum Fault: Error, Hashable {
    case unterminatedQuote(Int)
    case textAfterQuote(Int)
    case raggedRow(Int, expected: Int, found: Int)
    case fieldTooLong(Int)
  }

  /// The fields of a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - path: its name for errors.
  ///   - delimiter: what stands between fields; nil to find it.
  /// - Returns: every record, blank lines left out.
  /// - Throws: `DataError` with line and column of a quote never closed, text after a closing
  ///   quote, or a row of another number of fields than the first.
  package static func scan(
    _ bytes: Span<UInt8>, path: String, delimiter: CSVDelimiter? = nil
  ) throws(DataError) -> CSVTable {
    let delimiter = delimiter ?? CSVDelimiter.detect(in: bytes)
    do throws(Fault) {
      var run = Run(delimiter: delimiter.byte, expecting: bytes.count / 8)
      try run.scan(bytes)
      return CSVTable(
        delimiter: delimiter, columnCount: run.columnCount, fields: run.fields,
        emptyRecordCount: run.emptyRecordCount)
    } catch {
      throw DataError(error, path: path, bytes: bytes)
    }
  }

  /// One pass over the bytes.
  private struct Run {
    let delimiter: UInt8
    var fields: [CSVField] = []
    var columnCount = 0
    /// Records of several fields, all empty, that were left out.
    var emptyRecordCount = 0
    private var firstOfRecord = 0

    init(delimiter: UInt8, expecting fieldCount: Int) {
      self.delimiter = delimiter
      fields.reserveCapacity(fieldCount)
    }

    mutating func scan(_ bytes: Span<UInt8>) throws(Fault) {
      let count = bytes.count
      var position = 0
      if count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { position = 3 }
      while position < count {
        let end =
          bytes[position] == quote
          ? try appendQuoted(bytes, at: position) : try appendPlain(bytes, at: position)
        guard end < count else {
          try endRecord(at: end)
          break
        }
        position = end + 1
        let byte = bytes[end]
        if byte == delimiter {
          // The file ends behind a delimiter: one more, empty, field.
          if position == count {
            fields.append(CSVField(start: count, end: count))
            try endRecord(at: count)
          }
          continue
        }
        try endRecord(at: end)
        if byte == carriageReturn, position < count, bytes[position] == lineFeed { position += 1 }
      }
      if columnCount == 1 {
        while let last = fields.last, last.isEmpty { fields.removeLast() }
      }
    }

    /// Appends an unquoted field and says where it ends.
    @inline(__always)
    private mutating func appendPlain(_ bytes: Span<UInt8>, at start: Int) throws(Fault) -> Int {
      let count = bytes.count
      var end = start
      while end < count {
        let byte = bytes[end]
        if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
        end += 1
      }
      guard end - start <= CSVField.longest else { throw .fieldTooLong(start) }
      fields.append(CSVField(start: start, end: end))
      return end
    }

    /// Appends a field whose opening quote is at `start`, and says where the next byte is that
    /// ends it.
    private mutating func appendQuoted(_ bytes: Span<UInt8>, at start: Int) throws(Fault) -> Int {
      let count = bytes.count
      var close = start + 1
      var hasDoubledQuotes = false
      while true {
        while close < count, bytes[close] != quote { close += 1 }
        guard close < count else { throw .unterminatedQuote(start) }
        guard close + 1 < count, bytes[close + 1] == quote else { break }
        hasDoubledQuotes = true
        close += 2
      }
      guard close - start <= CSVField.longest else { throw .fieldTooLong(start) }
      fields.append(
        CSVField(
          start: start + 1, end: close, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes))
      var end = close + 1
      while end < count, bytes[end] != delimiter, bytes[end] == 0x20 || bytes[end] == 0x09 {
        end += 1
      }
      guard
        end == count || bytes[end] == delimiter || bytes[end] == lineFeed
          || bytes[end] == carriageReturn
      else { throw .textAfterQuote(end) }
      return end
    }

    @inline(__always)
    private mutating func endRecord(at end: Int) throws(Fault) {
      let found = fields.count - firstOfRecord
      if found != columnCount || columnCount == 1 {
        try endUnusualRecord(at: end, found: found)
      } else if fields[firstOfRecord].isEmpty, fields[firstOfRecord...].allSatisfy(\.isEmpty) {
        fields.removeLast(found)
        emptyRecordCount += 1
      }
      firstOfRecord = fields.count
    }

    private mutating func endUnusualRecord(at end: Int, found: Int) throws(Fault) {
      let isBlank =
        found == 1 && fields[firstOfRecord].isEmpty
      if isBlank && columnCount != 1 {
        fields.removeLast()
      } else if columnCount == 0 {
        columnCount = found
      } else if found > columnCount {
        throw .raggedRow(
          fields[firstOfRecord + columnCount].start, expected: columnCount, found: found)
      } else if found < columnCount {
        throw .raggedRow(end, expected: columnCount, found: found)
      }
    }
  }
}
