internal import Glibc

/// Files read whole, up to a limit.
public enum InputFile {
  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: the most bytes; `/dev/zero` has no end.
  /// - Returns: all of them.
  /// - Throws: `FileError` where the file cannot be read or is larger.
  public static func read(_ path: String, atMost limit: Int) throws(FileError) -> [UInt8] {
    guard let stream = unsafe fopen(path, "r") else { throw .last(reading: path) }
    defer { unsafe fclose(stream) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&part, 1, part.count, stream)
      bytes += part[..<count]
      guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
      if count < part.count { break }
    }
    guard unsafe ferror(stream) == 0 else { throw .last(reading: path) }
    return bytes
  }
}
