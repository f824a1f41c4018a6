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
    try writeWhole(bytes, to: temporary, named: path)
    guard unsafe rename(temporary, path) == 0 else {
      let failure = reason()
      _ = unsafe unlink(temporary)
      throw .cannotWrite(path: path, reason: failure)
    }
    flushFolder(of: path)
  }

  /// Writes a file under a name of its own and waits until the disk has its bytes; where that fails,
  /// nothing stays.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - path: where it goes for now.
  ///   - name: where it will go: what an error names.
  /// - Throws: `FileError.cannotWrite`.
  static func writeWhole(
    _ bytes: [UInt8], to path: String, named name: String
  ) throws(FileError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: name, reason: reason()) }
    var isWhole = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
    var failure = reason()
    if close(descriptor) != 0, isWhole {
      isWhole = false
      failure = reason()
    }
    guard isWhole else {
      _ = unsafe unlink(path)
      throw .cannotWrite(path: name, reason: failure)
    }
  }

  /// Writes all bytes, whatever the system takes at a time.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  /// Waits until the disk has the names in a folder: until then a power cut may undo that files
  /// were made, renamed or removed.
  ///
  /// A file system that cannot do it keeps names in its own time, which is no reason to fail.
  static func flushFolder(_ path: String) {
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Waits until the disk has the name of a file or folder.
  static func flushFolder(of path: String) {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    flushFolder(folder.isEmpty ? "." : folder)
  }

  /// Gives a written file its name; what had it is replaced.
  ///
  /// `flushFolder` makes it last.
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
      flushFolder(of: path)
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
