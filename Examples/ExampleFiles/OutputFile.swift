internal import Glibc

/// A file that a program will write at its end: its place is checked at the start, when nothing is
/// lost yet.
public struct OutputFile: Hashable, Sendable {
  /// The path as it was given.
  public let path: String
  /// Where the bytes go: what `path` leads to, if it is a link.
  private let target: String
  /// The name it has until it is whole; nil where the bytes go straight to a device or a pipe.
  private let partial: String?

  /// Names a file to write.
  ///
  /// - Parameter path: the file; one that exists will be replaced, one that is linked to too.
  /// - Throws: `FileError` where no file can be written there.
  public init(path: String) throws(FileError) {
    self.path = path
    let kind = Self.kind(of: path)
    if let kind {
      guard kind != S_IFDIR else { throw .cannotWrite(path: path, reason: "it is a folder") }
      guard unsafe access(path, W_OK) == 0 else { throw .last(writing: path) }
      // A pipe under `/dev/stdout` has no path of its own.
      target = kind == S_IFREG ? try Self.resolved(path) : path
    } else {
      target = path
    }
    guard kind == nil || kind == S_IFREG else {
      partial = nil
      return
    }
    let partial = "\(target).partial"
    self.partial = partial
    let folder = Self.folder(of: target)
    guard let folderKind = Self.kind(of: folder) else { throw .last(writing: path) }
    guard folderKind == S_IFDIR else {
      throw .cannotWrite(path: path, reason: "'\(folder)' is no folder")
    }
    guard !path.isEmpty, !path.hasSuffix("/") else {
      throw .cannotWrite(path: path, reason: "it names no file")
    }
    guard !Self.isThere(path) || kind != nil else {
      throw .cannotWrite(path: path, reason: "it is a link to nothing")
    }
    // A file that may be written in a folder that may not cannot be replaced.
    guard unsafe access(folder, W_OK | X_OK) == 0 else { throw .last(writing: path) }
    guard !Self.isThere(partial) else {
      throw .cannotWrite(path: path, reason: "'\(partial)' is in the way; move it elsewhere")
    }
  }

  /// Writes the file whole: a regular one under another name first, so that what stood there stays
  /// when the disk is full.
  ///
  /// - Parameter bytes: the content.
  /// - Throws: `FileError` with the system's reason.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    // `x`: what came to stand there meanwhile is somebody else's.
    guard let stream = unsafe fopen(partial ?? target, partial == nil ? "w" : "wx") else {
      throw .last(writing: path)
    }
    let written = unsafe fwrite(bytes, 1, bytes.count, stream)
    // A full disk may show only when the last bytes leave the buffer.
    let isFlushed = unsafe fflush(stream) == 0
    var problem: FileError?
    if written < bytes.count || !isFlushed { problem = .last(writing: path) }
    if unsafe fclose(stream) != 0, problem == nil { problem = .last(writing: path) }
    if problem == nil, let partial, unsafe rename(partial, target) != 0 {
      problem = .last(writing: path)
    }
    guard let problem else { return }
    if let partial { _ = unsafe remove(partial) }
    throw problem
  }

  /// The path without links.
  private static func resolved(_ path: String) throws(FileError) -> String {
    guard let place = unsafe realpath(path, nil) else { throw .last(writing: path) }
    defer { unsafe free(place) }
    return unsafe String(cString: place)
  }

  /// Whether anything has the name, be it a link to nothing.
  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
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
