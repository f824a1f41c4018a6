/// Why a training ended without a network.
public enum TrainingError: Error, Hashable, Sendable {
  /// There is nothing to learn from.
  case noSamples
  /// The loss or the gradient stopped being a number, and did so again after the retry.
  case diverged(Divergence)
}

extension TrainingError: CustomStringConvertible {
  /// What was found and how to mend it.
  public var description: String {
    switch self {
    case .noSamples: "expected at least 1 training sample, found none; use a longer history."
    case .diverged(let divergence):
      """
      training diverged at step \(divergence.step): loss \(divergence.loss), gradient norm \
      \(divergence.gradientNorm), also after one retry with half the learning rate. \
      Lower the learning rate, clip gradients to a smaller norm, or scale the data.
      """
    }
  }
}
