internal import ArgumentParser
internal import DataLoading
internal import ForecastCore

/// Which file, and how to read it; the same for every verb.
struct DataArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("A CSV file of one or many series.", valueName: "data.csv"))
  var data: String

  @Option(
    help: ArgumentHelp("The column of times (found by itself where it can be).", valueName: "name"))
  var dateColumn: String?

  @Option(
    help: ArgumentHelp("A column of values; repeat it for a series a column.", valueName: "name"))
  var valueColumn: [String] = []

  @Option(help: ArgumentHelp("The column of series' names in the long layout.", valueName: "name"))
  var idColumn: String?

  @Option(help: "How series lie in the file: auto, single, long or wide.")
  var layout = DataLayout.auto

  @Option(
    help: ArgumentHelp(
      "The spacing of observations: business-day, month, '15 minute', … (found by itself).",
      valueName: "frequency"))
  var frequency: Frequency?

  @Option(help: "Observations a season (the frequency's natural season by default).")
  var seasonLength: Int?

  @Option(help: "Missing values: error, forward-fill, interpolate, drop or keep.")
  var missing = MissingPolicy.error

  @Option(help: "What stands between fields: comma, semicolon, tab or pipe (found by itself).")
  var delimiter: CSVDelimiter?

  @Option(help: "How 01/02/2020 is read: month-first or day-first (found by itself).")
  var dateOrder: DateOrder?

  @Option(help: "What stands before decimals: point or comma (found by itself).")
  var decimalMark: DecimalMark?

  func validate() throws {
    try check(seasonLength, "--season-length", in: 1...100_000)
  }

  /// Reads the file; what the user should know about the reading goes to standard error.
  ///
  /// - Parameters:
  ///   - quiet: whether to say nothing.
  ///   - computesDigest: whether the SHA-256 is wanted, which takes as long as the reading.
  /// - Returns: the series, and how they were read.
  /// - Throws: `DataError` that says where and how to mend it.
  func load(quiet: Bool, computesDigest: Bool = true) throws(DataError) -> LoadedData {
    var options = options
    options.computesDigest = computesDigest
    let loaded = try DataFile.load(path: data, options: options)
    if !quiet { loaded.notices.forEach { Terminal.say("note: \($0)") } }
    return loaded
  }

  private var options: LoadOptions {
    LoadOptions(
      dateColumn: dateColumn, valueColumns: valueColumn, idColumn: idColumn, layout: layout,
      frequency: frequency, seasonLength: seasonLength, missing: missing, delimiter: delimiter,
      dateOrder: dateOrder, decimalMark: decimalMark)
  }
}
