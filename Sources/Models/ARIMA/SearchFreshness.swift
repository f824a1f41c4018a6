internal import ForecastCore

/// When the optima must be looked for from scratch again: once enough of the window has
/// changed, new ones may have risen.
///
/// A likelihood of more coefficients has more ridges: one may miss a change of 0.5 % of the
/// window, two an eighth of a percent, and with three or more every window is searched anew.
struct SearchFreshness: Hashable, Sendable {
  private static let share = 0.005
  /// The window of the last search from scratch; nil before the first.
  private var window: Range<Int>?

  /// Whether a search from scratch is due at a window; then it counts as done there.
  mutating func isDue(_ training: SeriesSlice, coefficients: Int) -> Bool {
    let next = training.start..<training.start + training.count
    if let window, coefficients <= 2 {
      let change =
        abs(next.lowerBound - window.lowerBound) + abs(next.upperBound - window.upperBound)
      let allowed = Self.share * Double(next.count) / Double(max(1, coefficients * coefficients))
      if Double(change) < allowed { return false }
    }
    window = next
    return true
  }
}

extension SearchFreshness: ByteCoded {
  func write(to writer: inout ByteWriter) {
    writer.write(window != nil)
    guard let window else { return }
    writer.write(window.lowerBound)
    writer.write(window.upperBound)
  }

  init?(from reader: inout ByteReader) {
    guard let hasSearched = reader.flag() else { return nil }
    guard hasSearched else { return }
    guard let lower = reader.integer(Int.self), let upper = reader.integer(Int.self),
      lower <= upper
    else { return nil }
    window = lower..<upper
  }
}
