internal import Glibc

/// A file that a program will write at its end: its place is checked at the start, when nothing is
/// lost yet.
public struct OutputFile: Hashable, Sendable {
  /// The path as it was given.
  public let path: String

  /// Names a file to write.
  ///
  /// - Parameter path: the file; one that exists will be replaced.
  /// - Throws: `FileError` where no file can be written there.
  public init(path: String) throws(FileError) {
    self.path = path
    if let kind = Self.kind(of: path) {
      guard kind != S_IFDIR else { throw .cannotWrite(path: path, reason: "it is a folder") }
      guard unsafe access(path, W_OK) == 0 else { throw .last(writing: path) }
      return
    }
    let folder = Self.folder(of: path)
    guard let kind = Self.kind(of: folder) else { throw .last(writing: path) }
    guard kind == S_IFDIR else {
      throw .cannotWrite(path: path, reason: "'\(folder)' is no folder")
    }
    guard !path.isEmpty, !path.hasSuffix("/") else {
      throw .cannotWrite(path: path, reason: "it names no file")
    }
    guard unsafe access(folder, W_OK) == 0 else { throw .last(writing: path) }
  }

  /// Writes the file whole: a regular one under another name first, so that what stood there stays
  /// when the disk is full.
  ///
  /// - Parameter bytes: the content.
  /// - Throws: `FileError` with the system's reason.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    let kind = Self.kind(of: path)
    let place = kind == nil || kind == S_IFREG ? "\(path).partial" : path
    guard let stream = unsafe fopen(place, "w") else { throw .last(writing: path) }
    let written = unsafe fwrite(bytes, 1, bytes.count, stream)
    // A full disk may show only when the last bytes leave the buffer.
    let isFlushed = unsafe fflush(stream) == 0
    var problem: FileError?
    if written < bytes.count || !isFlushed { problem = .last(writing: path) }
    if unsafe fclose(stream) != 0, problem == nil { problem = .last(writing: path) }
    if problem == nil, place != path, unsafe rename(place, path) != 0 {
      problem = .last(writing: path)
    }
    guard let problem else { return }
    if place != path { _ = unsafe remove(place) }
    throw problem
  }

  /// What stands at a path, as `S_IFMT` says it; nil where nothing does.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
