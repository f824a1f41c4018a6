/// A loss over some targets, kept as two sums so that batches of unequal size add up.
public struct LossValue: Hashable, Sendable {
  /// `Σ w l` over the targets.
  public var sum: Double
  /// `Σ w`: the number of targets that count, where weights are 0 and 1.
  public var weight: Double

  /// Nothing summed yet.
  public static let zero = LossValue(sum: 0, weight: 0)

  /// A sum over targets of this weight.
  public init(sum: Double, weight: Double) {
    self.sum = sum
    self.weight = weight
  }

  /// `Σ w l / Σ w`; 0 where no target counts.
  public var mean: Double { weight == 0 ? 0 : sum / weight }

  /// Adds the sums of another part.
  public static func += (total: inout LossValue, part: LossValue) {
    total.sum += part.sum
    total.weight += part.weight
  }
}
