public import ForecastCore

/// How a file was read, and what it holds before the policy for missing values.
public struct DataFacts: Hashable, Sendable {
  /// The file, as it was named.
  public let path: String
  /// What stands between fields.
  public let delimiter: CSVDelimiter
  /// How series lie in the file; never `.auto`.
  public let layout: DataLayout
  /// Whether the first row names the columns.
  public let hasHeader: Bool
  /// Rows of data, the header left out.
  public let rowCount: Int
  /// Columns of the file.
  public let columnCount: Int
  /// The column of the times, nil where rows are counted.
  public let dateColumn: String?
  /// The columns of the values.
  public let valueColumns: [String]
  /// The column of the series' names, nil where there is none.
  public let idColumn: String?
  /// How times are written, `yyyy-mm-dd` and so on; nil where rows are counted.
  public let dateFormat: String?
  /// What stands before decimals.
  public let decimalMark: DecimalMark
  /// The spacing of the observations.
  public let frequency: Frequency
  /// Observations a season.
  public let seasonLength: Int
  /// What was asked for missing values.
  public let missingPolicy: MissingPolicy
  /// Each series as it stands in the file, in the panel's order.
  public let series: [SeriesFacts]
}

/// What a series holds before the policy for missing values.
public struct SeriesFacts: Hashable, Sendable {
  /// The name of the series.
  public let id: String
  /// Rows of the file that belong to it, repeated ones left out.
  public let rowCount: Int
  /// Its first and last time, as text.
  public let first: String
  /// Its last time, as text.
  public let last: String
  /// Rows at a time that an earlier row has; they are refused but where a file is described.
  public let repeatedCount: Int
  /// Empty cells and words for "missing".
  public let missingCount: Int
  /// Values that are exactly 0.
  public let zeroCount: Int
  /// Values below 0.
  public let negativeCount: Int
  /// The smallest value, NaN where all are missing.
  public let minimum: Double
  /// The largest value, NaN where all are missing.
  public let maximum: Double
  /// How often a time that the frequency expects has no row.
  public let gapCount: Int
  /// How many times have no row, over all gaps.
  public let absentCount: Int
  /// The first gaps, at most 5.
  public let firstGaps: [Gap]
}

/// Times that the frequency expects between two rows of the file.
public struct Gap: Hashable, Sendable {
  /// The time before the gap.
  public let after: String
  /// The time behind the gap.
  public let before: String
  /// How many times have no row.
  public let absentCount: Int
}
