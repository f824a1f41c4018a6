/// A step at which the loss or the gradient was NaN or infinite.
public struct Divergence: Hashable, Sendable {
  /// The step, counted from 0.
  public let step: Int
  /// The loss of the step.
  public let loss: Double
  /// The gradient's norm before clipping.
  public let gradientNorm: Double

  /// A breakdown at a step.
  public init(step: Int, loss: Double, gradientNorm: Double) {
    self.step = step
    self.loss = loss
    self.gradientNorm = gradientNorm
  }

  // NaN equals nothing, so two reports are compared by their bits.
  /// Whether two reports tell the same.
  public static func == (a: Divergence, b: Divergence) -> Bool {
    a.step == b.step && a.loss.bitPattern == b.loss.bitPattern
      && a.gradientNorm.bitPattern == b.gradientNorm.bitPattern
  }

  /// Feeds the bits.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(step)
    hasher.combine(loss.bitPattern)
    hasher.combine(gradientNorm.bitPattern)
  }
}
