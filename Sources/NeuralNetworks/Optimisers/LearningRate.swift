internal import Glibc

/// The learning rate of every step of a training.
public struct LearningRate: Hashable, Sendable {
  /// The shape of the rate over the steps.
  public enum Schedule: Hashable, Sendable {
    /// The base rate at every step.
    case constant
    /// Multiplied by `factor` after every `every` steps.
    case step(every: Int, factor: Double = 0.1)
    /// Half a cosine from the base rate down to `minimum` over the whole training.
    ///
    /// - Source: Loshchilov & Hutter (2017), ICLR, without restarts.
    case cosine(minimum: Double = 0)
    /// Up from `base / initialDivisor` to the base rate during the share `rise` of the training,
    /// then down to `base / (initialDivisor · finalDivisor)`, both along half a cosine.
    ///
    /// - Source: Smith & Topin (2018), arXiv:1708.07120, as in torch.optim.lr_scheduler.OneCycleLR.
    case oneCycle(rise: Double = 0.3, initialDivisor: Double = 25, finalDivisor: Double = 1e4)
    /// Multiplied by `factor`, down to `minimum`, when the watched loss has not fallen by the
    /// share `threshold` for more than `patience` epochs.
    case reduceOnPlateau(
      factor: Double = 0.1, patience: Int = 10, threshold: Double = 1e-4, minimum: Double = 0)
  }

  /// The rate that the schedule bends; the highest one.
  public var base: Double
  /// The shape over the steps.
  public var schedule: Schedule
  /// How many steps rise in a straight line to the schedule's first rate.
  ///
  /// The schedule begins after them. The one-cycle schedule has a rise of its own.
  public var warmUpSteps: Int

  /// A rate with its shape.
  ///
  /// - Parameters:
  ///   - base: the highest rate, above 0.
  ///   - schedule: the shape over the steps.
  ///   - warmUpSteps: steps that rise in a straight line before the schedule begins.
  public init(_ base: Double, schedule: Schedule = .constant, warmUpSteps: Int = 0) {
    precondition(base > 0, "the learning rate must be positive, found \(base)")
    precondition(warmUpSteps >= 0, "warm-up steps cannot be negative, found \(warmUpSteps)")
    self.base = base
    self.schedule = schedule
    self.warmUpSteps = warmUpSteps
  }

  /// The rate of a step, before any reduction on a plateau.
  ///
  /// - Parameters:
  ///   - step: the step, counted from 0.
  ///   - total: how many steps the whole training has.
  /// - Returns: the rate. Beyond the last step a cosine stands at its minimum, one cycle at its last
  ///   rate, and steps go on falling.
  public func rate(step: Int, of total: Int) -> Double {
    if step < warmUpSteps {
      return rate(afterWarmUp: 0, of: max(total - warmUpSteps, 1)) * Double(step + 1)
        / Double(warmUpSteps + 1)
    }
    return rate(afterWarmUp: step - warmUpSteps, of: max(total - warmUpSteps, 1))
  }

  private func rate(afterWarmUp step: Int, of total: Int) -> Double {
    switch schedule {
    case .constant, .reduceOnPlateau: return base
    case .step(let every, let factor):
      precondition(every >= 1, "the rate must hold for at least 1 step, found \(every)")
      return base * pow(factor, Double(step / every))
    case .cosine(let minimum):
      return Self.cosine(from: base, to: minimum, share: Double(min(step, total)) / Double(total))
    case .oneCycle(let rise, let initialDivisor, let finalDivisor):
      let initial = base / initialDivisor
      let peak = rise * Double(total) - 1
      let last = Double(total) - 1
      let step = min(Double(step), last)
      if step <= peak || peak >= last {
        return Self.cosine(from: initial, to: base, share: peak > 0 ? step / peak : 1)
      }
      return Self.cosine(
        from: base, to: initial / finalDivisor, share: (step - peak) / (last - peak))
    }
  }

  /// Half a cosine from `start`, at share 0, to `end`, at share 1.
  private static func cosine(from start: Double, to end: Double, share: Double) -> Double {
    end + (start - end) / 2 * (1 + cos(Double.pi * share))
  }
}
