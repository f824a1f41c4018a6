internal import ForecastCore

/// When the optima must be looked for from scratch again: once a share of the window has
/// changed, new ones may have risen.
struct SearchFreshness: Hashable, Sendable {
  private static let share = 0.005
  private var window: Range<Int>?

  /// Whether a search from scratch is due at a window; then it counts as done there.
  mutating func isDue(_ training: SeriesSlice) -> Bool {
    let next = training.start..<training.start + training.count
    if let window {
      let change =
        abs(next.lowerBound - window.lowerBound) + abs(next.upperBound - window.upperBound)
      if Double(change) < Self.share * Double(next.count) { return false }
    }
    window = next
    return true
  }
}
