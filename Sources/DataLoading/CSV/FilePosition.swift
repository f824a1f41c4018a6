/// A place in a text file, as editors count it.
public struct FilePosition: Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public let file: String
  /// The line, from 1; CRLF, LF and CR each end one.
  public let line: Int
  /// The character of the line, from 1.
  public let column: Int

  /// A place in a file.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The place of a byte; found by counting, so for errors and notices only.
  ///
  /// - Complexity: O(offset).
  init(file: String, offset: Int, in bytes: Span<UInt8>) {
    var line = 1
    var lineStart = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB ? 3 : 0
    let end = min(offset, bytes.count)
    for index in 0..<end {
      let byte = bytes[index]
      let isLoneReturn =
        byte == CSVScanner.carriageReturn
        && !(index + 1 < bytes.count && bytes[index + 1] == CSVScanner.lineFeed)
      if byte == CSVScanner.lineFeed || isLoneReturn {
        line += 1
        lineStart = index + 1
      }
    }
    var column = 1
    // Bytes 10xxxxxx continue a character of UTF-8.
    for index in min(lineStart, end)..<end where bytes[index] & 0xC0 != 0x80 { column += 1 }
    self.init(file: file, line: line, column: column)
  }

  /// `prices.csv:3:12`.
  public var description: String { "\(file):\(line):\(column)" }
}
