internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// A file that only grows: whole blocks of bytes, or none of them.
///
/// What was written survives the end of the process at once. It survives a power cut once the disk
/// has been waited for, after a block: always where blocks are slow to make, and else so seldom that
/// waiting takes a twentieth of the time at most. A power cut then costs the blocks of the moment
/// since, which is as long as twenty waits: some tenths of a second of work.
final class AppendOnlyFile: Sendable {
  private struct State {
    var length: Int
    /// When the disk was waited for last, and how long that took.
    var flushed: ContinuousClock.Instant?
    var wait = Duration.zero
    var failure: FileError?

    init(length: Int) { self.length = length }
  }

  let path: String
  private let descriptor: Int32
  private let state: Mutex<State>

  /// Opens a file, or makes one, and cuts off what lies behind its first `length` bytes.
  ///
  /// - Throws: `FileError.cannotWrite`.
  init(path: String, keeping length: Int) throws(FileError) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Self.failure(path) }
    guard ftruncate(descriptor, length) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      let failure = Self.failure(path)
      close(descriptor)
      throw failure
    }
    state = Mutex(State(length: length))
  }

  deinit {
    fsync(descriptor)
    close(descriptor)
  }

  /// Why nothing more is written; nil where all is well.
  var failure: FileError? { state.withLock { $0.failure } }

  /// Adds a block at the end.
  ///
  /// Where it does not fit (a full disk), nothing of it stays, and nothing more is written:
  /// the blocks before it can still be read.
  func append(_ bytes: [UInt8]) {
    state.withLock { state in
      guard state.failure == nil else { return }
      guard AtomicFile.writeAll(bytes, to: descriptor) else {
        state.failure = Self.failure(path)
        _ = ftruncate(descriptor, state.length)
        return
      }
      state.length += bytes.count
      let now = ContinuousClock().now
      if let flushed = state.flushed, now - flushed < state.wait * 20 { return }
      flush(&state)
    }
  }

  /// Waits until the disk has everything.
  func flush() { state.withLock { flush(&$0) } }

  private func flush(_ state: inout State) {
    let start = ContinuousClock().now
    // A disk that fails here may have lost earlier blocks too: they are no longer to be relied on.
    if fsync(descriptor) != 0, errno == EIO || errno == ENOSPC {
      state.failure = state.failure ?? Self.failure(path)
    }
    let end = ContinuousClock().now
    state.flushed = end
    state.wait = end - start
  }

  private static func failure(_ path: String) -> FileError {
    .cannotWrite(path: path, reason: unsafe String(cString: strerror(errno)))
  }
}
