internal import Dispatch
internal import Glibc

/// Runs work that Ctrl-C ends early instead of killing the process.
///
/// The first Ctrl-C cancels the work, which returns what it has finished, and says so; a second
/// one kills.
///
/// - Parameters:
///   - notice: what becomes of the work under way.
///   - work: returns early once its task is cancelled.
/// - Returns: what the work gave, and whether Ctrl-C ended it.
/// - Throws: what the work throws.
func interruptible<Value: Sendable>(
  notice: String = "the folds under way are finished and kept",
  _ work: @escaping @Sendable () async throws -> Value
) async throws -> (value: Value, wasInterrupted: Bool) {
  let task = Task { try await work() }
  signal(SIGINT, SIG_IGN)
  // A queue of its own gets a thread of its own: those of the global ones are busy training.
  let source = DispatchSource.makeSignalSource(
    signal: SIGINT, queue: DispatchQueue(label: "swiftcast.interruption"))
  source.setEventHandler {
    task.cancel()
    Terminal.say("stopping: \(notice); Ctrl-C again to give up")
    signal(SIGINT, SIG_DFL)
  }
  source.resume()
  defer {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
  let value = try await task.value
  return (value, task.isCancelled)
}
