internal import DataLoading
internal import ForecastCore
internal import Models
internal import Reporting

/// What a file held, as text.
struct DataText {
  let loaded: LoadedData

  init(_ loaded: LoadedData) { self.loaded = loaded }

  /// The facts in the format asked for: CSV and JSON have a row a series.
  func text(_ format: OutputFormat, style: TextTable.Style) -> String {
    switch format {
    case .table: file(style) + "\n" + records.table().text(style) + Self.meaning
    case .csv: records.csv()
    case .json: records.json()
    }
  }

  private func file(_ style: TextTable.Style) -> String {
    let facts = loaded.facts
    let rows = [
      ["file", facts.path],
      ["sha-256", loaded.sha256 ?? "not computed"],
      ["layout", "\(facts.layout.rawValue), \(facts.delimiter.rawValue) between fields"],
      ["size", "\(facts.rowCount) rows, \(facts.columnCount) columns"],
      ["times", times],
      ["values", values],
      ["frequency", "\(facts.frequency), \(facts.seasonLength) observations a season"],
      ["missing", missing],
      ["series", "\(loaded.panel.count)"],
    ]
    return Columns(header: ["", ""], rows: rows).text(width: style.width)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      .joined(separator: "\n")
  }

  /// The first few columns of values; a wide file has thousands.
  private var values: String {
    let columns = loaded.facts.valueColumns
    let shown = columns.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    return columns.count > 5 ? "\(shown) and \(columns.count - 5) more" : shown
  }

  private var missing: String {
    let series = loaded.facts.series
    func counted(_ path: KeyPath<SeriesFacts, Int>, _ one: String, _ several: String) -> String? {
      let sum = series.reduce(0) { $0 + $1[keyPath: path] }
      return sum == 0 ? nil : "\(sum) \(sum == 1 ? one : several)"
    }
    let gapsMeanNothing = loaded.notices.contains {
      if case .holidays = $0 { return true }
      return $0 == .sessions
    }
    let counts = [
      counted(\.missingCount, "empty field", "empty fields"),
      gapsMeanNothing
        ? nil : counted(\.absentCount, "time without a row", "times without a row"),
      counted(\.repeatedCount, "repeated row", "repeated rows"),
    ].compactMap { $0 }
    return counts.isEmpty ? "nothing" : counts.joined(separator: ", ")
  }

  private var times: String {
    guard let column = loaded.facts.dateColumn else { return "none: rows are counted" }
    return "'\(column)'" + (loaded.facts.dateFormat.map { ", written \($0)" } ?? "")
  }

  private static let meaning = """

    season_found: the season length the autocorrelations show (1: none; --season-length auto uses \
    it). season_strength: from 0 to 1, of the season above. kpss: above \
    \(SeriesCharacter.kpssCritical) a stationary level is refused at 5 %. differences: how many \
    make the level stationary.

    """

  private static let header = [
    "unique_id", "rows", "first", "last", "minimum", "maximum", "missing", "zeros", "negative",
    "gaps", "absent", "repeated", "season_found", "season_strength", "kpss", "differences",
  ]

  /// Three digits, or nothing.
  private func optional(_ value: Double?) -> RecordTable.Value {
    .number(value.map { ($0 * 1000).rounded() / 1000 } ?? .nan)
  }

  private var records: RecordTable {
    RecordTable(
      header: Self.header,
      records: zip(loaded.facts.series, loaded.panel.whole).map { one, series in
        let character = SeriesCharacter(series)
        return [
          .text(one.id), .integer(one.rowCount), .text(one.first), .text(one.last),
          .number(one.minimum), .number(one.maximum), .integer(one.missingCount),
          .integer(one.zeroCount), .integer(one.negativeCount), .integer(one.gapCount),
          .integer(one.absentCount), .integer(one.repeatedCount),
          .integer(character.seasonFound), optional(character.seasonStrength),
          optional(character.kpss), .integer(character.differences),
        ]
      })
  }
}
