/// Why runs cannot be compared.
public enum RunJoinError: Error, Hashable, Sendable {
  /// The runs were made on files of different bytes.
  case differentData(first: String, second: String, firstDigest: String, secondDigest: String)
  /// The runs forecast different targets; an example of one that only one of them has.
  case differentFolds(
    first: String, second: String, onlyFirst: Int, onlySecond: Int, series: String,
    cutoff: String, time: String)
  /// The runs have different observations for the same time.
  case differentActuals(
    first: String, second: String, series: String, time: String, firstValue: Double,
    secondValue: Double)
  /// A run does not say what came true.
  case noActuals(run: String)
}

extension RunJoinError: CustomStringConvertible {
  /// Where, what differs, how to mend it.
  public var description: String {
    switch self {
    case .differentData(let first, let second, let firstDigest, let secondDigest):
      """
      runs '\(first)' and '\(second)': expected the same data, found files with SHA-256 \
      \(firstDigest) and \(secondDigest). Evaluate both on the same file.
      """
    case .differentFolds(
      let first, let second, let onlyFirst, let onlySecond, let series, let cutoff, let time):
      """
      runs '\(first)' and '\(second)': expected the same folds, found \(onlyFirst) rows only in \
      the first and \(onlySecond) only in the second, such as series '\(series)', cutoff \
      \(cutoff), time \(time). Evaluate both with the same data, --horizon, --windows, --step \
      and --gap.
      """
    case .differentActuals(
      let first, let second, let series, let time, let firstValue, let secondValue):
      """
      runs '\(first)' and '\(second)': expected the same actuals, found \(firstValue) and \
      \(secondValue) for series '\(series)' at \(time). Evaluate both on the same file with the \
      same --missing.
      """
    case .noActuals(let run): "run '\(run)': expected a column 'y' with the actuals, found none."
    }
  }
}
