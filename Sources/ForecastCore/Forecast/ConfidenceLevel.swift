/// The share of outcomes a prediction interval should contain, as a percentage: 80, 95, 97.5.
public struct ConfidenceLevel: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Above 0, below 100.
  public let percent: Double

  /// A level, or nil unless `0 < percent < 100`.
  public init?(percent: Double) {
    guard percent > 0, percent < 100 else { return nil }
    self.percent = percent
  }

  /// 80 %.
  public static let eighty = ConfidenceLevel(unchecked: 80)
  /// 95 %.
  public static let ninetyFive = ConfidenceLevel(unchecked: 95)

  private init(unchecked percent: Double) { self.percent = percent }

  /// The probability between the bounds, `0.95` for 95 %.
  public var coverage: Double { percent / 100 }
  /// The probability below the lower bound, α/2: `0.025` for 95 %.
  public var lowerTail: Double { (100 - percent) / 200 }
  /// The probability below the upper bound, 1 − α/2: `0.975` for 95 %.
  public var upperTail: Double { (100 + percent) / 200 }

  /// The percentage as column names print it: `95`, `97.5`.
  public var description: String {
    percent == percent.rounded() ? String(Int(percent)) : String(percent)
  }

  /// Narrower levels come first.
  public static func < (left: ConfidenceLevel, right: ConfidenceLevel) -> Bool {
    left.percent < right.percent
  }
}
