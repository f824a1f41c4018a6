/// Why a training ended without a network.
public enum TrainingError: Error, Hashable, Sendable {
  /// There is nothing to learn from.
  case noSamples
  /// Loss, gradient or weights stopped being numbers, and did so again after the retry.
  case diverged(Divergence)
}

extension TrainingError: CustomStringConvertible {
  /// What was found and how to mend it.
  public var description: String {
    switch self {
    case .noSamples: "expected at least 1 training sample, found none; use a longer history."
    case .diverged(let divergence):
      """
      training diverged at \(divergence), also after one retry with half the learning rate. \
      Lower the learning rate, clip gradients to a smaller norm, or scale the data.
      """
    }
  }
}
