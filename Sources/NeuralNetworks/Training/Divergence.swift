/// A breakdown of the training: something that must be a number was NaN or infinite.
public struct Divergence: Hashable, Sendable {
  /// Where it was seen.
  public enum Place: Int, Hashable, Sendable {
    /// In the step itself: its loss or its gradient.
    case step
    /// After the last step: the weights, or the loss they give.
    case update
    /// In the validation after the step's epoch.
    case validation
  }

  /// The step, counted from 0: its place in `TrainingHistory.stepLosses`.
  public let step: Int
  /// The loss that was seen: of the step, after its update or of the validation.
  public let loss: Double
  /// The norm of the step's gradient before clipping.
  public let gradientNorm: Double
  /// Where it was seen.
  public let place: Place

  /// A breakdown at a step.
  public init(step: Int, loss: Double, gradientNorm: Double, place: Place = .step) {
    self.step = step
    self.loss = loss
    self.gradientNorm = gradientNorm
    self.place = place
  }

  // NaN equals nothing, so two reports are compared by their bits.
  /// Whether two reports tell the same.
  public static func == (a: Divergence, b: Divergence) -> Bool {
    a.step == b.step && a.loss.bitPattern == b.loss.bitPattern
      && a.gradientNorm.bitPattern == b.gradientNorm.bitPattern && a.place == b.place
  }

  /// Feeds the bits.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(step)
    hasher.combine(loss.bitPattern)
    hasher.combine(gradientNorm.bitPattern)
    hasher.combine(place)
  }
}

extension Divergence: CustomStringConvertible {
  /// The step, the loss and the norm.
  public var description: String {
    let lost =
      switch place {
      case .step: "loss \(loss)"
      case .update where loss.isFinite: "infinite weights after its update"
      case .update: "loss \(loss) after its update"
      case .validation: "validation loss \(loss) after it"
      }
    return "step \(step): \(lost), gradient norm \(gradientNorm)"
  }
}
