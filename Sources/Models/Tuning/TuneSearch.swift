/// Which combinations of a grid are tried.
public enum TuneSearch: String, OptionChoice {
  /// All of them.
  case grid
  /// As many as the budget allows, drawn at random, none twice.
  case random
}
