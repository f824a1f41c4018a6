/// What a stored GRU's update gate does when it is 1.
public enum UpdateGateConvention: Hashable, Sendable {
  /// It keeps the past, `h_t = (1 - u) ⊙ g + u ⊙ h_{t-1}`: here, in PyTorch and in cuDNN.
  case keepsPast
  /// It lets the new in, `h_t = (1 - z) ⊙ h_{t-1} + z ⊙ g`: `z = 1 - u`.
  ///
  /// `1 - σ(a) = σ(-a)`, so the gate's rows are stored here with the other sign.
  case letsNewIn
}
