public import ForecastCore

/// Why a file gives no series.
public enum DataError: Error, Hashable, Sendable {
  /// The file cannot be opened or mapped.
  case unreadableFile(path: String, reason: String)
  /// A file without a single field.
  case emptyFile(path: String)
  /// A header and nothing below it.
  case noRows(path: String)
  /// A quote that is never closed, with the place where it opens.
  case unterminatedQuote(at: FilePosition)
  /// Text between a closing quote and the next delimiter.
  case textAfterQuote(at: FilePosition)
  /// A row of another number of fields than the first.
  case raggedRow(at: FilePosition, expected: Int, found: Int)
  /// A field longer than 4 MiB.
  case fieldTooLong(at: FilePosition)
  /// Bytes that are no UTF-8 in the name of a column or a series.
  case invalidText(at: FilePosition, what: String)
  /// The name of a series is empty.
  case emptyName(at: FilePosition)
  /// Text of two bytes a character.
  case notUTF8(path: String, encoding: String)
  /// A column that is read shares its name with another; numbers count from 1.
  case repeatedColumn(path: String, name: String, columns: [Int])
  /// A column that is to be two things at once: a covariate and a value, a date or a name.
  case columnTwice(path: String, name: String)
  /// No column of that name.
  case unknownColumn(path: String, name: String, known: [String])
  /// A layout that the file does not have.
  case wrongLayout(path: String, layout: DataLayout, reason: String)
  /// No column holds numbers.
  case noValueColumn(path: String, columns: [String])
  /// Several columns hold numbers and none has a usual name.
  case severalValueColumns(path: String, columns: [String])
  /// A field of a value column that is no number.
  case notANumber(at: FilePosition, column: String, found: String, mark: DecimalMark)
  /// A percentage where a number is expected.
  case percentage(at: FilePosition, column: String, found: String)
  /// A number beyond the range of `Double`, or written as an infinity.
  case numberTooLarge(at: FilePosition, column: String, found: String)
  /// A column whose only commas or points could group thousands or start decimals.
  case ambiguousNumber(
    at: FilePosition, column: String, found: String, asPoint: String, asComma: String)
  /// A field of a date column that is not written as the fields before it.
  case notATime(at: FilePosition, column: String, found: String, example: String?)
  /// A day or a time of day that does not exist.
  case impossibleTime(at: FilePosition, column: String, found: String)
  /// A time finer than a second.
  case fractionOfSecond(at: FilePosition, column: String, found: String)
  /// An empty field in a date column.
  case missingTime(at: FilePosition, column: String)
  /// A date column that reads both ways throughout.
  case ambiguousDate(
    at: FilePosition, column: String, found: String, monthFirst: String, dayFirst: String)
  /// Two observations of a series at the same time.
  case duplicateTime(
    at: FilePosition, firstLine: Int, series: String, time: String, idCandidates: [String])
  /// A missing value under the policy `error`.
  case missingValue(at: FilePosition, column: String, series: String, found: String, count: Int)
  /// A time without a row under the policy `error`.
  case gap(at: FilePosition, series: String, gap: Gap, frequency: Frequency, count: Int)
  /// More absent rows than can sensibly be filled.
  case tooManyAbsent(path: String, frequency: Frequency, count: Int)
  /// A series that has no value at all.
  case allMissing(path: String, series: String)
  /// Observations closer together than the frequency that was asked for.
  case tooFine(at: FilePosition, series: String, frequency: Frequency, after: String, found: String)
  /// A calendar frequency for times that are plain integers.
  case frequencyNeedsDates(path: String, frequency: Frequency)
  /// Values that the vocabulary refuses.
  case series(path: String, SeriesError)
}
