internal import Glibc
internal import Synchronization

/// One line on standard error that says how far a run is: folds done, failures, time left.
///
/// Redrawn at most ten times a second, from any thread; removed when the run ends.
final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var failed = 0
    var drawn: ContinuousClock.Instant?
  }

  private let total: Int
  private let isDrawn: Bool
  private let start = ContinuousClock().now
  private let state = Mutex(State())

  /// A line for `total` folds, drawn where the choice and the terminal want it.
  init(total: Int, choice: ProgressChoice, quiet: Bool) {
    self.total = total
    isDrawn =
      switch choice {
      case .always: !quiet
      case .never: false
      case .auto: !quiet && Terminal.showsProgress
      }
  }

  /// Counts a fold and redraws the line if the last drawing is old enough.
  func foldEnded(model: String, succeeded: Bool) {
    guard isDrawn else { return }
    let line: String? = state.withLock { state in
      state.done += 1
      state.failed += succeeded ? 0 : 1
      let now = ContinuousClock().now
      if let drawn = state.drawn, now - drawn < .milliseconds(100), state.done < total {
        return nil
      }
      state.drawn = now
      return text(state, model: model, elapsed: (now - start) / .seconds(1))
    }
    if let line { Terminal.write("\r\u{1B}[K" + line, to: STDERR_FILENO) }
  }

  /// Removes the line.
  func end() {
    if isDrawn { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  private func text(_ state: State, model: String, elapsed: Double) -> String {
    let left = elapsed / Double(max(1, state.done)) * Double(total - state.done)
    let failures = state.failed == 0 ? "" : ", \(state.failed) failed"
    return "\(state.done)/\(total) folds\(failures), \(model), \(Int(left.rounded())) s left"
  }
}
