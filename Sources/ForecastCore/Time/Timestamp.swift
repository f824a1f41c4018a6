/// A point on a series' time axis.
///
/// For calendar frequencies: whole seconds from 1970-01-01 00:00 in the series' own civil time
/// (no zone, no leap seconds). For `Frequency.index`: the integer index itself. Only a
/// `Frequency` knows which, so text is made by `Frequency.text(of:)`.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01 00:00, or the index.
  public let rawValue: Int

  /// A timestamp from its seconds or index.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Midnight at the start of a day.
  public init(_ date: CivilDate) { rawValue = date.daysSinceEpoch * 86_400 }

  /// The day this second falls on.
  public var date: CivilDate { CivilDate(daysSinceEpoch: rawValue.flooringDivision(by: 86_400)) }

  /// Seconds after midnight, `0..<86_400`.
  public var secondOfDay: Int {
    // Not the rest of the flooring division: its product overflows at the start of the axis.
    let rest = rawValue % 86_400
    return rest < 0 ? rest + 86_400 : rest
  }

  /// Earlier timestamps come first.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Int {
  /// ⌊self / divisor⌋ for a positive divisor; `/` rounds towards zero.
  func flooringDivision(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
