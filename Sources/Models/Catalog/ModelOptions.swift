/// The options of a model: a struct of typed values, every one listed in `fields`.
///
/// `fields` is the single description that the command line, `swiftcast models`, model files,
/// `run.json` and the contract suite read.
public protocol ModelOptions: Sendable, Equatable {
  /// The defaults.
  init()
  /// Every option, in the order the catalog shows them.
  static var fields: [OptionField<Self>] { get }
  /// Checks what no single range can say (a lag longer than the window).
  func validate() throws(OptionError)
}

extension ModelOptions {
  /// Nothing beyond the ranges.
  public func validate() throws(OptionError) {}

  /// Options from a user's settings laid over the defaults.
  ///
  /// - Throws: `OptionError` naming the unknown or repeated key, or the value out of range.
  public init(settings: [OptionSetting]) throws(OptionError) {
    self.init()
    var seen: Set<String> = []
    for setting in settings {
      guard let field = Self.fields.first(where: { $0.key == setting.key }) else {
        throw .unknownKey(setting.key, known: Self.fields.map(\.key))
      }
      guard seen.insert(setting.key).inserted else { throw .repeatedKey(setting.key) }
      guard field.set(&self, setting.value) else {
        throw .badValue(key: setting.key, expected: field.syntax, found: setting.value)
      }
    }
    try validate()
  }

  /// Every option with its value as text; `init(settings:)` reads it back.
  public var settings: [OptionSetting] {
    Self.fields.map { OptionSetting(key: $0.key, value: $0.text(self)) }
  }

  /// The options that differ from the defaults, as text.
  public var changedSettings: [OptionSetting] {
    zip(settings, Self().settings).filter { $0 != $1 }.map(\.0)
  }

  /// Refuses values outside their documented ranges, and combinations that make no sense.
  public func checked() throws(OptionError) -> Self {
    for field in Self.fields where !field.isInRange(self) {
      throw .badValue(key: field.key, expected: field.syntax, found: field.text(self))
    }
    try validate()
    return self
  }
}

/// One `key=value`, as text.
public struct OptionSetting: Hashable, Sendable {
  /// The option's key.
  public let key: String
  /// Its value as a user writes it.
  public let value: String

  /// A setting.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }
}

/// The options of a model that has none.
public struct NoOptions: ModelOptions {
  /// No options.
  public init() {}
  /// Empty.
  public static let fields: [OptionField<NoOptions>] = []
}
