internal import ForecastCore

/// Reads one field as a time in one format.
enum DateParser {
  /// What a trimmed field is under a format.
  static func read(
    _ range: Range<Int>, in bytes: Span<UInt8>, as format: DateFormat
  ) -> TimeReading {
    var cursor = ByteCursor(range)
    switch format {
    case .iso: return iso(bytes, &cursor)
    case .monthFirst, .dayFirst: return numeric(bytes, &cursor, format)
    case .dayMonthName: return dayMonthName(bytes, &cursor)
    case .monthNameDay: return monthNameDay(bytes, &cursor)
    case .quarter: return quarter(bytes, &cursor)
    case .yearMonth: return yearMonth(bytes, &cursor)
    case .monthNameYear: return monthNameYear(bytes, &cursor)
    case .compactDay, .compactMonth, .year: return compact(bytes, &cursor, format)
    case .unixTime, .unixMilliseconds, .index: return number(bytes, &cursor, format)
    }
  }

  private static func iso(_ bytes: Span<UInt8>, _ cursor: inout ByteCursor) -> TimeReading {
    guard let year = cursor.takeNumber(bytes, digits: 4...4),
      let separator = cursor.takeSeparator(bytes),
      let month = cursor.takeNumber(bytes, digits: 1...2), cursor.take(bytes, separator),
      let day = cursor.takeNumber(bytes, digits: 1...2)
    else { return .otherFormat }
    return withClock(bytes, &cursor, year, month, day)
  }

  private static func numeric(
    _ bytes: Span<UInt8>, _ cursor: inout ByteCursor, _ format: DateFormat
  ) -> TimeReading {
    guard let first = cursor.takeNumber(bytes, digits: 1...2),
      let separator = cursor.takeSeparator(bytes),
      let second = cursor.takeNumber(bytes, digits: 1...2), cursor.take(bytes, separator),
      let year = takeYear(bytes, &cursor)
    else { return .otherFormat }
    let (month, day) = format == .monthFirst ? (first, second) : (second, first)
    // Month 13 speaks for the other order, not for a wrong date.
    if month > 12, day <= 12 { return .otherFormat }
    return withClock(bytes, &cursor, year, month, day)
  }

  private static func dayMonthName(
    _ bytes: Span<UInt8>, _ cursor: inout ByteCursor
  ) -> TimeReading {
    guard let day = cursor.takeNumber(bytes, digits: 1...2) else { return .otherFormat }
    skipSeparators(bytes, &cursor)
    guard let month = takeMonth(bytes, &cursor) else { return .otherFormat }
    skipSeparators(bytes, &cursor)
    guard let year = takeYear(bytes, &cursor) else { return .otherFormat }
    return withClock(bytes, &cursor, year, month, day)
  }

  private static func monthNameDay(
    _ bytes: Span<UInt8>, _ cursor: inout ByteCursor
  ) -> TimeReading {
    guard let month = takeMonth(bytes, &cursor) else { return .otherFormat }
    skipSeparators(bytes, &cursor)
    guard let day = cursor.takeNumber(bytes, digits: 1...2) else { return .otherFormat }
    guard cursor.take(bytes, UInt8(ascii: ","), or: 0x20) else { return .otherFormat }
    cursor.skipBlanks(bytes)
    guard let year = cursor.takeNumber(bytes, digits: 4...4) else { return .otherFormat }
    return withClock(bytes, &cursor, year, month, day)
  }

  private static func quarter(_ bytes: Span<UInt8>, _ cursor: inout ByteCursor) -> TimeReading {
    let startsWithQuarter = cursor.take(bytes, UInt8(ascii: "Q"), or: UInt8(ascii: "q"))
    if startsWithQuarter {
      guard let quarter = cursor.takeNumber(bytes, digits: 1...1) else { return .otherFormat }
      skipSeparators(bytes, &cursor)
      guard let year = cursor.takeNumber(bytes, digits: 4...4), cursor.isAtEnd else {
        return .otherFormat
      }
      return day(year, 3 * quarter - 2, 1)
    }
    guard let year = cursor.takeNumber(bytes, digits: 4...4) else { return .otherFormat }
    skipSeparators(bytes, &cursor)
    guard cursor.take(bytes, UInt8(ascii: "Q"), or: UInt8(ascii: "q")),
      let quarter = cursor.takeNumber(bytes, digits: 1...1), cursor.isAtEnd
    else { return .otherFormat }
    return day(year, 3 * quarter - 2, 1)
  }

  private static func yearMonth(_ bytes: Span<UInt8>, _ cursor: inout ByteCursor) -> TimeReading {
    guard let year = cursor.takeNumber(bytes, digits: 4...4) else { return .otherFormat }
    // 1970M01, as statistical offices write it.
    guard cursor.takeSeparator(bytes) != nil || cursor.take(bytes, 0x4D, or: 0x6D),
      let month = cursor.takeNumber(bytes, digits: 1...2), cursor.isAtEnd
    else { return .otherFormat }
    return day(year, month, 1)
  }

  private static func monthNameYear(
    _ bytes: Span<UInt8>, _ cursor: inout ByteCursor
  ) -> TimeReading {
    guard let month = takeMonth(bytes, &cursor) else { return .otherFormat }
    skipSeparators(bytes, &cursor)
    guard let year = takeYear(bytes, &cursor), cursor.isAtEnd else { return .otherFormat }
    return day(year, month, 1)
  }

  /// `20200131`, `202001`, `2020`: bare digits, taken for dates only in these centuries.
  private static func compact(
    _ bytes: Span<UInt8>, _ cursor: inout ByteCursor, _ format: DateFormat
  ) -> TimeReading {
    let length = format == .compactDay ? 8 : format == .compactMonth ? 6 : 4
    guard let number = cursor.takeNumber(bytes, digits: length...length), cursor.isAtEnd else {
      return .otherFormat
    }
    let year = format == .compactDay ? number / 10_000 : length == 6 ? number / 100 : number
    guard (1_500...2_299).contains(year) else { return .otherFormat }
    switch format {
    case .compactDay: return day(year, number / 100 % 100, number % 100)
    case .compactMonth: return day(year, number % 100, 1)
    default: return day(year, 1, 1)
    }
  }

  private static func number(
    _ bytes: Span<UInt8>, _ cursor: inout ByteCursor, _ format: DateFormat
  ) -> TimeReading {
    let isNegative = format == .index && cursor.take(bytes, UInt8(ascii: "-"))
    // 15 digits: far from overflow after any arithmetic with seconds.
    guard let number = cursor.takeNumber(bytes, digits: 1...15) else { return .otherFormat }
    if format == .index, cursor.take(bytes, UInt8(ascii: ".")) {
      // Software that keeps an index as a float writes 3.0.
      guard cursor.takeNumber(bytes, digits: 1...6) == 0 else { return .otherFormat }
    }
    guard cursor.isAtEnd else { return .otherFormat }
    switch format {
    case .unixTime where (100_000_000..<10_000_000_000).contains(number):
      return .time(WrittenTime(clock: number, zone: nil))
    case .unixMilliseconds where (100_000_000_000..<10_000_000_000_000).contains(number):
      guard number % 1_000 == 0 else { return .fraction }
      return .time(WrittenTime(clock: number / 1_000, zone: nil))
    case .index: return .time(WrittenTime(clock: isNegative ? -number : number, zone: nil))
    default: return .otherFormat
    }
  }
}
