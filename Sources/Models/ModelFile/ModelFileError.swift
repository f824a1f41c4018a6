internal import ForecastCore

/// What is wrong with a file of models, and on which line.
public struct ModelFileError: Error, Hashable, Sendable {
  /// The kinds of trouble.
  public enum Problem: Hashable, Sendable {
    /// Text that is no YAML, as the YAML library says.
    case syntax(String)
    /// A key that has no meaning here.
    case unknownKey(String, known: [String])
    /// A list, a map or a text where another is expected.
    case wrongShape(expected: String, found: String)
    /// The catalog refuses the model or its options.
    case refused(OptionError)
  }

  /// What the file is called.
  public let path: String
  /// The line, from 1.
  public let line: Int
  /// What is wrong there.
  public let problem: Problem
}

extension ModelFileError: CustomStringConvertible {
  /// Where, what was expected, what was found, the nearest right name.
  public var description: String {
    let what =
      switch problem {
      case .syntax(let reason): reason
      case .unknownKey(let key, let known):
        NearestName.of(key, among: known).map { "unknown key '\(key)', did you mean '\($0)'?" }
          ?? "unknown key '\(key)'; known: \(known.joined(separator: ", "))"
      case .wrongShape(let expected, let found): "expected \(expected), found \(found)"
      case .refused(let error): error.description
      }
    return "\(path):\(line): \(what)"
  }
}

/// A problem before the name of the file is known.
struct FileProblem: Error {
  let line: Int
  let problem: ModelFileError.Problem
}
