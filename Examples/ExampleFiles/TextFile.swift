/// Text files, read whole and strictly: nothing is repaired.
public enum TextFile {
  /// Reads a text in UTF-8.
  ///
  /// - Parameter path: the file, of at most 64 MB.
  /// - Returns: the text.
  /// - Throws: `FileError` where the file cannot be read, is larger, or holds a byte that no text
  ///   has: bad UTF-8 or NUL.
  public static func read(_ path: String) throws(FileError) -> String {
    let bytes = try InputFile.read(path, atMost: 64 << 20)
    if let zero = bytes.firstIndex(of: 0) {
      throw .notText(path: path, offset: zero, byte: 0)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let offset = firstError(in: bytes)
      throw .notText(path: path, offset: offset, byte: bytes[offset])
    }
    return text
  }

  /// Where the text stops being UTF-8.
  private static func firstError(in bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&rest) { offset += UTF8.width(scalar) }
    return min(offset, bytes.count - 1)
  }
}
