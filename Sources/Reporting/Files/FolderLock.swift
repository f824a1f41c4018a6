internal import FoundationEssentials
internal import Glibc

/// Keeps a folder for one process: whoever comes second is refused.
///
/// The lock is the kernel's (`flock` on the folder itself), so nothing lies about, and it is gone
/// when the process is, whatever ends it. Where the file system knows no such locks (some network
/// shares), everybody is let in.
public final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a folder that is there.
  ///
  /// - Parameter folder: the folder's path.
  /// - Throws: `FileError.inUse` where another process has it; `.cannotWrite` where the folder cannot
  ///   be opened.
  public init(_ folder: String) throws(FileError) {
    descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotWrite(path: folder, reason: unsafe String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    close(descriptor)
    throw .inUse(path: folder)
  }

  /// The lock of a folder; nil where there is none yet.
  ///
  /// - Throws: what `init(_:)` throws.
  public static func ofExisting(_ folder: String) throws(FileError) -> FolderLock? {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
      return nil
    }
    return try FolderLock(folder)
  }

  deinit { close(descriptor) }
}
