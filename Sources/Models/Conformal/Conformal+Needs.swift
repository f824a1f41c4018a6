public import ForecastCore

extension Conformal {
  /// The fewest past origins bounds of a level can be had from: the least n with
  /// `⌈(n + 1) · level⌉ ≤ n`.
  public static func originsNeeded(for level: ConfidenceLevel) -> Int {
    ConformalScores.needed(for: level)
  }

  /// The fewest observations of a training part with as many past origins as a level needs.
  ///
  /// The last `originsNeeded` origins have to leave the horizon after them, and half of the
  /// training part before them to learn from.
  ///
  /// - Parameters:
  ///   - level: the level of the bounds.
  ///   - horizon: the steps bounds are wanted for.
  /// - Returns: `2 (n + h − 1)` for n origins.
  public static func observationsNeeded(for level: ConfidenceLevel, horizon: Int) -> Int {
    2 * (originsNeeded(for: level) + horizon - 1)
  }
}
