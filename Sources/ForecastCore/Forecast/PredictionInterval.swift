/// Lower and upper bounds for every step of a forecast at one level.
public struct PredictionInterval: Hashable, Sendable {
  /// The share of outcomes meant to lie inside.
  public let level: ConfidenceLevel
  /// `[h]`, in the unit of the series.
  public let lower: [Double]
  /// `[h]`, never below `lower`.
  public let upper: [Double]

  /// Bounds at a level; a lower bound above its upper bound traps.
  public init(level: ConfidenceLevel, lower: [Double], upper: [Double]) {
    precondition(lower.count == upper.count, "as many lower as upper bounds are expected")
    precondition(
      !zip(lower, upper).contains { $0 > $1 }, "a lower bound lies above its upper bound")
    self.level = level
    self.lower = lower
    self.upper = upper
  }
}
