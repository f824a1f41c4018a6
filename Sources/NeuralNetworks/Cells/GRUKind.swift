/// The two gated recurrent units; the raw value is the name users write.
public enum GRUKind: String, Hashable, Sendable, CaseIterable {
  /// Reset after the recurrent product, as PyTorch and cuDNN have it: the default.
  case resetAfter = "gru"
  /// Reset before the recurrent product (Cho et al. 2014).
  case resetBefore = "gru-reset-before"
}
