/// How past errors become bounds.
public enum ConformalMethod: String, OptionChoice {
  /// The quantile of the errors at rank ⌈(n + 1) · level⌉.
  case split
  /// The same at a level that is raised after every miss and lowered after every hit.
  case adaptive
}
