/// What happened during a training, step by step and epoch by epoch.
public struct TrainingHistory: Hashable, Sendable {
  /// Why training ended.
  public enum Outcome: String, Hashable, Sendable {
    /// All epochs or steps were spent.
    case budgetSpent
    /// Validation had stopped improving.
    case stoppedEarly
    /// The progress callback ended it.
    case cancelled
  }

  /// One pass over the samples.
  public struct Epoch: Hashable, Sendable {
    /// The loss over the epoch's batches, each before its step.
    public let trainingLoss: Double
    /// The loss on the validation samples after the epoch; nil where there are none.
    public let validationLoss: Double?
  }

  /// The reduced loss of every step, before the step; a step that a divergence undid stays.
  public internal(set) var stepLosses: [Double] = []
  /// The gradient's norm at every step, before clipping.
  public internal(set) var gradientNorms: [Double] = []
  /// The learning rate of every step.
  public internal(set) var learningRates: [Double] = []
  /// Every finished epoch, also one that a divergence undid.
  public internal(set) var epochs: [Epoch] = []
  /// The steps at which training broke down and went back to its last good weights.
  public internal(set) var divergences: [Divergence] = []
  /// The place in `epochs` of the one whose weights were kept; nil where validation chose none.
  public internal(set) var keptEpoch: Int?
  /// Why training ended.
  public internal(set) var outcome = Outcome.budgetSpent
}
