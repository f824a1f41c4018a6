internal import Synchronization

/// Lets a few of many tasks work at a time, in the order in which they ask.
///
/// Tasks that give up their turn between two pieces of work go on side by side.
final class Turns: Sendable {
  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state: Mutex<State>

  /// As many turns as may be taken at a time.
  init(_ count: Int) { state = Mutex(State(free: max(1, count))) }

  /// Waits for a turn; who has one must give it back, whether cancelled or not.
  func take() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        guard state.free == 0 else {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  /// Hands the turn to whoever has waited longest.
  func give() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
