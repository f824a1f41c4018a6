internal import FoundationEssentials
internal import Glibc

/// Writes folders of a few files so that a reader, or a crash, never meets half of one.
public struct AtomicFolder: Sendable {
  /// The folder's path, without slashes at its end.
  public let path: String
  /// The file that every such folder has: what tells ours from others.
  public let marker: String

  /// The folder at a path, whether it exists or not.
  public init(path: String, marker: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.marker = marker
  }

  /// Refuses a path that the folder cannot be written to: to be asked before the work begins.
  ///
  /// - Parameter force: whether a folder with the marker may be replaced; never another.
  /// - Throws: `FileError.folderExists`, `.foreignFolder`.
  public func checkFree(force: Bool) throws(FileError) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard isFolder else { throw .foreignFolder(path: path, marker: marker, found: "a file") }
    let content = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    if let first = content.min(), !content.contains(marker) {
      throw .foreignFolder(path: path, marker: marker, found: "one with '\(first)'")
    }
    guard force || content.isEmpty else { throw .folderExists(path: path) }
  }

  /// Writes files beside the path and moves them there together; what was there goes as a whole.
  ///
  /// - Parameters:
  ///   - files: names and contents, the marker among them.
  ///   - force: whether a folder with the marker may be replaced.
  /// - Throws: what `checkFree(force:)` throws, and `FileError.cannotWrite`; the path is then as
  ///   it was.
  public func write(
    _ files: [(name: String, bytes: [UInt8])], force: Bool
  ) throws(FileError) {
    try checkFree(force: force)
    let fresh = "\(path).partial-\(getpid())"
    let old = "\(path).replaced-\(getpid())"
    defer {
      for leftover in [fresh, old] { try? FileManager.default.removeItem(atPath: leftover) }
    }
    try AtomicFile.createFolder(fresh)
    for file in files { try AtomicFile.write(file.bytes, to: "\(fresh)/\(file.name)") }
    let isReplaced = unsafe rename(path, old) == 0
    guard unsafe rename(fresh, path) == 0 else {
      let reason = unsafe String(cString: strerror(errno))
      if isReplaced { _ = unsafe rename(old, path) }
      throw .cannotWrite(path: path, reason: reason)
    }
    AtomicFile.flushFolder(of: path)
  }
}
