/// What happened while a network was trained, step by step; the same for the same seed.
///
/// Seconds are not part of it: they differ from run to run.
public struct TrainingRecord: Codable, Hashable, Sendable {
  /// Why training ended.
  public enum Outcome: String, Codable, Hashable, Sendable {
    /// All steps were spent.
    case budgetSpent = "budget-spent"
    /// Validation had stopped improving.
    case stoppedEarly = "stopped-early"
    /// The seconds allowed were spent.
    case secondsSpent = "seconds-spent"
    /// Somebody stopped the run.
    case interrupted
  }

  /// The steps from one validation to the next.
  public struct Epoch: Codable, Hashable, Sendable {
    /// Steps done when it ended, those of earlier epochs included.
    public var stepsDone: Int
    /// The mean loss over its steps; nil where that is no number.
    public var trainingLoss: Double?
    /// The loss on the validation windows at its end; nil without any.
    public var validationLoss: Double?
    /// The mean of its gradients' norms before clipping; nil where no norm was a number.
    public var meanGradientNorm: Double?
    /// The largest of them.
    public var largestGradientNorm: Double?

    /// An epoch; numbers that are none are left out.
    public init(
      stepsDone: Int, trainingLoss: Double, validationLoss: Double?, gradientNorms: [Double]
    ) {
      let norms = gradientNorms.filter(\.isFinite)
      let mean = norms.reduce(0) { $0 + $1 / Double(norms.count) }
      self.stepsDone = stepsDone
      self.trainingLoss = trainingLoss.isFinite ? trainingLoss : nil
      self.validationLoss = validationLoss.flatMap { $0.isFinite ? $0 : nil }
      meanGradientNorm = norms.isEmpty ? nil : mean
      largestGradientNorm = norms.max()
    }
  }

  /// The model within the model that the network belongs to; nil where there is none.
  public var member: String?
  /// The series the network is for; nil where it is for all of them.
  public var series: String?
  /// Steps done.
  public var steps: Int
  /// Every finished epoch.
  public var epochs: [Epoch]
  /// The epoch, counted from 0, whose weights were kept; nil where validation chose none and the
  /// last weights were kept.
  public var keptEpoch: Int?
  /// The steps at which training broke down and went back.
  public var divergences: [Int]
  /// Why training ended.
  public var outcome: Outcome

  /// A record.
  public init(
    series: String? = nil, steps: Int, epochs: [Epoch], keptEpoch: Int? = nil,
    divergences: [Int] = [], outcome: Outcome
  ) {
    self.series = series
    self.steps = steps
    self.epochs = epochs
    self.keptEpoch = keptEpoch
    self.divergences = divergences
    self.outcome = outcome
  }

  /// The record of a network that belongs to a member of a model.
  public func within(_ member: String) -> TrainingRecord {
    var record = self
    record.member = self.member.map { "\(member) › \($0)" } ?? member
    return record
  }

  /// The step whose weights were kept.
  public var keptStep: Int { keptEpoch.map { epochs[$0].stepsDone } ?? steps }
  /// The lowest validation loss; nil without validation.
  public var bestValidationLoss: Double? { epochs.compactMap(\.validationLoss).min() }
  /// The largest norm of a gradient, before clipping.
  public var largestGradientNorm: Double? { epochs.compactMap(\.largestGradientNorm).max() }
}
