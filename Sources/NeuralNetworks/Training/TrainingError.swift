/// Why a training ended without a network.
public enum TrainingError: Error, Hashable, Sendable {
  /// There is nothing to learn from.
  case noSamples
  /// Early stopping without samples to validate by.
  case noValidation
  /// A checkpoint from inside sequences that the samples do not have.
  case wrongPosition(chunk: Int, chunks: Int, sequences: Int, expected: Int)
  /// Loss, gradient or weights stopped being numbers, and did so again after the retry.
  case diverged(Divergence)
}

extension TrainingError: CustomStringConvertible {
  /// What was found and how to mend it.
  public var description: String {
    switch self {
    case .noSamples: "expected at least 1 training sample, found none; use a longer history."
    case .noValidation:
      """
      expected validation samples for early stopping to judge by, found none; hand some to fit or \
      leave earlyStopping out.
      """
    case .wrongPosition(let chunk, let chunks, let sequences, let expected):
      """
      the checkpoint goes on at chunk \(chunk) of \(sequences) sequences, counted from 0; found \
      \(chunks) chunks of \(expected). Resume with the samples and options it was trained with.
      """
    case .diverged(let divergence):
      """
      training diverged at \(divergence), also after one retry with half the learning rate. \
      Lower the learning rate, clip gradients to a smaller norm, or scale the data.
      """
    }
  }
}
