/// How likely each step is to lie below, within or above a band around the last value.
///
/// Rows of probabilities are in the order of `ChangeDirection.allCases` and sum to 1.
public struct DirectionProbabilities: Hashable, Sendable {
  /// The lower edge of the band at each step, `[h]`, in the unit of the series; below is down.
  public let lower: [Double]
  /// The upper edge, `[h]`; above is up.
  public let upper: [Double]
  /// What the model says, `[h][3]`.
  public let probabilities: [[Double]]
  /// How often each was so in training, `[h][3]`: what knows nothing of the moment would say.
  public let baseRates: [[Double]]

  /// Probabilities of every step; other lengths, or a band upside down, trap.
  public init(
    lower: [Double], upper: [Double], probabilities: [[Double]], baseRates: [[Double]]
  ) {
    let steps = lower.count
    precondition(
      upper.count == steps && probabilities.count == steps && baseRates.count == steps,
      "as many edges and probabilities as steps are expected")
    precondition(
      (probabilities + baseRates).allSatisfy { $0.count == ChangeDirection.allCases.count },
      "a probability of down, flat and up is expected at each step")
    precondition(!zip(lower, upper).contains { $0 > $1 }, "a lower edge lies above its upper edge")
    self.lower = lower
    self.upper = upper
    self.probabilities = probabilities
    self.baseRates = baseRates
  }

  /// How many steps it reaches.
  public var steps: Int { lower.count }

  /// Where a value lies at a step, counted from 0; on an edge it is flat.
  public func direction(of value: Double, step: Int) -> ChangeDirection {
    value < lower[step] ? .down : value > upper[step] ? .up : .flat
  }

  /// The same without the first `count` steps.
  func droppingFirst(_ count: Int) -> DirectionProbabilities {
    DirectionProbabilities(
      lower: Array(lower.dropFirst(count)), upper: Array(upper.dropFirst(count)),
      probabilities: Array(probabilities.dropFirst(count)),
      baseRates: Array(baseRates.dropFirst(count)))
  }

  /// Every number of a step.
  package func numbers(step: Int) -> [Double] {
    [lower[step], upper[step]] + probabilities[step] + baseRates[step]
  }
}
