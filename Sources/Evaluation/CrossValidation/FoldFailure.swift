/// Why a model gave no forecast at a fold.
public struct FoldFailure: Sendable, Hashable {
  /// What the model was doing.
  public enum Phase: String, Sendable {
    case fit
    case forecast
  }

  /// What the model was doing.
  public let phase: Phase
  /// The error's text.
  public let reason: String
}
