/// One option of a model: its key, what it means, what it may hold, and how to read and write it.
public struct OptionField<Options>: Sendable {
  /// The key in `model:key=value`, kebab-case.
  public let key: String
  /// What may be written: `a whole number, 1 to 100`.
  public let syntax: String
  /// One sentence for the catalog.
  public let summary: String

  let text: @Sendable (Options) -> String
  let set: @Sendable (inout Options, String) -> Bool
  let isInRange: @Sendable (Options) -> Bool

  private init(
    key: String, syntax: String, summary: String, text: @escaping @Sendable (Options) -> String,
    set: @escaping @Sendable (inout Options, String) -> Bool,
    isInRange: @escaping @Sendable (Options) -> Bool
  ) {
    self.key = key
    self.syntax = syntax
    self.summary = summary
    self.text = text
    self.set = set
    self.isInRange = isInRange
  }

  private init<Value: OptionValue>(
    key: String, path: any (WritableKeyPath<Options, Value> & Sendable), syntax: String,
    summary: String, isInRange: @escaping @Sendable (Value) -> Bool
  ) {
    self.key = key
    self.syntax = syntax
    self.summary = summary
    text = { $0[keyPath: path].optionText }
    set = { options, text in
      guard let value = Value(optionText: text), isInRange(value) else { return false }
      options[keyPath: path] = value
      return true
    }
    self.isInRange = { isInRange($0[keyPath: path]) }
  }

  /// An option that may hold anything its type can.
  public init<Value: OptionValue>(
    _ key: String, _ path: any (WritableKeyPath<Options, Value> & Sendable), _ summary: String
  ) {
    self.init(
      key: key, path: path, syntax: Value.optionSyntax, summary: summary,
      isInRange: { _ in true })
  }

  /// An option that holds a number within a range, ends included.
  public init<Value: OptionValue & Comparable>(
    _ key: String, _ path: any (WritableKeyPath<Options, Value> & Sendable),
    in range: ClosedRange<Value>, _ summary: String
  ) {
    self.init(
      key: key, path: path, syntax: Self.syntax(Value.self, range), summary: summary,
      isInRange: range.contains)
  }

  /// An option that holds `auto` or a number within a range, ends included.
  public init<Value: OptionValue & Comparable>(
    _ key: String, _ path: any (WritableKeyPath<Options, AutomaticOr<Value>> & Sendable),
    in range: ClosedRange<Value>, _ summary: String
  ) {
    self.init(
      key: key, path: path, syntax: "auto | \(Self.syntax(Value.self, range))",
      summary: summary,
      isInRange: { value in
        switch value {
        case .automatic: true
        case .fixed(let number): range.contains(number)
        }
      })
  }

  /// An option that holds numbers, each within a range, ends included.
  public init<Value: OptionValue & Comparable>(
    _ key: String, _ path: any (WritableKeyPath<Options, [Value]> & Sendable),
    eachIn range: ClosedRange<Value>, _ summary: String
  ) {
    self.init(
      key: key, path: path,
      syntax: "\(Self.syntax(Value.self, range)), several joined by '+', or none",
      summary: summary, isInRange: { $0.allSatisfy(range.contains) })
  }

  /// An option that holds `auto` or different choices.
  public init<Choice: OptionChoice & Hashable>(
    _ key: String,
    different path: any (WritableKeyPath<Options, AutomaticOr<[Choice]>> & Sendable),
    _ summary: String
  ) {
    self.init(
      key: key, path: path,
      syntax: "auto | none | \(Choice.optionSyntax), different ones joined by '+'",
      summary: summary,
      isInRange: { value in
        switch value {
        case .automatic: true
        case .fixed(let choices): Set(choices).count == choices.count
        }
      })
  }

  /// The same option of a larger struct of options that holds this one's as a part.
  func within<Whole>(
    _ path: any (WritableKeyPath<Whole, Options> & Sendable)
  ) -> OptionField<Whole> {
    OptionField<Whole>(
      key: key, syntax: syntax, summary: summary, text: { text($0[keyPath: path]) },
      set: { set(&$0[keyPath: path], $1) }, isInRange: { isInRange($0[keyPath: path]) })
  }

  private static func syntax<Value: OptionValue & Comparable>(
    _: Value.Type, _ range: ClosedRange<Value>
  ) -> String {
    "\(Value.optionSyntax), \(range.lowerBound.optionText) to \(range.upperBound.optionText)"
  }
}
