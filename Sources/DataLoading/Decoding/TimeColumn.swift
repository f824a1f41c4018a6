internal import ForecastCore

/// A column of times, decoded in the one format that fits it throughout.
struct TimeColumn: Sendable {
  let format: DateFormat
  /// Seconds since 1970 on the clock of each time's own zone, or indices.
  var clocks: [Int]
  /// How far each zone is ahead of UTC in seconds, where any time names one.
  var zones: [Int?]?
  var notices: [DataNotice] = []

  /// Decodes a column.
  ///
  /// Formats are tried in order, each over the whole column. Where month first and day first
  /// both fit, the one that puts the rows in order is taken, and where both do the column is
  /// refused.
  ///
  /// - Parameters:
  ///   - fields: the column.
  ///   - name: its name.
  ///   - sheet: where it stands.
  ///   - bytes: the file.
  ///   - options: the date order, and the frequency `index`, which counts bare integers.
  /// - Returns: its times, in the order of the rows.
  /// - Throws: `DataError` for the field at which the best fitting format fails.
  static func decode(
    _ fields: FieldRun, name: String, sheet: Sheet, bytes: Span<UInt8>, options: LoadOptions
  ) throws(DataError) -> TimeColumn {
    var decoded: [DateFormat: TimeColumn] = [:]
    var furthest = Failure(row: -1, reading: .otherFormat)
    for format in candidates(name, options) {
      switch attempt(fields, format, bytes) {
      case .success(let column): decoded[format] = column
      case .failure(let failure):
        if failure.isMoreTelling(than: furthest) { furthest = failure }
      }
      // Only month first and day first can both fit without one being plainly meant.
      if decoded[format] != nil, format != .monthFirst { break }
    }
    if let monthFirst = decoded[.monthFirst] {
      guard let dayFirst = decoded[.dayFirst] else { return monthFirst }
      return try settle(monthFirst, dayFirst, fields, name: name, sheet: sheet, bytes: bytes)
    }
    guard let column = decoded.values.first else {
      throw error(furthest, fields, name: name, sheet: sheet, bytes: bytes)
    }
    return column.withNotices(name: name)
  }

  private static func candidates(_ name: String, _ options: LoadOptions) -> [DateFormat] {
    let key = name.lowercased()
    let mayBeUnixTime = ["time", "epoch", "unix", "date", "ds"].contains { key.contains($0) }
    return DateFormat.allCases.filter { format in
      switch format {
      case .monthFirst: options.dateOrder != .dayFirst
      case .dayFirst: options.dateOrder != .monthFirst
      case .unixTime, .unixMilliseconds: mayBeUnixTime && options.frequency?.unit != .index
      case .compactDay, .compactMonth, .year: options.frequency?.unit != .index
      default: true
      }
    }
  }

  /// The first field a format cannot read.
  private struct Failure: Error {
    let row: Int
    let reading: TimeReading

    /// Further down the column says more; in one row, "no such day" more than "other format".
    func isMoreTelling(than other: Failure) -> Bool {
      row > other.row
        || (row == other.row && other.reading == .otherFormat && reading != .otherFormat)
    }
  }

  private static func attempt(
    _ fields: FieldRun, _ format: DateFormat, _ bytes: Span<UInt8>
  ) -> Result<TimeColumn, Failure> {
    var clocks: [Int] = []
    clocks.reserveCapacity(fields.count)
    var zones: [Int?] = []
    for (row, field) in fields.enumerated() {
      let reading = DateParser.read(field.trimmed(in: bytes), in: bytes, as: format)
      guard case .time(let time) = reading else {
        return .failure(Failure(row: row, reading: reading))
      }
      clocks.append(time.clock)
      if time.zone != nil || !zones.isEmpty {
        while zones.count < row { zones.append(nil) }
        zones.append(time.zone)
      }
    }
    return .success(
      TimeColumn(format: format, clocks: clocks, zones: zones.isEmpty ? nil : zones))
  }

  private static func settle(
    _ monthFirst: TimeColumn, _ dayFirst: TimeColumn, _ fields: FieldRun, name: String,
    sheet: Sheet, bytes: Span<UInt8>
  ) throws(DataError) -> TimeColumn {
    guard let row = fields.indices.first(where: { monthFirst.clocks[$0] != dayFirst.clocks[$0] })
    else { return monthFirst }
    switch (monthFirst.isInOrder, dayFirst.isInOrder) {
    case (true, false):
      var column = monthFirst
      column.notices.append(.dateOrderFromRows(.monthFirst))
      return column
    case (false, true):
      var column = dayFirst
      column.notices.append(.dateOrderFromRows(.dayFirst))
      return column
    default:
      let text = { (clock: Int) in Timestamp(rawValue: clock).date.description }
      throw .ambiguousDate(
        at: sheet.position(fields[row], bytes), column: name,
        found: fields[row].excerpt(in: bytes).trimmingBlanks(),
        monthFirst: text(monthFirst.clocks[row]), dayFirst: text(dayFirst.clocks[row]))
    }
  }

  /// Whether times only rise or only fall.
  private var isInOrder: Bool {
    let pairs = zip(clocks, clocks.dropFirst())
    return pairs.allSatisfy { $0 < $1 } || pairs.allSatisfy { $0 > $1 }
  }

  private static func error(
    _ failure: Failure, _ fields: FieldRun, name: String, sheet: Sheet, bytes: Span<UInt8>
  ) -> DataError {
    let field = fields[max(failure.row, 0)]
    let at = sheet.position(field, bytes)
    let range = field.trimmed(in: bytes)
    let found = field.excerpt(in: bytes).trimmingBlanks()
    if MissingToken.matches(range, in: bytes) { return .missingTime(at: at, column: name) }
    switch failure.reading {
    case .impossible: return .impossibleTime(at: at, column: name, found: found)
    case .fraction: return .fractionOfSecond(at: at, column: name, found: found)
    default:
      let example =
        failure.row > 0 ? fields[failure.row - 1].excerpt(in: bytes).trimmingBlanks() : nil
      return .notATime(at: at, column: name, found: found, example: example)
    }
  }

  private func withNotices(name: String) -> TimeColumn {
    var column = self
    switch format {
    case .year: column.notices.append(.yearsFromNumbers(column: name))
    case .unixTime, .unixMilliseconds: column.notices.append(.unixTime)
    default: break
    }
    return column
  }
}

extension TimeColumn {
  /// Whether every time is at the same second of its day.
  private var isAlwaysAtTheSameTimeOfDay: Bool {
    guard let first = clocks.first else { return true }
    let second = Timestamp(rawValue: first).secondOfDay
    return clocks.allSatisfy { Timestamp(rawValue: $0).secondOfDay == second }
  }

  /// Makes one time axis of clocks in different zones.
  ///
  /// Days and longer keep the day their own zone was in: midnight in New York stays that day all
  /// year. Times within days become UTC where their zones differ.
  mutating func unifyZones() {
    guard let zones, Set(zones).count > 1, !isAlwaysAtTheSameTimeOfDay else { return }
    for (row, zone) in zones.enumerated() { clocks[row] -= zone ?? 0 }
    notices.append(.convertedToUTC)
  }
}

extension TimeColumn {
  /// Drops the time of day where it says nothing, being always the same, or where it is told to.
  mutating func dropTimeOfDay(where isAsked: Bool) {
    guard format != .index, isAsked || isAlwaysAtTheSameTimeOfDay else { return }
    for row in clocks.indices {
      clocks[row] = Timestamp(Timestamp(rawValue: clocks[row]).date).rawValue
    }
  }
}
