public import ForecastCore

/// What a file gave: its series, and how it was read.
public struct LoadedData: Sendable {
  /// The series, oldest observation first.
  public let panel: Panel
  /// How the file was read and what it holds, as `describe` shows it.
  public let facts: DataFacts
  /// What the user should know about the reading, in the order it was found.
  public let notices: [DataNotice]
  /// The SHA-256 of the file in lower-case hexadecimal, nil where it was not asked for.
  public let sha256: String?
}
