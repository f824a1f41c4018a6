/// A series as the file has it, before gaps and missing values are dealt with.
struct RawSeries: Sendable {
  let id: String
  /// The column the values stand in, for messages.
  let column: String
  /// Seconds or indices, rising.
  var times: [Int]
  /// NaN where missing.
  var values: [Double]
  /// Where each value stands.
  let fields: FieldRun
  /// Columns beside the values, where they were asked for.
  var covariates = RawCovariates()
  /// Rows left out because an earlier one has their time.
  var repeatedCount = 0

  var missingCount: Int { values.count(where: \.isNaN) }

  /// Takes the columns beside the values, one value a row, and lets go of the rows at the end that
  /// have known columns and no value: they are the future.
  mutating func take(_ columns: [[Double]], known: Int) {
    covariates = RawCovariates(times: times, columns: columns)
    guard known > 0 else { return }
    while let last = values.indices.last, values[last].isNaN,
      columns.prefix(known).contains(where: { !$0[last].isNaN })
    {
      values.removeLast()
      times.removeLast()
    }
  }
}

/// The columns beside a series' values, rows of the future included.
struct RawCovariates: Sendable {
  /// Seconds or indices, rising.
  var times: [Int] = []
  /// A column a covariate, NaN where missing.
  var columns: [[Double]] = []
}

/// Every series of a file, and how its times were written.
struct RawPanel: Sendable {
  var series: [RawSeries]
  /// Nil where rows are counted.
  var format: DateFormat?
  var decimalMark = DecimalMark.point
  var notices: [DataNotice] = []
}
