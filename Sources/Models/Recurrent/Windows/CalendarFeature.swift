internal import ForecastCore
internal import Glibc

/// What a calendar says of a time, known for the future as well as for the past.
///
/// Each is a pair `sin 2πφ, cos 2πφ` of the phase φ in its cycle, so that midnight lies beside
/// midnight.
public enum CalendarFeature: String, OptionChoice, Codable {
  /// The time of day, of 24 hours.
  case hour
  /// The day of the week, of 7.
  case weekday
  /// The day of the year, of 365.25.
  case month

  /// Numbers a feature.
  static let width = 2

  /// What a frequency makes worth knowing.
  static func automatic(for frequency: Frequency) -> [CalendarFeature] {
    switch frequency.unit {
    case .second, .minute, .hour: [.hour, .weekday]
    case .day: [.weekday, .month]
    case .week, .month, .monthEnd, .quarter, .quarterEnd: [.month]
    case .businessDay, .year, .index: []
    }
  }

  /// φ in 0..<1.
  private func phase(of time: Timestamp) -> Double {
    switch self {
    case .hour: return Double(time.secondOfDay) / 86_400
    case .weekday: return Double(time.date.weekday.rawValue - 1) / 7
    case .month:
      let date = time.date
      let newYear = CivilDate(year: date.year, month: 1, day: 1) ?? date
      return Double(date.daysSinceEpoch - newYear.daysSinceEpoch) / 365.25
    }
  }

  /// The pair of a time.
  func values(at time: Timestamp) -> [Float] {
    let angle = 2 * Double.pi * phase(of: time)
    return [Float(sin(angle)), Float(cos(angle))]
  }
}
