internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// A file that only grows: whole blocks of bytes, or none of them.
///
/// What was written survives the end of the process at once, and a power cut after a second.
final class AppendOnlyFile: Sendable {
  private struct State {
    var length: Int
    var count = 0
    var flushed: ContinuousClock.Instant
    var failure: FileError?
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
    state = Mutex(State(length: length, flushed: ContinuousClock().now, failure: nil))
  }

  deinit {
    fsync(descriptor)
    close(descriptor)
  }

  /// Why nothing more is written; nil where all is well.
  var failure: FileError? { state.withLock { $0.failure } }

  /// How many blocks were added.
  var count: Int { state.withLock { $0.count } }

  /// Adds a block at the end.
  ///
  /// Where it does not fit (a full disk), nothing of it stays, and nothing more is written:
  /// the blocks before it can still be read.
  func append(_ bytes: [UInt8]) {
    state.withLock { state in
      guard state.failure == nil else { return }
      guard write(bytes) else {
        state.failure = Self.failure(path)
        _ = ftruncate(descriptor, state.length)
        return
      }
      state.length += bytes.count
      state.count += 1
      let now = ContinuousClock().now
      if now - state.flushed > .seconds(1) {
        fsync(descriptor)
        state.flushed = now
      }
    }
  }

  /// Waits until the disk has everything.
  func flush() { fsync(descriptor) }

  private func write(_ bytes: [UInt8]) -> Bool {
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

  private static func failure(_ path: String) -> FileError {
    .cannotWrite(path: path, reason: unsafe String(cString: strerror(errno)))
  }
}
