/// Why values cannot form a series or a panel.
public enum SeriesError: Error, Hashable, Sendable {
  /// Timestamps and values differ in number.
  case lengthMismatch(series: String, timestamps: Int, values: Int)
  /// A timestamp is not later than the one before it.
  case notIncreasing(series: String, position: Int, previous: String, found: String)
  /// A time lies outside `Frequency.acceptedTimes`; `position` counts from 0.
  case timeOutsideRange(series: String, position: Int, frequency: Frequency, found: Timestamp)
  /// A value is infinite.
  case infinite(series: String, position: Int, value: Double)
  /// A panel without any series.
  case emptyPanel
  /// A series without any observation.
  case emptySeries(series: String)
  /// Two series of a panel have the same name.
  case duplicateSeries(series: String)
  /// A series of a panel has another frequency than the first.
  case mixedFrequencies(series: String, expected: Frequency, found: Frequency)
}

extension SeriesError: CustomStringConvertible {
  /// Where, what was expected, what was found.
  public var description: String {
    switch self {
    case .lengthMismatch(let series, let timestamps, let values):
      "series '\(series)': expected as many values as timestamps (\(timestamps)), found \(values)."
    case .notIncreasing(let series, let position, let previous, let found):
      """
      series '\(series)', observation \(position + 1): expected a time after \(previous), \
      found \(found). Sort the rows and remove repeated times.
      """
    case .timeOutsideRange(let series, let position, let frequency, let found):
      """
      series '\(series)', observation \(position + 1): expected a time from \
      \(frequency.text(of: frequency.acceptedTimes.lowerBound)) to \
      \(frequency.text(of: frequency.acceptedTimes.upperBound)), \
      found \(frequency.text(of: found)). Correct the time, or number the observations 1, 2, 3, ….
      """
    case .infinite(let series, let position, let value):
      """
      series '\(series)', observation \(position + 1): expected a finite number, found \
      \(value). Correct the value, or leave it empty if it is missing.
      """
    case .emptyPanel: "expected at least one series, found none."
    case .emptySeries(let series):
      "series '\(series)': expected at least one observation, found none."
    case .duplicateSeries(let series):
      "expected one series called '\(series)', found two. Give each series its own name."
    case .mixedFrequencies(let series, let expected, let found):
      """
      series '\(series)': expected the panel's frequency \(expected), found \(found). \
      Put series of different frequencies into different runs.
      """
    }
  }
}
