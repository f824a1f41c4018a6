internal import Glibc

/// Which folder a path leads to, by whatever way.
struct FolderIdentity: Hashable {
  private let device: UInt
  private let file: UInt

  /// The folder of a path; nil where there is none.
  init?(_ path: String) {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else { return nil }
    device = facts.st_dev
    file = facts.st_ino
  }
}
