internal import Evaluation
internal import ForecastCore
internal import FoundationEssentials
internal import Glibc
internal import Reporting
internal import Synchronization

/// How far a run is, on standard error: forecasts done, failures, the slowest model, the step and
/// loss of the training under way, time left.
///
/// For people one line that is redrawn at most ten times a second and removed when the run ends;
/// for programs (`--progress json`) one JSON object a line, as often.
final class ProgressLine: Sendable {
  private struct State {
    var time: RemainingTime
    var done = 0
    var fits = 0
    var failed = 0
    var drawn: ContinuousClock.Instant?
    /// The training that moved last.
    var training: Training?
  }

  private struct Training {
    let model: String
    let progress: FitProgress
  }

  private enum Form {
    case hidden
    case line
    case json
  }

  private let total: Int
  private let before: Int
  private let form: Form
  private let start = ContinuousClock().now
  private let state: Mutex<State>

  /// A line for `total` forecasts.
  ///
  /// - Parameters:
  ///   - total: how many there are.
  ///   - before: how many of them an earlier run has made.
  ///   - due: how many each model has still to make, where that is known.
  ///   - choice: when and how progress is told.
  ///   - quiet: whether the line is left out.
  init(
    total: Int, before: Int = 0, due: [String: Int] = [:], choice: ProgressChoice, quiet: Bool
  ) {
    self.total = total
    self.before = before
    state = Mutex(State(time: RemainingTime(total: total - before, due: due)))
    form =
      switch choice {
      case .json: .json
      case .always: quiet ? .hidden : .line
      case .never: .hidden
      case .auto: !quiet && Terminal.showsProgress ? .line : .hidden
      }
  }

  /// Takes in a step of a long fit and redraws the line if the last drawing is old enough.
  func fitMoved(_ event: FitEvent) {
    guard form != .hidden else { return }
    show { state, elapsed in
      state.time.fitMoved(event, at: elapsed)
      state.training = event.progress.map { Training(model: event.model, progress: $0) }
      return event.progress != nil
    }
  }

  /// Counts a fold and redraws the line if the last drawing is old enough.
  func foldEnded(_ record: FoldRecord) {
    guard form != .hidden else { return }
    show { state, elapsed in
      state.done += 1
      state.fits += record.cost.fits
      state.failed += record.outcome.forecast == nil ? 1 : 0
      state.time.foldEnded(record, at: elapsed)
      return true
    }
  }

  /// Changes the state, and tells of it if the last telling is old enough.
  private func show(_ change: (inout State, Double) -> Bool) {
    // Told under the lock: else a thread that is held up tells what is no longer true.
    state.withLock { state in
      let now = ContinuousClock().now
      let elapsed = (now - start) / .seconds(1)
      guard change(&state, elapsed) else { return }
      if let drawn = state.drawn, now - drawn < .milliseconds(100), before + state.done < total {
        return
      }
      state.drawn = now
      tell(state, elapsed: elapsed)
    }
  }

  private func tell(_ state: State, elapsed: Double) {
    if form == .json {
      if let text = json(state, elapsed: elapsed) { Terminal.write(text + "\n", to: STDERR_FILENO) }
    } else {
      let text = Self.cut(line(state, elapsed: elapsed), to: Terminal.errorWidth)
      Terminal.write("\r\u{1B}[K" + text, to: STDERR_FILENO)
    }
  }

  /// A line for everything that is planned, the audit with it.
  convenience init(
    _ plan: PlanText, models: [String], _ journal: RunJournal?, _ arguments: RunArguments
  ) {
    let total = plan.forecasts + (plan.auditForecasts ?? 0)
    let finished =
      (journal?.finished ?? []).map(\.model) + (journal?.audited ?? []).map(\.record.model)
    let due = models.map { name in
      (name, total / models.count - finished.count { $0 == name })
    }
    self.init(
      total: total, before: finished.count, due: Dictionary(uniqueKeysWithValues: due),
      choice: arguments.progress, quiet: arguments.quiet)
  }

  /// Removes the line.
  func end() {
    if form == .line { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  private func line(_ state: State, elapsed: Double) -> String {
    let failures = state.failed == 0 ? "" : ", \(state.failed) failed"
    let slowest =
      state.time.slowest.map { ", slowest \($0.model) \(Self.tenths($0.seconds)) s" } ?? ""
    let training = state.training.map { ", \(Self.text(of: $0))" } ?? ""
    // What a narrow terminal cuts off comes last.
    let left =
      state.time.seconds(at: elapsed).map { ", \(Int(min($0, 1e15).rounded())) s left" } ?? ""
    return "\(before + state.done)/\(total) forecasts\(failures)\(left)\(training)\(slowest)"
  }

  /// A line that is wider than the terminal could not be redrawn: it would begin a second one.
  private static func cut(_ line: String, to columns: Int?) -> String {
    guard let columns, line.count >= columns else { return line }
    return line.prefix(max(1, columns - 2)) + "…"
  }

  private static func text(of training: Training) -> String {
    let progress = training.progress
    let validation =
      progress.validationLoss.map { ", validation \(NumberText.alone($0))" } ?? ""
    return "\(training.model) step \(progress.stepsDone)/\(progress.totalSteps), "
      + "loss \(NumberText.alone(progress.loss))\(validation)"
  }

  private static func tenths(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private struct Entry: Encodable {
    let event = "progress"
    let done: Int
    let total: Int
    let fits: Int
    let failed: Int
    let slowest: String?
    let slowestSeconds: Double?
    /// Nil, and not told, as long as nothing was done.
    let secondsLeft: Double?
    let training: String?
    let step: Int?
    let steps: Int?
    let loss: Double?
    let validationLoss: Double?
  }

  private func json(_ state: State, elapsed: Double) -> String? {
    Self.line(
      Entry(
        done: before + state.done, total: total, fits: state.fits, failed: state.failed,
        slowest: state.time.slowest?.model, slowestSeconds: state.time.slowest?.seconds,
        secondsLeft: state.time.seconds(at: elapsed), training: state.training?.model,
        step: state.training?.progress.stepsDone, steps: state.training?.progress.totalSteps,
        loss: state.training?.progress.loss,
        validationLoss: state.training?.progress.validationLoss))
  }

  /// A value as one line of JSON, keys sorted.
  static func line(_ value: some Encodable) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }
}
