/// Why a series cannot be cut as asked.
public enum RollingOriginError: Error, Hashable, Sendable {
  /// A number that makes no plan.
  case invalid(what: String, expected: ClosedRange<Int>, found: Int)
  /// The series is too short for the folds asked for.
  case seriesTooShort(series: String, needed: Int, found: Int, windowsThatFit: Int)
  /// A cutoff time leaves no training part, or not enough targets.
  case cutoffOutside(series: String, cutoff: String, first: String, last: String)
  /// Too few common dates: one series starts late, one ends early (`end` leaves it too few targets).
  case datesDoNotFit(
    windows: Int, windowsThatFit: Int, lateSeries: String, first: String, earlySeries: String,
    end: String)
  /// No series of the panel allows a single fold.
  case noFolds
}

extension RollingOriginError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String {
    switch self {
    case .invalid(let what, let expected, let found):
      "\(what) must lie between \(expected.lowerBound) and \(expected.upperBound), found \(found)."
    case .seriesTooShort(let series, let needed, let found, let windows):
      """
      series '\(series)': expected at least \(needed) observations for these windows, found \
      \(found), which allow \(windows). Ask for fewer windows or a shorter horizon, or pass \
      --allow-fewer-windows.
      """
    case .cutoffOutside(let series, let cutoff, let first, let last):
      """
      series '\(series)': the cutoff \(cutoff) leaves no training part or too few targets; \
      cutoffs from \(first) to \(last) work. Move the cutoff, or pass --allow-fewer-windows.
      """
    case .datesDoNotFit(let windows, let fitting, let late, let first, let early, let end):
      """
      expected \(windows) \(windows == 1 ? "window" : "windows") at dates that all series share, \
      found room for \(fitting): \
      '\(late)' can be cut from \(first) on, '\(early)' only before \(end). Ask for fewer windows, \
      pass --allow-fewer-windows to leave out the series that do not reach, or --align end.
      """
    case .noFolds:
      "no series is long enough for a single fold. Ask for a shorter horizon, gap or window."
    }
  }
}
