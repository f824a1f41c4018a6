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
    let temporary = "\(path).partial-\(getpid())"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: reason()) }
    let failure = fill(descriptor, with: Array(text.utf8))
    let closed = close(descriptor)
    if let failure {
      _ = unsafe unlink(temporary)
      throw .cannotWrite(path: path, reason: failure)
    }
    guard closed == 0, unsafe rename(temporary, path) == 0 else {
      let failure = reason()
      _ = unsafe unlink(temporary)
      throw .cannotWrite(path: path, reason: failure)
    }
  }

  /// Creates a folder and those above it.
  ///
  /// - Throws: `FileError.cannotWrite`.
  public static func createFolder(_ path: String) throws(FileError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: nil)
    } catch { throw .cannotWrite(path: path, reason: "\(error)") }
  }

  /// Reads a file as UTF-8 text.
  ///
  /// - Throws: `FileError.cannotRead` with the path and the reason.
  public static func text(of path: String) throws(FileError) -> String {
    do {
      return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    } catch { throw .cannotRead(path: path) }
  }

  /// Writes every byte and flushes; returns the system's reason where that fails.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> String? {
    unsafe bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset...])
        let written = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          return reason()
        }
        offset += written
      }
      return fsync(descriptor) == 0 ? nil : reason()
    }
  }

  private static func reason() -> String {
    unsafe String(cString: strerror(errno))
  }
}
