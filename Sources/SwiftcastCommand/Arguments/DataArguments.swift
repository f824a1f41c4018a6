internal import ArgumentParser
internal import DataLoading
internal import ForecastCore
internal import Models

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

  @Option(
    help: ArgumentHelp(
      "A column known beforehand, such as a holiday; repeatable.",
      discussion: "Rows at the end with these and no value are the times to be forecast.",
      valueName: "name"))
  var knownColumn: [String] = []

  @Option(
    help: ArgumentHelp(
      "A column that becomes known with the values, such as a temperature; repeatable.",
      valueName: "name"))
  var observedColumn: [String] = []

  @Option(help: "How series lie in the file: auto, single, long or wide.")
  var layout = DataLayout.auto

  @Option(
    help: ArgumentHelp(
      "The spacing of observations: business-day, month, '15 minute', … (found by itself).",
      valueName: "frequency"))
  var frequency: Frequency?

  @Option(
    help: ArgumentHelp(
      "Observations a season; auto finds it from the values.",
      discussion: "The frequency's natural season by default. 'auto' reads the autocorrelations "
        + "of every series, once, from the whole file, as the frequency is.",
      valueName: "season-length"))
  var seasonLength: SeasonChoice?

  @Option(
    help: ArgumentHelp(
      "Missing values: error, forward-fill, interpolate, drop or keep.",
      discussion: "Filled anew in every training part, from that part alone; missing targets are "
        + "not scored. 'keep' leaves them to models that step over gaps: naive, arima, auto-arima; "
        + "auto interpolates them for its other candidates."))
  var missing = MissingPolicy.error

  @Option(help: "What stands between fields: comma, semicolon, tab or pipe (found by itself).")
  var delimiter: CSVDelimiter?

  @Option(help: "How 01/02/2020 is read: month-first or day-first (found by itself).")
  var dateOrder: DateOrder?

  @Option(help: "What stands before decimals: point or comma (found by itself).")
  var decimalMark: DecimalMark?

  func validate() throws {
    if case .fixed(let length) = seasonLength {
      try check(length, "--season-length", in: 1...100_000)
    }
  }

  /// Reads the file; what the user should know about the reading goes to standard error.
  ///
  /// - Parameters:
  ///   - quiet: whether to say nothing.
  ///   - computesDigest: whether the SHA-256 is wanted, which takes as long as the reading.
  ///   - describesOnly: whether missing values and repeated rows are counted, not refused.
  /// - Returns: the series, and how they were read.
  /// - Throws: `DataError` that says where and how to mend it.
  func load(quiet: Bool, computesDigest: Bool = true, describesOnly: Bool = false) throws(DataError)
    -> LoadedData
  {
    var options = options
    options.computesDigest = computesDigest
    options.describesOnly = describesOnly
    var loaded = try DataFile.load(path: data, options: options)
    if seasonLength == .automatic {
      let found = Self.commonSeason(of: loaded.panel)
      if !quiet { Terminal.say("note: \(text(ofSeason: found, series: loaded.panel.count))") }
      if found != loaded.panel.seasonLength {
        options.seasonLength = found
        loaded = try DataFile.load(path: data, options: options)
      }
    }
    if !quiet { loaded.notices.forEach { Terminal.say("note: \(text(of: $0))") } }
    return loaded
  }

  /// How models fill missing values, each from what it may see; nil where they see the file's.
  ///
  /// Filling the whole file at once would draw on values behind a cutoff.
  var imputation: Imputation? {
    switch missing {
    case .forwardFill: .forwardFill
    case .interpolate: .interpolate
    case .error, .drop, .keep: nil
    }
  }

  /// The season length most series have, the shorter of two as frequent.
  private static func commonSeason(of panel: Panel) -> Int {
    var counts: [Int: Int] = [:]
    for series in panel.whole {
      counts[SeasonFinder().seasonLength(of: series.values), default: 0] += 1
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first?.key ?? 1
  }

  private func text(ofSeason found: Int, series: Int) -> String {
    let place = series == 1 ? "" : " in most of \(series) series"
    return found == 1
      ? "no season found\(place)" : "a season of \(found) observations found\(place)"
  }

  private func text(of notice: DataNotice) -> String {
    guard let imputation, case .missing(.keep, let count, let series) = notice else {
      return notice.description
    }
    return "\(count) missing \(count == 1 ? "value" : "values") in \(series) series: models see "
      + "them filled (\(imputation.rawValue)) from their own training part; they are not scored"
  }

  private var options: LoadOptions {
    var options = LoadOptions(
      dateColumn: dateColumn, valueColumns: valueColumn, idColumn: idColumn, layout: layout,
      frequency: frequency, seasonLength: seasonLength?.length,
      missing: imputation == nil ? missing : .keep, delimiter: delimiter, dateOrder: dateOrder,
      decimalMark: decimalMark)
    options.knownColumns = knownColumn
    options.observedColumns = observedColumn
    return options
  }
}
