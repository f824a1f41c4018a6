/// What the first rows of a column hold.
struct ColumnProfile: Sendable {
  var numbers = 0
  var integers = 0
  var dates = 0
  var texts = 0
  /// Whether a cell stands in two of the rows.
  var repeats = false

  /// Numbers, not counting missing cells; one odd cell among many does not hide them.
  var isNumeric: Bool { numbers > dates + texts }
  /// Dates, or bare integers that may be times.
  var isTime: Bool { dates > numbers + texts }
  var isInteger: Bool { integers > 0 && integers == numbers && dates + texts == 0 }
  var isText: Bool { texts > numbers + dates }
  var isEmpty: Bool { numbers + dates + texts == 0 }
}

extension ColumnProfile {
  private static let sampledRows = 100

  /// Counts what the first rows of a column seem to hold.
  init(of column: Int, in sheet: Sheet, bytes: Span<UInt8>, using classifier: CellClassifier) {
    let rows = min(sheet.rowCount, Self.sampledRows)
    var seen: Set<[UInt8]> = []
    for row in 0..<rows {
      let field = sheet.field(row, column)
      switch classifier.kind(of: field, in: bytes) {
      case .missing: break
      case .number:
        numbers += 1
        integers += classifier.integer(field, in: bytes) == nil ? 0 : 1
      case .date: dates += 1
      case .text: texts += 1
      }
      if field.count <= 64 { seen.insert(field.content(in: bytes)) }
    }
    repeats = seen.count < rows
  }
}
