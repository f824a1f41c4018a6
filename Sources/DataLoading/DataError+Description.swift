internal import ForecastCore

extension DataError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String {
    switch self {
    case .unreadableFile, .emptyFile, .noRows, .unterminatedQuote, .textAfterQuote, .raggedRow,
      .fieldTooLong, .invalidText, .emptyName, .notUTF8:
      fileDescription
    case .unknownColumn, .repeatedColumn, .columnTwice, .wrongLayout, .noValueColumn,
      .severalValueColumns:
      columnDescription
    case .notANumber, .percentage, .numberTooLarge, .ambiguousNumber: numberDescription
    case .notATime, .impossibleTime, .fractionOfSecond, .missingTime, .ambiguousDate:
      timeDescription
    default: seriesDescription
    }
  }

  private var fileDescription: String {
    switch self {
    case .unreadableFile(let path, let reason): "\(path): cannot be read: \(reason)."
    case .emptyFile(let path):
      "\(path): expected a header and rows of data, found an empty file."
    case .noRows(let path):
      "\(path): expected rows of data below the header, found none."
    case .unterminatedQuote(let at):
      "\(at): expected a closing quote for the one that opens here, found the end of the file. "
        + "Close it, or write a quote inside a quoted field twice."
    case .textAfterQuote(let at):
      "\(at): expected a delimiter or the end of the row after a closing quote, found more "
        + "text. Write a quote inside a quoted field twice."
    case .raggedRow(let at, let expected, let found):
      "\(at): expected \(Self.fields(expected)) as in the first row, found \(found). "
        + (found < expected
          ? "Add the missing delimiters, or remove the row."
          : "Put fields that contain the delimiter in quotes, or remove the surplus.")
    case .fieldTooLong(let at):
      "\(at): expected a field of at most 4 MiB, found a longer one. Look for a quote that is "
        + "never closed."
    case .invalidText(let at, let what):
      "\(at): expected \(what) in UTF-8, found other bytes. Save the file as UTF-8."
    case .emptyName(let at):
      "\(at): expected the name of a series, found nothing. Fill it in, or remove the row."
    case .notUTF8(let path, let encoding):
      "\(path): expected text in UTF-8, found \(encoding). Save the file as UTF-8, or convert it: "
        + "iconv -f \(encoding) -t UTF-8 '\(path)' > utf8.csv."
    default: ""
    }
  }

  private var columnDescription: String {
    switch self {
    case .unknownColumn(let path, let name, let known):
      "\(path): expected a column '\(name)', found \(Self.listed(known)). "
        + (NearestName.of(name, among: known).map { "Did you mean '\($0)'?" }
          ?? "Name one of these.")
    case .repeatedColumn(let path, let name, let columns):
      "\(path): expected one column '\(name)', found \(columns.count): columns "
        + columns.map(String.init).joined(separator: " and ") + ". Rename all but one."
    case .columnTwice(let path, let name):
      "\(path): expected column '\(name)' to be one thing, found it named twice: it is a value, a date, "
        + "a series' name, known beforehand or observed. Keep one."
    case .wrongLayout(let path, let layout, let reason):
      "\(path): expected the layout '\(layout.rawValue)', but \(reason)."
    case .noValueColumn(let path, let columns):
      "\(path): expected a column of numbers, found none among \(Self.listed(columns)). Name one "
        + "with --value-column to see what is wrong with it."
    case .severalValueColumns(let path, let columns):
      "\(path): expected one column of values, found \(columns.count) that could be meant: "
        + "\(Self.listed(columns)). Choose with --value-column (repeat it for several series)."
    default: ""
    }
  }

  private var numberDescription: String {
    switch self {
    case .notANumber(let at, let column, let found, let mark):
      "\(at): expected a number in '\(column)', found '\(found)'. "
        + (mark == .comma
          ? "The column has decimal commas; write all its numbers so, or pass --decimal-mark point."
          : "Correct it, or leave the field empty if the value is missing.")
    case .percentage(let at, let column, let found):
      "\(at): expected a plain number in '\(column)', found the percentage '\(found)'. Remove "
        + "the sign, so that the unit of the forecasts is clear."
    case .numberTooLarge(let at, let column, let found):
      "\(at): expected a number below 1.8e308 in '\(column)', found '\(found)'. Correct it, or "
        + "leave the field empty if the value is missing."
    case .ambiguousNumber(let at, let column, let found, let point, let comma):
      "\(at): '\(found)' in '\(column)' can be \(point) (decimal point) or \(comma) (decimal "
        + "comma), and no other number of the column settles it. Pass --decimal-mark point or "
        + "--decimal-mark comma."
    default: ""
    }
  }

  private var timeDescription: String {
    switch self {
    case .notATime(let at, let column, let found, let example):
      "\(at): expected a date or time in '\(column)'"
        + (example.map { " written like '\($0)'" } ?? "") + ", found '\(found)'. "
        + (example == nil
          ? "Write dates as 2020-01-31, or name another column with --date-column."
          : "Write all dates of the column alike.")
    case .impossibleTime(let at, let column, let found):
      "\(at): expected a date of the calendar in '\(column)', found '\(found)', which does not "
        + "exist. Correct it."
    case .fractionOfSecond(let at, let column, let found):
      "\(at): expected whole seconds in '\(column)', found '\(found)'. Round the times to seconds."
    case .missingTime(let at, let column):
      "\(at): expected a date or time in '\(column)', found nothing. Fill it in, or remove the row."
    case .ambiguousDate(let at, let column, let found, let monthFirst, let dayFirst):
      "\(at): '\(found)' in '\(column)' can be \(monthFirst) (month first) or \(dayFirst) (day "
        + "first), and no other date of the column settles it. Pass --date-order month-first or "
        + "--date-order day-first."
    default: ""
    }
  }

  private var seriesDescription: String {
    switch self {
    case .duplicateTime(let at, let line, let series, let time, let candidates):
      "\(at): expected one observation of '\(series)' at \(time), found a second one; the first "
        + "is in line \(line). "
        + (candidates.isEmpty
          ? "Remove one of them."
          : "Remove one of them, or, if the file holds several series, name the column that "
            + "tells them apart with --id-column (\(Self.listed(candidates))).")
    case .missingValue(let at, let column, let series, let found, let count):
      "\(at): expected a number in '\(column)', found \(found.isEmpty ? "nothing" : "'\(found)'"); "
        + "'\(series)' has \(count) missing \(count == 1 ? "value" : "values"). Fill the file, or "
        + "pass --missing forward-fill, interpolate or drop, or keep for models that take gaps."
    case .gap(let at, let series, let gap, let frequency, let count):
      "\(at): expected a row of '\(series)' every \(frequency), found \(gap.before) after "
        + "\(gap.after); \(count) \(count == 1 ? "row is" : "rows are") absent. Add "
        + "\(count == 1 ? "it" : "them"), or pass --missing forward-fill, interpolate or drop, or "
        + "keep for models that take gaps."
    case .tooManyAbsent(let path, let frequency, let count):
      "\(path): expected at most 10000000 absent rows to fill at the frequency '\(frequency)', "
        + "found \(count). Name a coarser frequency, or pass --missing drop."
    case .allMissing(let path, let series):
      "\(path): expected at least one value of '\(series)', found none."
    case .tooFine(let at, let series, let frequency, let after, let found):
      "\(at): expected observations of '\(series)' at least one \(frequency) apart, found "
        + "\(found) after \(after). Leave --frequency out, or aggregate the rows first."
    case .frequencyNeedsDates(let path, let frequency):
      "\(path): expected dates for the frequency '\(frequency)', found plain integers or no times "
        + "at all. Leave --frequency out, or name a column of dates with --date-column."
    case .series(let path, let error): "\(path): \(error)"
    default: ""
    }
  }

  private static func fields(_ count: Int) -> String {
    "\(count) \(count == 1 ? "field" : "fields")"
  }

  private static func listed(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 12 ? shown + " and \(names.count - 12) more" : shown
  }
}

extension DataError {
  init(_ fault: CSVScanner.Fault, path: String, bytes: Span<UInt8>) {
    func place(_ offset: Int) -> FilePosition {
      FilePosition(file: path, offset: offset, in: bytes)
    }
    switch fault {
    case .unterminatedQuote(let offset): self = .unterminatedQuote(at: place(offset))
    case .textAfterQuote(let offset): self = .textAfterQuote(at: place(offset))
    case .raggedRow(let offset, let expected, let found):
      self = .raggedRow(at: place(offset), expected: expected, found: found)
    case .fieldTooLong(let offset): self = .fieldTooLong(at: place(offset))
    }
  }
}
