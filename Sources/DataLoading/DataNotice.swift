public import ForecastCore

/// Something about the reading of a file that the user should know, but that is no error.
public enum DataNotice: Hashable, Sendable {
  /// The file has no header; columns are called by their number.
  case noHeader
  /// The chosen value column, where other columns hold numbers too.
  case choseValueColumn(String, others: [String])
  /// No column of times: observations are counted by row.
  case countedByRow
  /// Rows that are empty in every column were left out.
  case emptyRowsSkipped(count: Int)
  /// The rows came newest first and were turned round.
  case newestFirst(series: [String])
  /// The rows came in no order and were sorted.
  case sorted(series: [String], firstLine: Int)
  /// One reading of the dates puts the rows in order, the other does not.
  case dateOrderFromRows(DateOrder)
  /// Times of several zones became UTC.
  case convertedToUTC
  /// Numbers are seconds or milliseconds since 1970, read as UTC.
  case unixTime
  /// Four-digit numbers are read as years.
  case yearsFromNumbers(column: String)
  /// Times without regular spacing: observations are counted by row.
  case irregular(shortest: String, longest: String)
  /// The spacing cannot be seen from so few rows.
  case frequencyAssumed(Frequency)
  /// A frequency whose times do not fall on the same day every time.
  case approximateFrequency(Frequency)
  /// Business-daily series with a few rows on weekends.
  case weekendRows(count: Int, first: String)
  /// Weekdays without a row in some series, taken for holidays; each day counts once.
  case holidays(count: Int, first: Gap)
  /// Rows the frequency expects and the file does not have.
  case gaps(series: String, absent: Int, first: Gap, furtherSeries: Int)
  /// Nights or pauses between sessions are not counted as gaps.
  case sessions
  /// Missing values were filled, kept or left out.
  case missing(policy: MissingPolicy, count: Int, series: Int)
  /// Missing values at an end of a series shortened it.
  case shortened(series: String, leading: Int, trailing: Int)
  /// Of several rows of a series at one time the first was kept.
  case repeatedTimes(series: String, count: Int, furtherSeries: Int)
  /// A series without a single value was left out.
  case emptySeries([String])
}

extension DataNotice: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .noHeader: "the file has no header; its columns are called 'column 1', 'column 2', …"
    case .choseValueColumn(let chosen, let others):
      "values are taken from '\(chosen)', not from \(Self.quoted(others)); "
        + "--value-column chooses another"
    case .countedByRow: "no column of times was found; observations are counted by row"
    case .emptyRowsSkipped(let count): "\(Self.count(count, "empty row")) left out"
    case .newestFirst(let series):
      "rows come newest first and were turned round\(Self.of(series))"
    case .sorted(let series, let line):
      "rows are not in order of time (first at line \(line)) and were sorted\(Self.of(series))"
    case .dateOrderFromRows(let order):
      "dates are read \(order.rawValue): the other reading would put the rows out of order"
    case .convertedToUTC: "times carry different zones and were turned into UTC"
    case .unixTime: "times are read as seconds or milliseconds since 1970, in UTC"
    case .yearsFromNumbers(let column):
      "the numbers of '\(column)' are read as years; --frequency index counts instead"
    case .irregular(let shortest, let longest) where shortest == longest:
      "times \(shortest) apart show no frequency; observations are counted by row, --frequency "
        + "keeps the dates"
    case .irregular(let shortest, let longest):
      "times have no regular spacing (\(shortest) to \(longest) apart); observations are "
        + "counted by row, --frequency keeps the dates"
    case .frequencyAssumed(let frequency):
      "too few rows to see their spacing; '\(frequency)' is assumed, --frequency says otherwise"
    case .approximateFrequency(let frequency):
      "times are spaced by '\(frequency)', but not exactly; future times are its regular ones"
    case .weekendRows(let count, let first):
      "\(Self.count(count, "row")) on a weekend (first \(first)) in a business-daily series"
    case .holidays(let count, let first):
      "\(Self.count(count, "weekday")) without a row, taken for holidays "
        + "(first between \(first.after) and \(first.before))"
    case .gaps(let series, let absent, let first, let further):
      "series '\(series)': \(Self.count(absent, "time")) without a row (first between "
        + "\(first.after) and \(first.before))"
        + (further > 0 ? ", and gaps in \(further) more series" : "")
    case .sessions: "pauses between days (trading sessions) are not counted as gaps"
    case .missing(let policy, let count, let series):
      "\(Self.count(count, "missing value")) in \(Self.count(series, "series", "series")) "
        + Self.done(policy)
    case .shortened(let series, let leading, let trailing):
      "series '\(series)': \(leading) missing values at its start and \(trailing) at its end "
        + "were left out"
    case .repeatedTimes(let series, let count, let further):
      "series '\(series)': \(Self.count(count, "row")) at a time that has a row already"
        + (further > 0 ? ", and such rows in \(further) more series" : "")
        + "; the first of each time is described"
    case .emptySeries(let ids): "series without a single value left out: \(Self.quoted(ids))"
    }
  }

  private static func done(_ policy: MissingPolicy) -> String {
    switch policy {
    case .error: "refused"
    case .forwardFill: "filled with the value before"
    case .interpolate: "interpolated"
    case .drop: "left out"
    case .keep: "kept as missing"
    }
  }

  private static func count(_ count: Int, _ word: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? word : plural ?? word + "s")"
  }

  private static func of(_ series: [String]) -> String {
    series.count < 2 ? "" : " in \(series.count) series"
  }

  private static func quoted(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 5 ? shown + " and \(names.count - 5) more" : shown
  }
}
