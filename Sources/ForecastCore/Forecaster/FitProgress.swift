/// How far a long fit is, after one of its training steps.
public struct FitProgress: Hashable, Sendable {
  /// The share of the whole fit that is done, 0 to 1; other networks of an ensemble count.
  public let share: Double
  /// Steps done of the network at hand.
  public let stepsDone: Int
  /// Steps its budget allows.
  public let totalSteps: Int
  /// The loss of the step.
  public let loss: Double
  /// The last validation loss; nil before the first.
  public let validationLoss: Double?

  /// A step.
  public init(
    share: Double, stepsDone: Int, totalSteps: Int, loss: Double, validationLoss: Double?
  ) {
    self.share = share
    self.stepsDone = stepsDone
    self.totalSteps = totalSteps
    self.loss = loss
    self.validationLoss = validationLoss
  }
}
