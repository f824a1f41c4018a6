internal import ForecastCore

extension PanelAssembly {
  /// What is to be said about gaps.
  static func notices(
    facts: [SeriesFacts], meaning: GapFinder.Meaning, absentDays: () -> Int
  ) -> [DataNotice] {
    let gapped = facts.filter { $0.gapCount > 0 }
    guard let series = gapped.first, let first = series.firstGaps.first else { return [] }
    switch meaning {
    case .sessions: return [.sessions]
    case .holidays:
      return [.holidays(count: absentDays(), first: first)]
    case .absence:
      return [
        .gaps(
          series: series.id, absent: series.absentCount, first: first,
          furtherSeries: gapped.count - 1)
      ]
    }
  }

  func dataFacts(_ raw: RawPanel, _ panel: Panel, series: [SeriesFacts]) -> DataFacts {
    let present = Set(panel.ids)
    return DataFacts(
      path: sheet.path, delimiter: sheet.table.delimiter, layout: roles.layout,
      hasHeader: sheet.hasHeader, rowCount: sheet.rowCount, columnCount: sheet.table.columnCount,
      dateColumn: roles.date.map { sheet.names[$0] },
      valueColumns: roles.values.map { sheet.names[$0] },
      idColumn: roles.id.map { sheet.names[$0] }, dateFormat: raw.format?.rawValue,
      decimalMark: raw.decimalMark, frequency: panel.frequency,
      seasonLength: panel.seasonLength, missingPolicy: options.missing,
      series: series.filter { present.contains($0.id) })
  }
}

extension SeriesFacts {
  /// The facts of a series as the file has it.
  init(_ series: RawSeries, gaps: [GapFinder.Found], text: TimeText) {
    var missing = 0
    var zeros = 0
    var negatives = 0
    var minimum = Double.infinity
    var maximum = -Double.infinity
    for value in series.values {
      if value.isNaN {
        missing += 1
        continue
      }
      if value == 0 { zeros += 1 }
      if value < 0 { negatives += 1 }
      minimum = min(minimum, value)
      maximum = max(maximum, value)
    }
    let isEmpty = missing == series.values.count
    self.init(
      id: series.id, rowCount: series.values.count,
      first: series.times.first.map(text.text) ?? "", last: series.times.last.map(text.text) ?? "",
      repeatedCount: series.repeatedCount, missingCount: missing, zeroCount: zeros,
      negativeCount: negatives,
      minimum: isEmpty ? .nan : minimum, maximum: isEmpty ? .nan : maximum,
      gapCount: gaps.count, absentCount: gaps.reduce(0) { $0 + $1.absentCount },
      firstGaps: gaps.prefix(5).map { gap in
        Gap(
          after: text.text(series.times[gap.position - 1]),
          before: text.text(series.times[gap.position]), absentCount: gap.absentCount)
      })
  }
}
