internal import Dispatch
internal import Glibc

/// Runs work that Ctrl-C ends early instead of killing the process.
///
/// The first Ctrl-C cancels the work, which returns what it has finished, and says so; a second
/// one kills.
func interruptible<Value: Sendable>(
  _ work: @escaping @Sendable () async throws -> Value
) async throws -> (value: Value, wasInterrupted: Bool) {
  let task = Task { try await work() }
  signal(SIGINT, SIG_IGN)
  let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
  source.setEventHandler {
    task.cancel()
    Terminal.say("stopping: the folds under way are finished and kept; Ctrl-C again to give up")
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
