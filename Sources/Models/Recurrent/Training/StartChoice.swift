/// Which weights a training begins with.
public enum StartChoice: String, OptionChoice {
  /// Fresh draws.
  case cold
  /// Across the folds of an evaluation those of the fit before; else fresh draws.
  case warm
}
