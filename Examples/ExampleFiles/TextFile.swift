internal import Glibc

/// Text files, read whole and strictly: nothing is repaired.
public enum TextFile {
  /// Reads a text in UTF-8.
  ///
  /// - Parameter path: the file.
  /// - Returns: the text.
  /// - Throws: `FileError` where the file cannot be read, or holds a byte that no text has: bad
  ///   UTF-8 or NUL.
  public static func read(_ path: String) throws(FileError) -> String {
    let bytes = try bytes(of: path)
    if let zero = bytes.firstIndex(of: 0) {
      throw .notText(path: path, offset: zero, byte: 0)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let offset = firstError(in: bytes)
      throw .notText(path: path, offset: offset, byte: bytes[offset])
    }
    return text
  }

  private static func bytes(of path: String) throws(FileError) -> [UInt8] {
    guard let stream = unsafe fopen(path, "r") else { throw .last(reading: path) }
    defer { unsafe fclose(stream) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&part, 1, part.count, stream)
      bytes += part[..<count]
      if count < part.count { break }
    }
    guard unsafe ferror(stream) == 0 else { throw .last(reading: path) }
    return bytes
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
