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
  /// Rows left out because an earlier one has their time.
  var repeatedCount = 0

  var missingCount: Int { values.count(where: \.isNaN) }
}

/// Every series of a file, and how its times were written.
struct RawPanel: Sendable {
  var series: [RawSeries]
  /// Nil where rows are counted.
  var format: DateFormat?
  var decimalMark = DecimalMark.point
  var notices: [DataNotice] = []
}
