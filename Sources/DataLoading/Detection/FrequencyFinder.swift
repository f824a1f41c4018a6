internal import ForecastCore

/// Finds the spacing of observations from their times.
struct FrequencyFinder {
  /// A spacing, and how sure it is.
  struct Finding: Equatable {
    var frequency: Frequency
    /// Times fall near the regular ones, not on them: the last trading day of each month.
    var isApproximate = false
    /// Too few rows to see a spacing.
    var isAssumed = false
  }

  /// Seconds between neighbours, of all series together, with how often each occurs.
  private let counts: [Int: Int]
  private let pairCount: Int
  private let series: [[Int]]

  /// The finder of series' times, each rising.
  init(series all: [[Int]]) {
    // Columns of one file share their times, and comparing an array with itself is free.
    let series = all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
    var counts: [Int: Int] = [:]
    for times in series {
      // Neighbours are mostly equally far apart: one look-up for a run of equal steps.
      var (step, run) = (0, 0)
      for (left, right) in zip(times, times.dropFirst()) {
        if right - left != step {
          if run > 0 { counts[step, default: 0] += run }
          (step, run) = (right - left, 0)
        }
        run += 1
      }
      if run > 0 { counts[step, default: 0] += run }
    }
    self.counts = counts
    pairCount = counts.values.reduce(0, +)
    self.series = series
  }

  /// The shortest and the longest spacing, in seconds.
  var extremes: (shortest: Int, longest: Int) { (counts.keys.min() ?? 0, counts.keys.max() ?? 0) }

  /// The spacing of plain integers: their greatest common step.
  ///
  /// Nil where that is greater than any frequency's multiple.
  func index() -> Finding? {
    let step = counts.keys.reduce(0, Self.greatestCommonDivisor)
    return Self.finding(.index, multiple: max(step, 1))
  }

  /// The spacing of calendar times, nil where there is none.
  ///
  /// - Parameter format: how the times are written, which settles single observations.
  /// - Returns: the spacing, and how sure it is.
  func calendar(written format: DateFormat) -> Finding? {
    guard pairCount > 0 else {
      return Finding(frequency: Self.natural(format), isAssumed: true)
    }
    let isDaily = counts.keys.allSatisfy { $0 % 86_400 == 0 }
    return isDaily ? byMonths() ?? byDays() ?? nearMonths() : withinDays()
  }

  private static func natural(_ format: DateFormat) -> Frequency {
    switch format {
    case .year: .yearly
    case .quarter: .quarterly
    case .yearMonth, .monthNameYear, .compactMonth: .monthly
    default: .daily
    }
  }

  // MARK: Months

  /// Every observation on the same day of its month, or on the last.
  private func byMonths() -> Finding? {
    var days: Set<Int> = []
    var areAllLast = true
    for times in series {
      for time in times {
        let date = Timestamp(rawValue: time).date
        days.insert(date.day)
        areAllLast = areAllLast && date.isLastOfMonth
        if days.count > 1, !areAllLast { return nil }
      }
    }
    return Finding(frequency: Self.frequency(months: monthStep(), atEnd: areAllLast))
  }

  /// One observation a month, quarter or year, on days that differ by a few.
  private func nearMonths() -> Finding? {
    let days = commonest / 86_400
    guard [25...37, 84...98, 355...376].contains(where: { $0.contains(days) }) else { return nil }
    let step = monthStep()
    guard step > 0 else { return nil }
    // Late in their months: their regular days are the last ones.
    let isLate = series.allSatisfy { times in
      times.allSatisfy { Timestamp(rawValue: $0).date.day >= 24 }
    }
    return Finding(
      frequency: Self.frequency(months: step, atEnd: isLate), isApproximate: true)
  }

  private func monthStep() -> Int {
    var step = 0
    for times in series {
      for (left, right) in zip(times, times.dropFirst()) {
        let months = Self.monthIndex(right) - Self.monthIndex(left)
        if months == 0 { return 0 }
        step = Self.greatestCommonDivisor(step, months)
      }
    }
    return step
  }

  static func monthIndex(_ time: Int) -> Int {
    let date = Timestamp(rawValue: time).date
    return date.year * 12 + date.month - 1
  }

  private static func frequency(months: Int, atEnd: Bool) -> Frequency {
    if months % 12 == 0 { return Frequency(.year, multiple: max(months / 12, 1)) }
    if months % 3 == 0 { return Frequency(atEnd ? .quarterEnd : .quarter, multiple: months / 3) }
    return Frequency(atEnd ? .monthEnd : .month, multiple: months)
  }

  // MARK: Days

  private func byDays() -> Finding? {
    let days = commonest / 86_400
    let step = counts.keys.reduce(0, Self.greatestCommonDivisor) / 86_400
    if step % 7 == 0 { return Self.finding(.week, multiple: step / 7) }
    if days == 1 {
      return Finding(frequency: isBusinessDaily ? .businessDaily : .daily)
    }
    // Every second day, say, most of the time and never in between; two rows show no rhythm.
    if days == step, pairCount >= 3, isMostly(days * 86_400) {
      return Self.finding(.day, multiple: step)
    }
    // Weekly, with a Thursday where the Friday was a holiday.
    let isNearWeekly = counts.keys.allSatisfy { seconds in
      let off = (seconds / 86_400 + 3) % 7 - 3
      return abs(off) <= 2 && seconds / 86_400 >= 5
    }
    return days == 7 && isNearWeekly ? Finding(frequency: .weekly, isApproximate: true) : nil
  }

  /// Observations on weekends are at most 1 in 50 (exchanges hold a rare Saturday session), and
  /// the series pass over weekends.
  private var isBusinessDaily: Bool {
    var weekendRows = 0
    var rows = 0
    var passesWeekend = false
    for times in series {
      rows += times.count
      weekendRows += times.count { Timestamp(rawValue: $0).date.weekday.isWeekend }
      passesWeekend =
        passesWeekend
        || zip(times, times.dropFirst()).contains { left, right in
          let weekday = Timestamp(rawValue: left).date.weekday.rawValue
          return !Timestamp(rawValue: left).date.weekday.isWeekend
            && (right - left) / 86_400 > 7 - weekday
        }
    }
    return passesWeekend && weekendRows * 50 <= rows
  }

  // MARK: Within days

  private func withinDays() -> Finding? {
    let step = commonest
    guard step > 0, isMostly(step), pairCount > 1 || step % 60 == 0,
      counts.keys.allSatisfy({ $0 % step == 0 })
    else { return nil }
    if step % 3_600 == 0 { return Self.finding(.hour, multiple: step / 3_600) }
    if step % 60 == 0 { return Self.finding(.minute, multiple: step / 60) }
    return Self.finding(.second, multiple: step)
  }

  // MARK: Steps

  /// The spacing that occurs most often, the shortest of equals.
  private var commonest: Int {
    counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? 0
  }

  /// Whether at least half of all spacings are this one.
  private func isMostly(_ seconds: Int) -> Bool { 2 * (counts[seconds] ?? 0) >= pairCount }

  private static func finding(_ unit: Frequency.Unit, multiple: Int) -> Finding? {
    guard multiple <= Frequency.greatestMultiple else { return nil }
    return Finding(frequency: Frequency(unit, multiple: multiple))
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
