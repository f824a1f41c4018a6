/// The spacing of a series' observations: a unit, and how many of it lie between neighbours.
public struct Frequency: Hashable, Sendable {
  /// What is counted between two observations.
  public enum Unit: String, CaseIterable, Sendable {
    /// A plain integer index, no calendar.
    case index
    case second
    case minute
    case hour
    case day
    /// Monday to Friday; exchange holidays are gaps in the data, not in the calendar.
    case businessDay = "business-day"
    case week
    case month
    /// The last day of a month, whatever its number.
    case monthEnd = "month-end"
    case quarter
    /// The last day of a quarter.
    case quarterEnd = "quarter-end"
    case year
  }

  /// What is counted.
  public let unit: Unit
  /// How many units lie between two observations, 1 to `greatestMultiple`.
  public let multiple: Int

  /// 100,000: more than a day in seconds, and a million steps of it still fit a timestamp.
  public static let greatestMultiple = 100_000

  /// A frequency of `multiple` units; a multiple outside `1...greatestMultiple` traps.
  public init(_ unit: Unit, multiple: Int = 1) {
    precondition(
      (1...Self.greatestMultiple).contains(multiple),
      "a frequency's multiple lies in 1...\(Self.greatestMultiple), found \(multiple)")
    self.unit = unit
    self.multiple = multiple
  }

  /// One observation an index step.
  public static let index = Frequency(.index)
  /// One observation an hour.
  public static let hourly = Frequency(.hour)
  /// One observation a calendar day.
  public static let daily = Frequency(.day)
  /// One observation a weekday.
  public static let businessDaily = Frequency(.businessDay)
  /// One observation a week.
  public static let weekly = Frequency(.week)
  /// One observation a month.
  public static let monthly = Frequency(.month)
  /// One observation a quarter.
  public static let quarterly = Frequency(.quarter)
  /// One observation a year.
  public static let yearly = Frequency(.year)

  /// Whether observations fall within days, so that a timestamp needs a time of day.
  public var isSubDaily: Bool { unit == .second || unit == .minute || unit == .hour }

  /// Observations in the natural season of this frequency, 1 where there is none.
  ///
  /// Second 60, minute 60, hour 24, day 7, business day 5, week 52, month 12, quarter 4;
  /// divided by the multiple where that is whole, else 1.
  public var defaultSeasonLength: Int {
    let season =
      switch unit {
      case .second, .minute: 60
      case .hour: 24
      case .day: 7
      case .businessDay: 5
      case .week: 52
      case .month, .monthEnd: 12
      case .quarter, .quarterEnd: 4
      case .index, .year: 1
      }
    return season % multiple == 0 ? season / multiple : 1
  }
}

extension Frequency: CustomStringConvertible {
  /// `business-day`, `week`, `15 minute`: what `--frequency` reads.
  public var description: String {
    multiple == 1 ? unit.rawValue : "\(multiple) \(unit.rawValue)"
  }

  /// Reads what `description` writes, or nil.
  public init?(_ description: String) {
    let words = description.split(separator: " ")
    let multiple = words.count == 2 ? Int(words[0]) : 1
    guard (1...2).contains(words.count), let multiple,
      (1...Self.greatestMultiple).contains(multiple),
      let unit = Unit(rawValue: String(words[words.count - 1]))
    else { return nil }
    self.init(unit, multiple: multiple)
  }
}
