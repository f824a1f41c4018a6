/// Which weights are validated and, at the end, kept.
public enum WeightAveraging: Hashable, Sendable {
  /// Those of the last step.
  case none
  /// The mean of those at the end of the last so many epochs.
  ///
  /// - Source: Izmailov et al. (2018), UAI, 876-885.
  case lastEpochs(Int)
  /// A running mean over the steps: `mean = decay · mean + (1 - decay) · weights`, started at the
  /// weights after the first step.
  ///
  /// - Source: Polyak & Juditsky (1992), SIAM J. Control Optim. 30(4), 838-855.
  case exponential(decay: Double)
}
