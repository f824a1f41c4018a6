internal import FoundationEssentials
internal import Glibc

/// Writes whole files so that a reader, or a crash, never meets half of one.
public enum AtomicFile {
  /// Writes text to a path: a temporary name in the same folder, flushed to the disk, renamed.
  ///
  /// - Parameters:
  ///   - text: the content, written as UTF-8.
  ///   - path: where it goes; what was there is replaced.
  /// - Throws: `FileError.cannotWrite` with the path and the system's reason; the temporary file
  ///   is removed.
  public static func write(_ text: String, to path: String) throws(FileError) {
    try write(Array(text.utf8), to: path)
  }

  /// Writes bytes to a path as `write(_:to:)` does text.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - path: where it goes; what was there is replaced.
  /// - Throws: `FileError.cannotWrite`.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let temporary = "\(path).partial-\(getpid())"
    do {
      try Data(bytes).write(to: URL(filePath: temporary))
    } catch {
      _ = unsafe unlink(temporary)
      throw .cannotWrite(path: path, reason: Self.reason(of: error))
    }
    guard flush(temporary), unsafe rename(temporary, path) == 0 else {
      let failure = reason()
      _ = unsafe unlink(temporary)
      throw .cannotWrite(path: path, reason: failure)
    }
  }

  /// Gives a written file its name; what had it is replaced.
  ///
  /// - Throws: `FileError.cannotWrite`.
  static func move(_ path: String, to name: String) throws(FileError) {
    guard unsafe rename(path, name) == 0 else {
      throw .cannotWrite(path: name, reason: reason())
    }
  }

  /// Creates a folder and those above it.
  ///
  /// - Throws: `FileError.cannotWrite`.
  public static func createFolder(_ path: String) throws(FileError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: nil)
    } catch { throw .cannotWrite(path: path, reason: reason(of: error)) }
  }

  /// Reads a file as UTF-8 text.
  ///
  /// - Throws: `FileError.cannotRead` with the path and the reason.
  public static func text(of path: String) throws(FileError) -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }

  /// Reads a file.
  ///
  /// - Throws: `FileError.cannotRead` with the path and the reason.
  public static func bytes(of path: String) throws(FileError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch { throw .cannotRead(path: path) }
  }

  /// Waits until the disk has a file's bytes.
  private static func flush(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    let flushed = fsync(descriptor) == 0
    return close(descriptor) == 0 && flushed
  }

  /// The system's words for the last error.
  private static func reason() -> String {
    unsafe String(cString: strerror(errno))
  }

  /// The system's words beneath a Foundation error, else the error's own.
  private static func reason(of error: any Error) -> String {
    guard let error = error as? CocoaError, let cause = error.underlying as? POSIXError else {
      return "\(error)"
    }
    return unsafe String(cString: strerror(cause.code.rawValue))
  }
}
