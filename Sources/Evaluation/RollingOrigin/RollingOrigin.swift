public import ForecastCore

/// Where a rolling-origin evaluation cuts a series, and what each cut may train on.
///
/// With `n` observations, horizon `h`, gap `g`, `W` windows and step `s` the cutoffs (positions
/// of the last observation a fold may see) are `n − 1 − h − g − (W − 1 − i)·s`, `i = 0 … W−1`:
/// the last target of the last fold is the last observation. Expanding windows, `h = 2`,
/// `g = 1`, `s = 1`, `W = 3` (`*` training, `.` embargo, `x` target):
///
///     * * * * * . x x
///     * * * * * * . x x
///     * * * * * * * . x x
///
/// - Source: reference §2; Tashman (2000), Int. J. Forecasting 16(4), 437–450.
public struct RollingOrigin: Hashable, Sendable {
  /// What a fold trains on.
  public enum TrainingWindow: Hashable, Sendable {
    /// Everything up to the cutoff.
    case expanding
    /// The last `length` observations up to the cutoff.
    case sliding(length: Int)
  }

  /// Which origins are evaluated.
  public enum Origins: Hashable, Sendable {
    /// The last `windows` origins, `step` apart.
    case last(windows: Int, step: Int)
    /// Every origin that leaves at least `minimumTraining` observations to train on: with
    /// horizon 1 the one-step, leave-one-out evaluation.
    case every(minimumTraining: Int)
    /// The origins at the last observation not after each of these times; times that cut a
    /// series at the same observation are one fold of it.
    case at([Timestamp])
  }

  /// What makes the folds of several series belong together.
  public enum Alignment: Hashable, Sendable {
    /// Cutoffs are counted from each series' own last observation.
    case seriesEnd
    /// Fold `i` cuts every series at the same time.
    ///
    /// Windows end at the last time that leaves every series all its targets. Where fewer windows
    /// are allowed they end at the panel's last time instead, and a series that does not reach
    /// there lacks the later ones.
    case date
  }

  /// When parameters are learned anew; in between they stay and only the history moves on.
  public enum Refit: Hashable, Sendable {
    /// At every fold.
    case always
    /// At the first fold only.
    case never
    /// At every `folds`-th fold.
    case every(folds: Int)
  }

  /// Steps that are forecast and scored, at least 1.
  public var horizon: Int
  /// Which origins are evaluated.
  public var origins: Origins
  /// What a fold trains on.
  public var trainingWindow = TrainingWindow.expanding
  /// Observations after the cutoff that are neither trained on nor scored (embargo).
  public var gap = 0
  /// When parameters are learned anew.
  public var refit = Refit.always
  /// What makes the folds of several series belong together.
  public var alignment = Alignment.seriesEnd
  /// The fewest observations a fold may train on; earlier folds do not fit.
  public var minimumTraining = 1
  /// Whether a series too short for all folds may be evaluated on those that fit.
  public var allowsFewerWindows = false

  /// The last `windows` origins, `step` apart, with expanding windows refitted at every fold.
  public init(horizon: Int, windows: Int, step: Int = 1) {
    self.horizon = horizon
    origins = .last(windows: windows, step: step)
  }

  /// A plan with given origins, expanding windows, refitted at every fold.
  public init(horizon: Int, origins: Origins) {
    self.horizon = horizon
    self.origins = origins
  }

  /// The longest horizon of a plan.
  public static let longestHorizon = 100_000
  /// The largest number of windows, step, gap or length: no arithmetic on two of them overflows.
  public static let largestCount = 1_000_000_000

  /// Refuses numbers that make no plan.
  ///
  /// - Throws: `RollingOriginError.invalid` naming the number and its range.
  public func validate() throws(RollingOriginError) {
    try require(horizon, in: 1...Self.longestHorizon, "the horizon")
    try require(gap, in: 0...Self.largestCount, "the gap")
    try require(minimumTraining, in: 1...Self.largestCount, "the minimum training length")
    if case .sliding(let length) = trainingWindow {
      try require(length, in: 1...Self.largestCount, "the sliding window's length")
    }
    if case .every(let folds) = refit {
      try require(folds, in: 1...Self.largestCount, "the folds between refits")
    }
    switch origins {
    case .last(let windows, let step):
      try require(windows, in: 1...Self.largestCount, "the number of windows")
      try require(step, in: 1...Self.largestCount, "the step")
    case .every(let minimum):
      try require(minimum, in: 1...Self.largestCount, "the minimum training length")
    case .at(let times):
      try require(times.count, in: 1...Self.largestCount, "the number of cutoffs")
    }
  }

  private func require(
    _ number: Int, in range: ClosedRange<Int>, _ what: String
  ) throws(RollingOriginError) {
    if !range.contains(number) { throw .invalid(what: what, expected: range, found: number) }
  }
}
