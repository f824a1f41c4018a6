internal import ForecastCore

extension Frequency {
  /// How many observations lie from one time to a later one: 1 for neighbours, more over a gap,
  /// 0 where they are too close together.
  func steps(from start: Int, to end: Int) -> Int {
    switch unit {
    case .index, .second: return (end - start) / multiple
    case .minute: return rounded(end - start, 60 * multiple)
    case .hour: return rounded(end - start, 3_600 * multiple)
    case .day: return rounded(end - start, 86_400 * multiple)
    case .week: return rounded(end - start, 7 * 86_400 * multiple)
    case .businessDay: return max(businessDays(from: start, to: end) / multiple, 1)
    case .month, .monthEnd: return months(from: start, to: end) / multiple
    case .quarter, .quarterEnd: return months(from: start, to: end) / (3 * multiple)
    case .year: return months(from: start, to: end) / (12 * multiple)
    }
  }

  private func rounded(_ seconds: Int, _ step: Int) -> Int { (seconds + step / 2) / step }

  private func months(from start: Int, to end: Int) -> Int {
    FrequencyFinder.monthIndex(end) - FrequencyFinder.monthIndex(start)
  }

  /// Weekdays in (start, end]; a row on a weekend counts as the Friday before.
  private func businessDays(from start: Int, to end: Int) -> Int {
    weekdayNumber(end) - weekdayNumber(start)
  }

  private func weekdayNumber(_ time: Int) -> Int {
    let date = Timestamp(rawValue: time).date
    // Monday of the week, from a Monday far enough back to keep the division positive.
    let fromMonday = date.weekday.rawValue - 1
    let monday = date.daysSinceEpoch - fromMonday + 3
    return monday / 7 * 5 + min(fromMonday, 4)
  }
}
