/// Reads the wide layout: a row a series, its name first, empty cells behind its last value.
struct WideReader {
  let sheet: Sheet
  let roles: ColumnRoles
  let options: LoadOptions

  /// The series of the file, counted 1, 2, 3, …, or dated where the header holds dates.
  func read(_ bytes: Span<UInt8>) throws(DataError) -> RawPanel {
    var panel = RawPanel(series: [])
    let times = headerTimes(bytes)
    panel.format = times?.format
    for row in 0..<sheet.rowCount {
      let field = sheet.field(row, roles.id ?? 0)
      guard let text = field.text(in: bytes)?.trimmingBlanks() else {
        throw .invalidText(at: sheet.position(field, bytes), what: "the name of a series")
      }
      if text.isEmpty { throw .emptyName(at: sheet.position(field, bytes)) }
      var columns = roles.values
      while let last = columns.last,
        MissingToken.matches(sheet.field(row, last).trimmed(in: bytes), in: bytes)
      {
        columns.removeLast()
      }
      let fields = sheet.record(row, columns: columns)
      let numbers = try NumberColumn.decode(
        fields, name: text, sheet: sheet, bytes: bytes, mark: options.decimalMark)
      if numbers.mark == .comma { panel.decimalMark = .comma }
      let clocks = times?.clocks ?? Array(1...(roles.values.count))
      panel.series.append(
        RawSeries(
          id: text, column: text, times: Array(clocks.prefix(fields.count)),
          values: numbers.values, fields: fields))
    }
    return panel
  }

  /// The header's dates, where it has nothing but rising dates or years over the values.
  private func headerTimes(_ bytes: Span<UInt8>) -> TimeColumn? {
    guard sheet.hasHeader else { return nil }
    let fields = sheet.table.record(0, columns: roles.values)
    do {
      let times = try TimeColumn.decode(
        fields, name: "header", sheet: sheet, bytes: bytes, options: options)
      let isRising = zip(times.clocks, times.clocks.dropFirst()).allSatisfy { $0 < $1 }
      return isRising && times.format != .index ? times : nil
    } catch {
      return nil
    }
  }
}
