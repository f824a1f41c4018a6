/// Where a training stands after a step, for progress bars and for stopping it.
public struct TrainingProgress: Hashable, Sendable {
  /// What the callback answers.
  public enum Decision: Hashable, Sendable {
    /// Go on.
    case proceed
    /// End here as if the budget were spent: the steps since the last epoch are judged too.
    case finish
    /// End here, where it can be resumed, and keep the best weights so far.
    case stop
  }

  /// The epoch, counted from 0.
  public let epoch: Int
  /// How many steps are done.
  public let stepsDone: Int
  /// How many steps the budget allows.
  public let totalSteps: Int
  /// The reduced loss of the step.
  public let loss: Double
  /// The gradient's norm before clipping.
  public let gradientNorm: Double
  /// The last validation loss; nil before the first.
  public let validationLoss: Double?
}
