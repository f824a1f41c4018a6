internal import ForecastCore

/// Turns what a file holds into a panel: spacing, gaps, missing values.
struct PanelAssembly {
  let sheet: Sheet
  let roles: ColumnRoles
  let options: LoadOptions

  /// Reads, checks and fills.
  func load(_ bytes: Span<UInt8>, digest: String?) throws(DataError) -> LoadedData {
    var raw =
      roles.layout == .wide
      ? try WideReader(sheet: sheet, roles: roles, options: options).read(bytes)
      : try TallReader(sheet: sheet, roles: roles, options: options).read(bytes)
    var notices = roles.notices + raw.notices
    let emptyRows = sheet.table.emptyRecordCount
    if emptyRows > 0 { notices.append(.emptyRowsSkipped(count: emptyRows)) }
    let text = TimeText(format: raw.format, clocks: raw.series.lazy.flatMap(\.times))
    let written = raw.series
    let frequency = try self.frequency(&raw, text, bytes, &notices)
    let finder = GapFinder(frequency: frequency)
    let gaps = finder.gaps(in: raw.series)
    let meaning = finder.meaning(of: gaps, in: raw.series)
    let facts = zip(written, gaps).map { SeriesFacts($0, gaps: $1, text: text) }
    if options.missing == .error, !options.describesOnly {
      try refuse(raw, gaps, meaning, text, frequency, bytes)
    }
    notices += Self.notices(facts: facts, meaning: meaning) {
      finder.absentTimes(gaps, in: raw.series)
    }
    let series = try fill(raw, gaps, meaning, frequency, &notices)
    let panel = try self.panel(series, covariates: covariates(of: series, in: raw))
    return LoadedData(
      panel: panel,
      facts: dataFacts(raw, panel, series: facts), notices: notices, sha256: digest)
  }

  // MARK: Spacing

  private func frequency(
    _ raw: inout RawPanel, _ text: TimeText, _ bytes: Span<UInt8>, _ notices: inout [DataNotice]
  ) throws(DataError) -> Frequency {
    let isIndexed = raw.format == nil || raw.format == .index
    if let wanted = options.frequency, wanted.unit == .index || !isIndexed {
      if wanted.unit == .index, !isIndexed { countRows(&raw) }
      let finder = GapFinder(frequency: wanted)
      for series in raw.series {
        guard let position = finder.tooFine(in: series) else { continue }
        throw .tooFine(
          at: sheet.position(series.fields[position], bytes), series: series.id,
          frequency: wanted, after: text.text(series.times[position - 1]),
          found: text.text(series.times[position]))
      }
      return wanted
    }
    if let wanted = options.frequency, roles.layout != .wide {
      throw .frequencyNeedsDates(path: sheet.path, frequency: wanted)
    }
    let finder = FrequencyFinder(series: raw.series.map(\.times))
    let finding = isIndexed ? finder.index() : finder.calendar(written: raw.format ?? .iso)
    guard let finding, !isSparse(raw, finding) else {
      let (shortest, longest) = finder.extremes
      notices.append(
        .irregular(shortest: text.length(shortest), longest: text.length(longest)))
      countRows(&raw)
      return .index
    }
    if finding.isAssumed { notices.append(.frequencyAssumed(finding.frequency)) }
    if finding.isApproximate { notices.append(.approximateFrequency(finding.frequency)) }
    if finding.frequency.unit == .businessDay {
      let weekendTimes = raw.series.flatMap(\.times)
        .filter { Timestamp(rawValue: $0).date.weekday.isWeekend }
      if let first = weekendTimes.min() {
        notices.append(.weekendRows(count: weekendTimes.count, first: text.text(first)))
      }
    }
    return finding.frequency
  }

  private func countRows(_ raw: inout RawPanel) {
    for index in raw.series.indices where !raw.series[index].times.isEmpty {
      raw.series[index].times = Array(1...raw.series[index].times.count)
      raw.series[index].covariates.times = raw.series[index].covariates.times.indices.map { $0 + 1 }
    }
  }

  /// More times absent than present: the finding is no spacing at all.
  private func isSparse(_ raw: RawPanel, _ finding: FrequencyFinder.Finding) -> Bool {
    let finder = GapFinder(frequency: finding.frequency)
    let gaps = finder.gaps(in: raw.series)
    guard finder.meaning(of: gaps, in: raw.series) == .absence else { return false }
    let absent = gaps.joined().reduce(0) { $0 + $1.absentCount }
    return absent > raw.series.reduce(0) { $0 + $1.times.count }
  }

