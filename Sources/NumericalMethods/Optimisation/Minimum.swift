/// Where a minimisation ended.
public struct Minimum: Hashable, Sendable {
  /// The best point found.
  public let point: [Double]
  /// The function there.
  public let value: Double
  /// How many iterations it took.
  public let iterations: Int
  /// Whether it ended because nothing could be gained, rather than at its limit of iterations.
  public let hasConverged: Bool

  /// The outcome of a minimisation.
  public init(point: [Double], value: Double, iterations: Int, hasConverged: Bool) {
    self.point = point
    self.value = value
    self.iterations = iterations
    self.hasConverged = hasConverged
  }
}
