internal import ForecastCore

extension DateParser {
  static func day(_ year: Int, _ month: Int, _ day: Int) -> TimeReading {
    guard let date = CivilDate(year: year, month: month, day: day) else { return .impossible }
    return .time(WrittenTime(clock: date.daysSinceEpoch * 86_400, zone: nil))
  }

  /// The day, and the time of day and zone that may follow it to the end of the field.
  static func withClock(
    _ bytes: Span<UInt8>, _ cursor: inout ByteCursor, _ year: Int, _ month: Int, _ day: Int
  ) -> TimeReading {
    if cursor.isAtEnd { return Self.day(year, month, day) }
    guard cursor.take(bytes, UInt8(ascii: "T"), or: 0x20) else { return .otherFormat }
    cursor.skipBlanks(bytes)
    guard var hour = cursor.takeNumber(bytes, digits: 1...2), cursor.take(bytes, 0x3A),
      let minute = cursor.takeNumber(bytes, digits: 2...2)
    else { return .otherFormat }
    var second = 0
    var hasFraction = false
    if cursor.take(bytes, 0x3A) {
      guard let seconds = cursor.takeNumber(bytes, digits: 2...2) else { return .otherFormat }
      second = seconds
      if cursor.take(bytes, UInt8(ascii: "."), or: UInt8(ascii: ",")) {
        guard let fraction = cursor.takeNumber(bytes, digits: 1...12) else { return .otherFormat }
        hasFraction = fraction != 0
      }
    }
    guard takeHalfOfDay(bytes, &cursor, &hour), let zone = takeZone(bytes, &cursor),
      cursor.isAtEnd
    else { return .otherFormat }
    guard let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60,
      second < 60
    else { return .impossible }
    if hasFraction { return .fraction }
    return .time(
      WrittenTime(
        clock: date.daysSinceEpoch * 86_400 + hour * 3_600 + minute * 60 + second,
        zone: zone.seconds))
  }

  /// `AM` or `PM`, if it follows; false where the hour is none of a twelve-hour clock.
  private static func takeHalfOfDay(
    _ bytes: Span<UInt8>, _ cursor: inout ByteCursor, _ hour: inout Int
  ) -> Bool {
    var ahead = cursor
    ahead.skipBlanks(bytes)
    guard let word = ahead.takeWord(bytes), word == "am" || word == "pm" else { return true }
    cursor = ahead
    guard (1...12).contains(hour) else { return false }
    hour = hour % 12 + (word == "pm" ? 12 : 0)
    return true
  }

  /// The zone that may follow, `Z`, `UTC`, `GMT`, `+01`, `+0100` or `-05:00`; nil where it is
  /// something else.
  private static func takeZone(
    _ bytes: Span<UInt8>, _ cursor: inout ByteCursor
  ) -> (seconds: Int?, Void)? {
    cursor.skipBlanks(bytes)
    if cursor.isAtEnd { return (nil, ()) }
    if let word = cursor.takeWord(bytes) {
      return ["z", "utc", "gmt"].contains(word) ? (0, ()) : nil
    }
    let isBehind = cursor.peek(bytes) == UInt8(ascii: "-")
    guard cursor.take(bytes, UInt8(ascii: "+"), or: UInt8(ascii: "-")),
      let hour = cursor.takeNumber(bytes, digits: 2...4)
    else { return nil }
    var minutes = hour >= 100 ? hour / 100 * 60 + hour % 100 : hour * 60
    if cursor.take(bytes, 0x3A) {
      guard hour < 100, let more = cursor.takeNumber(bytes, digits: 2...2) else { return nil }
      minutes += more
    }
    guard minutes <= 15 * 60 else { return nil }
    return (isBehind ? -minutes * 60 : minutes * 60, ())
  }

  /// A year of four digits, or of two: 69–99 are 1969–1999, 00–68 are 2000–2068 (POSIX).
  static func takeYear(_ bytes: Span<UInt8>, _ cursor: inout ByteCursor) -> Int? {
    let start = cursor.position
    guard let number = cursor.takeNumber(bytes, digits: 2...4) else { return nil }
    switch cursor.position - start {
    case 4: return number
    case 2: return number >= 69 ? 1_900 + number : 2_000 + number
    default: return nil
    }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// A month by its English name or its first three letters, `sept` too.
  static func takeMonth(_ bytes: Span<UInt8>, _ cursor: inout ByteCursor) -> Int? {
    var ahead = cursor
    guard let word = ahead.takeWord(bytes) else { return nil }
    let index = months.firstIndex { $0 == word || $0.prefix(3) == word }
    guard let index = index ?? (word == "sept" ? 8 : nil) else { return nil }
    cursor = ahead
    return index + 1
  }

  /// Skips one separator and the blanks around it.
  static func skipSeparators(_ bytes: Span<UInt8>, _ cursor: inout ByteCursor) {
    cursor.skipBlanks(bytes)
    _ = cursor.takeSeparator(bytes)
    cursor.skipBlanks(bytes)
  }
}
