internal import ForecastCore

/// What is wrong with a model's name or options.
public enum OptionError: Error, Hashable, Sendable {
  /// No model of that name.
  case unknownModel(String, known: [String])
  /// No option of that name.
  case unknownKey(String, known: [String])
  /// An option is given twice.
  case repeatedKey(String)
  /// A value that cannot be read, or lies outside its range.
  case badValue(key: String, expected: String, found: String)
  /// Text that is no `name:key=value,key=value`.
  case badSyntax(text: String, reason: String)
  /// Options that contradict each other.
  case conflict(String)
}

extension OptionError: CustomStringConvertible {
  /// What was expected, what was found, the nearest right name.
  public var description: String {
    switch self {
    case .unknownModel(let name, let known):
      "unknown model '\(name)'\(Self.suggestion(for: name, among: known))"
    case .unknownKey(let key, let known):
      known.isEmpty
        ? "unknown option '\(key)': this model has no options"
        : "unknown option '\(key)'\(Self.suggestion(for: key, among: known))"
    case .repeatedKey(let key): "option '\(key)' is given twice; keep one"
    case .badValue(let key, let expected, let found):
      "option '\(key)': expected \(expected), found '\(found)'"
    case .badSyntax(let text, let reason):
      "cannot read model '\(text)': \(reason); write name:key=value,key=value"
    case .conflict(let reason): reason
    }
  }

  private static func suggestion(for word: String, among known: [String]) -> String {
    if let nearest = NearestName.of(word, among: known) { return ", did you mean '\(nearest)'?" }
    return "; known: \(known.joined(separator: ", "))"
  }
}
