/// Which series a score is of.
public enum ScoreGroup: Hashable, Sendable, CustomStringConvertible {
  /// The mean of the series' own scores, each series counting once: the M4 manner.
  case meanOfSeries
  /// All points of all series together.
  case pooled
  /// One series.
  case series(String)

  /// The series' name, `[mean of series]` or `[pooled]`.
  public var description: String {
    switch self {
    case .meanOfSeries: "[mean of series]"
    case .pooled: "[pooled]"
    case .series(let id): id
    }
  }
}
