/// Which series a score is of.
public enum ScoreGroup: Hashable, Sendable, CustomStringConvertible {
  /// The mean of the series' own scores, each series counting once: the M4 manner.
  case meanOfSeries
  /// All points of all series together.
  case pooled
  /// One series.
  case series(String)

  /// The series' name, `[mean of series]` or `[pooled]`; a series that is itself called so has a
  /// backslash before its name.
  public var description: String {
    switch self {
    case .meanOfSeries: "[mean of series]"
    case .pooled: "[pooled]"
    case .series(let id): Self.isReserved(id) ? "\\" + id : id
    }
  }

  /// Whether a series' name would read as a summary, or as the escaped name of another series.
  private static func isReserved(_ id: String) -> Bool {
    let bare = id.drop { $0 == "\\" }
    return bare == "[mean of series]" || bare == "[pooled]"
  }
}