  // MARK: Missing values

  /// Throws for the missing value that stands first in the file, else for the first gap.
  private func refuse(
    _ raw: RawPanel, _ gaps: [[GapFinder.Found]], _ meaning: GapFinder.Meaning, _ text: TimeText,
    _ frequency: Frequency, _ bytes: Span<UInt8>
  ) throws(DataError) {
    var first: (series: RawSeries, field: CSVField)?
    for series in raw.series {
      // Sorted rows: the first missing value in time need not be the first in the file.
      for row in series.values.indices where series.values[row].isNaN {
        let field = series.fields[row]
        if field.start < first?.field.start ?? .max { first = (series, field) }
      }
    }
    if let (series, field) = first {
      throw .missingValue(
        at: sheet.position(field, bytes), column: series.column, series: series.id,
        found: field.excerpt(in: bytes).trimmingBlanks(), count: series.missingCount)
    }
    guard meaning == .absence else { return }
    for (series, found) in zip(raw.series, gaps) {
      guard let gap = found.first else { continue }
      throw .gap(
        at: sheet.position(series.fields[gap.position], bytes), series: series.id,
        gap: Gap(
          after: text.text(series.times[gap.position - 1]),
          before: text.text(series.times[gap.position]), absentCount: gap.absentCount),
        frequency: frequency, count: found.reduce(0) { $0 + $1.absentCount })
    }
  }

  private func fill(
    _ raw: RawPanel, _ gaps: [[GapFinder.Found]], _ meaning: GapFinder.Meaning,
    _ frequency: Frequency, _ notices: inout [DataNotice]
  ) throws(DataError) -> [TimeSeries] {
    let policy = options.describesOnly ? .keep : options.missing
    let filler = MissingFiller(policy: policy, frequency: frequency)
    let fillsGaps = meaning == .absence && !options.describesOnly
    let absent = gaps.joined().reduce(0) { $0 + $1.absentCount }
    if fillsGaps, policy != .drop, absent > 10_000_000 {
      throw .tooManyAbsent(path: sheet.path, frequency: frequency, count: absent)
    }
    var series: [TimeSeries] = []
    var empty: [String] = []
    var changed = (count: 0, series: 0)
    // Columns of one file share their times: one array serves them all.
    var shared: (times: [Int], timestamps: [Timestamp]) = ([], [])
    for (one, found) in zip(raw.series, gaps) {
      let filled = filler.fill(one, gaps: fillsGaps ? found : [])
      guard filled.values.contains(where: { !$0.isNaN }) else {
        empty.append(one.id)
        continue
      }
      changed.count += filled.changedCount
      changed.series += filled.changedCount > 0 ? 1 : 0
      if filled.leading + filled.trailing > 0 {
        notices.append(
          .shortened(series: one.id, leading: filled.leading, trailing: filled.trailing))
      }
      if filled.times != shared.times {
        shared = (filled.times, filled.times.map { Timestamp(rawValue: $0) })
      }
      do {
        series.append(
          try TimeSeries(
            id: one.id, frequency: frequency, timestamps: shared.timestamps,
            values: filled.values))
      } catch {
        throw .series(path: sheet.path, error)
      }
    }
    guard !series.isEmpty else {
      throw .allMissing(path: sheet.path, series: empty.first ?? sheet.path)
    }
    if !empty.isEmpty { notices.append(.emptySeries(empty)) }
    if changed.count > 0, !options.describesOnly {
      notices.append(
        .missing(policy: options.missing, count: changed.count, series: changed.series))
    }
    return series
  }

  /// The columns beside each series that is left.
  private func covariates(of series: [TimeSeries], in raw: RawPanel) -> [CovariateTable] {
    guard !roles.covariates.isEmpty else { return [] }
    let tables = raw.series.map { one in
      (
        one.id,
        CovariateTable(
          roles.covariates.map(\.covariate),
          times: one.covariates.times.map { Timestamp(rawValue: $0) },
          columns: one.covariates.columns)
      )
    }
    let byName = Dictionary(tables) { first, _ in first }
    return series.compactMap { byName[$0.id] }
  }

  private func panel(
    _ series: [TimeSeries], covariates: [CovariateTable]
  ) throws(DataError) -> Panel {
    // Wide rows carry no dates: the frequency that was named still says the season.
    let season = options.seasonLength ?? options.frequency?.defaultSeasonLength
    do {
      return try Panel(series, seasonLength: season, covariates: covariates)
    } catch {
      throw .series(path: sheet.path, error)
    }
  }
}
