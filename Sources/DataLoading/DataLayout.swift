/// How series lie in a file.
public enum DataLayout: String, CaseIterable, Sendable {
  /// Found from the header and the content.
  case auto
  /// A row a time; one column of values, or several, a series each.
  case single
  /// A row an observation: name of the series, time, value.
  case long
  /// A row a series: its name, then its values from the oldest on.
  case wide
}
