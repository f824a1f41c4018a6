/// A way of writing times, in the order in which a column is tried.
enum DateFormat: String, CaseIterable, Hashable, Sendable {
  case iso = "yyyy-mm-dd"
  case monthFirst = "m/d/y"
  case dayFirst = "d/m/y"
  case dayMonthName = "d-Mon-y"
  case monthNameDay = "Mon d, y"
  case quarter = "yyyy Qn"
  case yearMonth = "yyyy-mm"
  case monthNameYear = "Mon y"
  case compactDay = "yyyymmdd"
  case compactMonth = "yyyymm"
  case unixTime = "seconds since 1970"
  case unixMilliseconds = "milliseconds since 1970"
  case year = "yyyy"
  case index = "integer"

  /// Whether the text is a bare number, which other columns have too.
  var isBareNumber: Bool {
    switch self {
    case .compactDay, .compactMonth, .unixTime, .unixMilliseconds, .year, .index: true
    default: false
    }
  }
}

/// A time as it is written: seconds since 1970-01-01 00:00 on the clock of its own zone, or an
/// index.
struct WrittenTime: Equatable {
  /// Seconds, or the index.
  let clock: Int
  /// How far its zone is ahead of UTC, in seconds; nil where it names none.
  let zone: Int?
}

/// What a field is under a format.
enum TimeReading: Equatable {
  case time(WrittenTime)
  /// Written in this format, but no such day or hour exists.
  case impossible
  /// Written in this format, finer than a second.
  case fraction
  case otherFormat
}
