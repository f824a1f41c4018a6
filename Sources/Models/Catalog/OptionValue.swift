/// A value that an option can hold, with its text as users write it.
///
/// Reading what `optionText` gives returns the same value, so options survive any number of
/// trips through the command line, YAML files and `run.json`.
public protocol OptionValue: Sendable, Equatable {
  /// Reads a user's text; nil where it is not such a value.
  init?(optionText: String)
  /// The text that reads back as this value; no comma, no equals sign.
  var optionText: String { get }
  /// What may be written, for help and errors: `a whole number`, `none | linear`.
  static var optionSyntax: String { get }
}

extension Int: OptionValue {
  /// Reads decimal digits.
  public init?(optionText: String) { self.init(optionText) }
  /// Decimal digits.
  public var optionText: String { String(self) }
  /// What may be written.
  public static var optionSyntax: String { "a whole number" }
}

extension Double: OptionValue {
  /// Reads a finite decimal number.
  public init?(optionText: String) {
    guard let value = Double(optionText), value.isFinite else { return nil }
    self = value
  }
  /// The shortest text that reads back as the same number.
  public var optionText: String {
    self == rounded() && abs(self) < 1e15 ? String(Int(self)) : description
  }
  /// What may be written.
  public static var optionSyntax: String { "a number" }
}

extension Bool: OptionValue {
  /// Reads `true` or `false`.
  public init?(optionText: String) { self.init(optionText) }
  /// `true` or `false`.
  public var optionText: String { description }
  /// What may be written.
  public static var optionSyntax: String { "true | false" }
}

/// An option with a closed set of answers: a string enum in kebab-case.
public protocol OptionChoice: OptionValue, CaseIterable, RawRepresentable
where RawValue == String {}

extension OptionChoice {
  /// Reads the raw value of a case.
  public init?(optionText: String) { self.init(rawValue: optionText) }
  /// The raw value.
  public var optionText: String { rawValue }
  /// Every raw value: `none | linear`.
  public static var optionSyntax: String {
    allCases.map(\.rawValue).joined(separator: " | ")
  }
}

/// Values joined by `+`: `lags=1+2+12`. An empty list reads and writes `none`.
extension Array: OptionValue where Element: OptionValue {
  /// Reads values joined by `+`, or `none`.
  public init?(optionText: String) {
    guard optionText != "none" else {
      self = []
      return
    }
    let parts = optionText.split(separator: "+", omittingEmptySubsequences: false)
    let values = parts.compactMap { Element(optionText: String($0)) }
    guard values.count == parts.count else { return nil }
    self = values
  }
  /// The values joined by `+`, or `none`.
  public var optionText: String {
    isEmpty ? "none" : map(\.optionText).joined(separator: "+")
  }
  /// What may be written.
  public static var optionSyntax: String { "\(Element.optionSyntax), several joined by '+'" }
}

/// A value, or `auto` to let the model choose.
public enum AutomaticOr<Value: OptionValue>: OptionValue {
  /// The model chooses, inside the fold.
  case automatic
  /// The user has chosen.
  case fixed(Value)

  /// Reads `auto` or a value.
  public init?(optionText: String) {
    if optionText == "auto" {
      self = .automatic
    } else if let value = Value(optionText: optionText) {
      self = .fixed(value)
    } else {
      return nil
    }
  }
  /// `auto` or the value.
  public var optionText: String {
    switch self {
    case .automatic: "auto"
    case .fixed(let value): value.optionText
    }
  }
  /// What may be written.
  public static var optionSyntax: String { "auto | \(Value.optionSyntax)" }

  /// The user's choice, nil for `auto`.
  var fixedValue: Value? {
    switch self {
    case .automatic: nil
    case .fixed(let value): value
    }
  }
}
