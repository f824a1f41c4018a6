internal import ForecastCore

/// Writes times as a file's own frequency would, before that is known.
struct TimeText: Sendable {
  private let frequency: Frequency

  init(format: DateFormat?, clocks: some Sequence<Int>) {
    if format == nil || format == .index {
      frequency = .index
    } else {
      let isDaily = clocks.allSatisfy { $0 % 86_400 == 0 }
      frequency = isDaily ? .daily : Frequency(.second)
    }
  }

  func text(_ clock: Int) -> String { frequency.text(of: Timestamp(rawValue: clock)) }

  /// A length of time: `3 days`, `90 seconds`, `4`.
  func length(_ seconds: Int) -> String {
    switch frequency.unit {
    case .index: "\(seconds)"
    case .day: "\(seconds / 86_400) \(seconds == 86_400 ? "day" : "days")"
    default: "\(seconds) \(seconds == 1 ? "second" : "seconds")"
    }
  }
}
