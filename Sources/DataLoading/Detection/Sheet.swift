/// A table with its header told apart from its rows.
struct Sheet: Sendable {
  let table: CSVTable
  let path: String
  let hasHeader: Bool
  /// A name for every column; a nameless one is called by its number.
  let names: [String]

  var rowCount: Int { table.recordCount - (hasHeader ? 1 : 0) }

  /// The field of a row, the first below the header being 0.
  func field(_ row: Int, _ column: Int) -> CSVField { table[hasHeader ? row + 1 : row, column] }

  /// A column's fields, header left out.
  func column(_ column: Int) -> FieldRun {
    table.column(column, from: hasHeader ? 1 : 0)
  }

  /// Fields of a row, from chosen columns.
  func record(_ row: Int, columns: [Int]) -> FieldRun {
    table.record(hasHeader ? row + 1 : row, columns: columns)
  }

  /// The place of a field in the file.
  func position(_ field: CSVField, _ bytes: Span<UInt8>) -> FilePosition {
    FilePosition(file: path, offset: field.isQuoted ? field.start - 1 : field.start, in: bytes)
  }

  init(_ table: CSVTable, bytes: Span<UInt8>, path: String) throws(DataError) {
    guard table.recordCount > 0 else { throw .emptyFile(path: path) }
    self.table = table
    self.path = path
    hasHeader = Self.hasHeader(table, bytes)
    var names: [String] = []
    for column in 0..<table.columnCount {
      let field = table[0, column]
      guard let text = hasHeader ? field.text(in: bytes) : "" else {
        throw .invalidText(
          at: FilePosition(file: path, offset: field.start, in: bytes), what: "a column's name")
      }
      let name = text.trimmingBlanks()
      names.append(name.isEmpty ? "column \(column + 1)" : name)
    }
    self.names = names
    guard rowCount > 0 else { throw .noRows(path: path) }
  }

  /// Whether the column's name in the file is empty, as spreadsheets leave it over an index.
  func isNameless(_ column: Int) -> Bool { names[column] == "column \(column + 1)" }

  /// The first row is data where it holds what the second holds, numbers or dates among it.
  ///
  /// Numbers that count up by 1 are names all the same: the years of a wide table.
  private static func hasHeader(_ table: CSVTable, _ bytes: Span<UInt8>) -> Bool {
    let classifier = CellClassifier()
    let first = (0..<table.columnCount).map { classifier.kind(of: table[0, $0], in: bytes) }
    guard first.contains(.number) || first.contains(.date) else { return true }
    // A lone row with numbers is data, not a header over nothing.
    if table.recordCount > 1 {
      let alike = (0..<table.columnCount).allSatisfy { column in
        let second = classifier.kind(of: table[1, column], in: bytes)
        return second == first[column] || second == .missing || first[column] == .missing
      }
      guard alike else { return true }
    }
    let numbers = (0..<table.columnCount).filter { first[$0] == .number }
      .map { classifier.integer(table[0, $0], in: bytes) }
    let countsUp =
      numbers.count >= 3
      && zip(numbers, numbers.dropFirst()).allSatisfy { pair in
        guard let left = pair.0, let right = pair.1 else { return false }
        return right == left + 1
      }
    return countsUp && first.first == .text
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  func trimmingBlanks() -> String {
    let isBlank = { (character: Character) in
      character == " " || character == "\t" || character == "\u{A0}"
    }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
