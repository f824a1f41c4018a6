extension Frequency {
  /// The times a series of this frequency may have.
  ///
  /// Calendar times: the years −9999 to 9999, which four digits can write. Indices: up to 2⁵³
  /// either way, all of them exact as a `Double`. Counting on from any of them stays far from
  /// the ends of `Int`.
  public var acceptedTimes: ClosedRange<Timestamp> {
    if unit == .index {
      return Timestamp(rawValue: -1 << 53)...Timestamp(rawValue: 1 << 53)
    }
    return Timestamp(rawValue: -377_705_116_800)...Timestamp(rawValue: 253_402_300_799)
  }

  /// The timestamp `steps` observations after `start`, before it where negative.
  ///
  /// A business-day start on a weekend counts from the Friday before. Months keep the day of
  /// the month where the target month has it (31 January + 1 month = 28 or 29 February).
  public func advance(_ start: Timestamp, by steps: Int) -> Timestamp {
    let count = steps * multiple
    switch unit {
    case .index, .second: return Timestamp(rawValue: start.rawValue + count)
    case .minute: return Timestamp(rawValue: start.rawValue + count * 60)
    case .hour: return Timestamp(rawValue: start.rawValue + count * 3_600)
    case .day: return Timestamp(rawValue: start.rawValue + count * 86_400)
    case .week: return Timestamp(rawValue: start.rawValue + count * 7 * 86_400)
    case .businessDay: return advance(start, byBusinessDays: count)
    case .month: return advance(start, byMonths: count)
    case .monthEnd: return endOfMonth(advance(start, byMonths: count))
    case .quarter: return advance(start, byMonths: 3 * count)
    case .quarterEnd: return endOfMonth(advance(start, byMonths: 3 * count))
    case .year: return advance(start, byMonths: 12 * count)
    }
  }

  /// The `steps` timestamps that follow `last`.
  public func timestamps(after last: Timestamp, steps: Int) -> [Timestamp] {
    // From `last` each time, not one by one: 31 January, 28 February, 31 March.
    steps <= 0 ? [] : (1...steps).map { advance(last, by: $0) }
  }

  /// ISO text of a timestamp: `2013-03-01`, `2012-01-01 05:00:00`, or the index.
  public func text(of timestamp: Timestamp) -> String {
    if unit == .index { return String(timestamp.rawValue) }
    let second = timestamp.secondOfDay
    if !isSubDaily && second == 0 { return timestamp.date.description }
    let parts = [second / 3_600, second / 60 % 60, second % 60]
    return timestamp.date.description + " "
      + parts.map { CivilDate.padded($0, 2) }.joined(separator: ":")
  }

  private func advance(_ start: Timestamp, byMonths months: Int) -> Timestamp {
    let day = Timestamp(start.date.adding(months: months))
    return Timestamp(rawValue: day.rawValue + start.secondOfDay)
  }

  private func endOfMonth(_ timestamp: Timestamp) -> Timestamp {
    Timestamp(rawValue: Timestamp(timestamp.date.lastOfMonth).rawValue + timestamp.secondOfDay)
  }

  private func advance(_ start: Timestamp, byBusinessDays count: Int) -> Timestamp {
    var days = start.rawValue.flooringDivision(by: 86_400)
    // Monday 0 … Sunday 6; a weekend start moves to the Friday before.
    let weekdayOfStart = CivilDate(daysSinceEpoch: days).weekday.rawValue - 1
    let fromMonday = min(weekdayOfStart, 4)
    days -= weekdayOfStart - fromMonday
    let target = fromMonday + count
    let weeks = target.flooringDivision(by: 5)
    days += weeks * 7 + (target - weeks * 5) - fromMonday
    return Timestamp(rawValue: days * 86_400 + start.secondOfDay)
  }
}
