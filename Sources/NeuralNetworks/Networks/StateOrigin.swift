/// Where the state before the first step of a sequence comes from.
public enum StateOrigin: Hashable, Sendable {
  /// Zeros.
  case zeros
  /// Where the last pass ended, or what `restoreState(_:)` set: the next chunk of the same
  /// sequences in truncated BPTT. The batch must be the same. The gradient does not cross.
  case carried
}
