public import ForecastCore

/// How a file is to be read; whatever is left open is found from the file.
public struct LoadOptions: Hashable, Sendable {
  /// The name of the column with the times.
  public var dateColumn: String?
  /// The names of the columns with the values, a series each; empty to find one.
  public var valueColumns: [String]
  /// The name of the column with the series' names, for the long layout.
  public var idColumn: String?
  /// The names of the columns that are known beforehand: rows at the end of a series with these
  /// and no value say what is known of the times to be forecast.
  public var knownColumns: [String] = []
  /// The names of the columns that become known with the values.
  public var observedColumns: [String] = []
  /// How series lie in the file.
  public var layout: DataLayout
  /// The spacing of the observations; `.index` counts rows.
  public var frequency: Frequency?
  /// Observations a season; nil takes the frequency's natural season.
  public var seasonLength: Int?
  /// What happens to missing values.
  public var missing: MissingPolicy
  /// What stands between fields.
  public var delimiter: CSVDelimiter?
  /// Which of `01/02/2020` is the month.
  public var dateOrder: DateOrder?
  /// Whether `1,234` is a thousand or little more than one.
  public var decimalMark: DecimalMark?
  /// Whether the SHA-256 of the file is computed, about as dear as reading it.
  public var computesDigest: Bool
  /// Whether the file is only to be described: missing values and gaps stay as they are whatever
  /// `missing` says, of several rows at one time the first is kept, and the facts count them.
  public var describesOnly = false

  /// Options of a load.
  ///
  /// - Parameters:
  ///   - dateColumn: the column with the times.
  ///   - valueColumns: the columns with the values, a series each.
  ///   - idColumn: the column with the series' names.
  ///   - layout: how series lie in the file.
  ///   - frequency: the spacing of the observations.
  ///   - seasonLength: observations a season, at least 1.
  ///   - missing: what happens to missing values.
  ///   - delimiter: what stands between fields.
  ///   - dateOrder: which number of a date is the month.
  ///   - decimalMark: what stands before decimals.
  ///   - computesDigest: whether the SHA-256 of the file is computed.
  public init(
    dateColumn: String? = nil, valueColumns: [String] = [], idColumn: String? = nil,
    layout: DataLayout = .auto, frequency: Frequency? = nil, seasonLength: Int? = nil,
    missing: MissingPolicy = .error, delimiter: CSVDelimiter? = nil, dateOrder: DateOrder? = nil,
    decimalMark: DecimalMark? = nil, computesDigest: Bool = true
  ) {
    precondition(seasonLength ?? 1 >= 1, "a season length must be at least 1")
    self.dateColumn = dateColumn
    self.valueColumns = valueColumns
    self.idColumn = idColumn
    self.layout = layout
    self.frequency = frequency
    self.seasonLength = seasonLength
    self.missing = missing
    self.delimiter = delimiter
    self.dateOrder = dateOrder
    self.decimalMark = decimalMark
    self.computesDigest = computesDigest
  }
}
