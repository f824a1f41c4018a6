internal import ForecastCore

/// Reads the single and the long layout: a row an observation.
struct TallReader {
  let sheet: Sheet
  let roles: ColumnRoles
  let options: LoadOptions

  /// The series of the file, each in the order of its times.
  func read(_ bytes: Span<UInt8>) throws(DataError) -> RawPanel {
    var panel = RawPanel(series: [])
    var clocks = Array(1...max(sheet.rowCount, 1))
    if let date = roles.date {
      var time = try TimeColumn.decode(
        sheet.column(date), name: sheet.names[date], sheet: sheet, bytes: bytes, options: options)
      time.unifyZones()
      time.dropTimeOfDay(where: options.frequency.map { !$0.isSubDaily } ?? false)
      panel.format = time.format
      panel.notices += time.notices
      clocks = time.clocks
    }
    let covariates = try roles.covariates.map { (one) throws(DataError) in
      try NumberColumn.decode(
        sheet.column(one.column), name: one.covariate.name, sheet: sheet, bytes: bytes,
        mark: options.decimalMark
      ).values
    }
    let groups = try rowsByID(bytes)
    let (orders, repeated) = try order(groups, clocks, bytes, &panel)
    for column in roles.values {
      let fields = sheet.column(column)
      let numbers = try NumberColumn.decode(
        fields, name: sheet.names[column], sheet: sheet, bytes: bytes, mark: options.decimalMark)
      if numbers.mark == .comma { panel.decimalMark = .comma }
      for (index, (group, order)) in zip(groups, orders).enumerated() {
        panel.series.append(
          RawSeries(
            id: name(group.id, column), column: sheet.names[column],
            times: panel.format == nil
              ? Array(1...order.rows.count) : order.rows.map { clocks[$0] },
            values: order.change == .none && groups.count == 1
              ? numbers.values : order.rows.map { numbers.values[$0] },
            fields: order.change == .none && groups.count == 1
              ? fields : fields.reordered(order.rows),
            repeatedCount: repeated[index]))
        guard !covariates.isEmpty else { continue }
        panel.series[panel.series.count - 1].take(
          covariates.map { column in order.rows.map { column[$0] } }, known: knownCount)
      }
    }
    return panel
  }

  /// How many of the covariates, which stand first, are known beforehand.
  private var knownCount: Int {
    roles.covariates.count { $0.covariate.availability == .known }
  }

  private func name(_ id: String?, _ column: Int) -> String {
    guard let id else { return sheet.names[column] }
    return roles.values.count == 1 ? id : "\(id)/\(sheet.names[column])"
  }

  /// The rows of each series, in the order in which series first appear.
  private func rowsByID(
    _ bytes: Span<UInt8>
  ) throws(DataError) -> [(id: String?, rows: [Int])] {
    guard let column = roles.id else { return [(nil, Array(0..<sheet.rowCount))] }
    var groups: [(id: String?, rows: [Int])] = []
    var indices: [[UInt8]: Int] = [:]
    var last: (content: [UInt8], index: Int)?
    for row in 0..<sheet.rowCount {
      let field = sheet.field(row, column)
      // Most rows belong to the series of the row before: no text is made for them.
      if let last, field.holds(last.content, in: bytes) {
        groups[last.index].rows.append(row)
        continue
      }
      let range = field.trimmed(in: bytes)
      let content = field.hasDoubledQuotes ? field.content(in: bytes) : range.map { bytes[$0] }
      let index: Int
      if let known = indices[content] {
        index = known
      } else {
        if content.isEmpty { throw .emptyName(at: sheet.position(field, bytes)) }
        guard let id = String(validating: content, as: UTF8.self) else {
          throw .invalidText(at: sheet.position(field, bytes), what: "the name of a series")
        }
        index = groups.count
        indices[content] = index
        groups.append((id, []))
      }
      groups[index].rows.append(row)
      last = (content, index)
    }
    return groups
  }

  private func order(
    _ groups: [(id: String?, rows: [Int])], _ clocks: [Int], _ bytes: Span<UInt8>,
    _ panel: inout RawPanel
  ) throws(DataError) -> (orders: [RowOrder], repeated: [Int]) {
    var orders = groups.map { RowOrder($0.rows, by: clocks) }
    let names = groups.map { name($0.id, roles.values[0]) }
    let repeated = keepFirst(&orders, names, clocks, &panel)
    for (order, series) in zip(orders, names) {
      guard let (first, second) = order.duplicate, let date = roles.date else { continue }
      throw .duplicateTime(
        at: sheet.position(sheet.field(second, date), bytes),
        firstLine: sheet.position(sheet.field(first, date), bytes).line, series: series,
        time: TimeText(format: panel.format, clocks: clocks).text(clocks[first]),
        idCandidates: roles.id == nil ? textColumns(bytes) : [])
    }
    let reversed = zip(orders, names).filter { $0.0.change == .reversed }.map(\.1)
    if !reversed.isEmpty { panel.notices.append(.newestFirst(series: reversed)) }
    var sorted: [String] = []
    var firstRow = Int.max
    for (order, series) in zip(orders, names) {
      guard case .sorted(let row) = order.change, !order.isInFileOrder else { continue }
      sorted.append(series)
      firstRow = min(firstRow, row)
    }
    if !sorted.isEmpty {
      let line = sheet.position(sheet.field(firstRow, 0), bytes).line
      panel.notices.append(.sorted(series: sorted, firstLine: line))
    }
    return (orders, repeated)
  }

  /// Leaves out rows whose time an earlier row has, where the file is only described.
  ///
  /// - Returns: how many were left out of each series.
  private func keepFirst(
    _ orders: inout [RowOrder], _ names: [String], _ clocks: [Int], _ panel: inout RawPanel
  ) -> [Int] {
    var repeated = orders.map { _ in 0 }
    guard options.describesOnly else { return repeated }
    for index in orders.indices {
      (orders[index], repeated[index]) = orders[index].keepingFirst(by: clocks)
    }
    let affected = repeated.indices.filter { repeated[$0] > 0 }
    if let first = affected.first {
      panel.notices.append(
        .repeatedTimes(
          series: names[first], count: repeated[first], furtherSeries: affected.count - 1))
    }
    return repeated
  }

  /// Columns of text, which may name series.
  private func textColumns(_ bytes: Span<UInt8>) -> [String] {
    let classifier = CellClassifier()
    return sheet.names.indices.filter { column in
      column != roles.date && !roles.values.contains(column)
        && classifier.kind(of: sheet.field(0, column), in: bytes) == .text
    }.map { sheet.names[$0] }
  }
}

extension CSVField {
  /// Whether the field is exactly these bytes.
  fileprivate func holds(_ content: [UInt8], in bytes: Span<UInt8>) -> Bool {
    guard count == content.count, !hasDoubledQuotes else { return false }
    for index in 0..<count where bytes[start + index] != content[index] { return false }
    return true
  }
}
