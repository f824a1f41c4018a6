public import ForecastCore
import Synchronization

/// Keeps checkpoints in memory, at every chance there is, and remembers every state it was in.
public final class CheckpointProbe: FitCheckpointStore {
  /// What is kept, by place.
  public typealias Entries = [[String]: [UInt8]]

  private struct State {
    var entries: Entries
    var history: [Entries] = []
    var refusals: [String] = []
  }

  private let state: Mutex<State>

  /// A store with what an earlier one held.
  public init(_ entries: Entries = [:]) { state = Mutex(State(entries: entries)) }

  /// Every state since the start: what could lie on a disk when a process is killed.
  public var history: [Entries] { state.withLock { $0.history } }
  /// Why something was dropped.
  public var refusals: [String] { state.withLock { $0.refusals } }

  /// What is kept at a place.
  public func found(at place: [String]) -> [UInt8]? { state.withLock { $0.entries[place] } }

  /// Always.
  public func isDue(at place: [String]) -> Bool { true }

  /// Keeps something at a place and forgets what is kept beneath it.
  public func keep(
    at place: [String], isUrgent: Bool, _ bytes: @escaping @Sendable () -> [UInt8]
  ) {
    state.withLock { state in
      state.entries = state.entries.filter { !$0.key.starts(with: place) }
      state.entries[place] = bytes()
      state.history.append(state.entries)
    }
  }

  /// Forgets what is kept at a place and beneath it.
  public func forget(at place: [String]) {
    state.withLock { state in
      state.entries = state.entries.filter { !$0.key.starts(with: place) }
      state.history.append(state.entries)
    }
  }

  /// Forgets what is kept at a place and remembers why.
  public func refuse(at place: [String], reason: String) {
    forget(at: place)
    state.withLock { $0.refusals.append(reason) }
  }
}
