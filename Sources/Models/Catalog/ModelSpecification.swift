/// A model as a user names it: `ar`, `ar:lags=5,trend=linear`, `mine=ar:lags=5`.
public struct ModelSpecification: Hashable, Sendable, CustomStringConvertible {
  /// The model's name in the catalog.
  public let model: String
  /// What the user set, in the order given.
  public let settings: [OptionSetting]
  /// What reports shall call it, where the user said so.
  public let label: String?

  /// A specification from its parts.
  public init(model: String, settings: [OptionSetting] = [], label: String? = nil) {
    self.model = model
    self.settings = settings
    self.label = label
  }

  /// Reads `[label=]name[:key=value[,key=value]…]`.
  ///
  /// - Throws: `OptionError.badSyntax` saying which part could not be read.
  public init(_ text: String) throws(OptionError) {
    var head = text
    var tail = ""
    if let colon = text.firstIndex(of: ":") {
      head = String(text[..<colon])
      tail = String(text[text.index(after: colon)...])
      if tail.isEmpty { throw .badSyntax(text: text, reason: "nothing follows the colon") }
    }
    let names = head.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(names.count), names.allSatisfy({ !$0.isEmpty }) else {
      throw .badSyntax(text: text, reason: "expected a model's name before the options")
    }
    if let reason = Self.refusal(ofName: names[0]) {
      throw .badSyntax(text: text, reason: reason)
    }
    var settings: [OptionSetting] = []
    if !tail.isEmpty {
      for part in Self.parts(tail) {
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
          throw .badSyntax(text: text, reason: "expected key=value, found '\(part)'")
        }
        settings.append(OptionSetting(key: String(sides[0]), value: String(sides[1])))
      }
    }
    self.init(
      model: names[names.count - 1], settings: settings, label: names.count == 2 ? names[0] : nil)
  }

  /// Why a model cannot be called so, if it cannot: names become columns of cv.csv, where these
  /// would be read as something else.
  static func refusal(ofName name: String) -> String? {
    if name.allSatisfy(\.isWhitespace) { return "a name may not be empty" }
    if ["unique_id", "ds", "cutoff", "y"].contains(name) {
      return "a name may not be '\(name)', which is a column of cv.csv"
    }
    // Whole scalars: "\r\n" is one character and would hide its newline.
    if name.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" }) {
      return "a name may not contain a line break"
    }
    return [",", "\"", "-lo-", "-hi-"].first(where: name.contains)
      .map { "a name may not contain '\($0)'" }
  }

  /// What reports call the model: the label, or the text with spaces for commas.
  public var displayName: String {
    if let label { return label }
    if settings.isEmpty { return model }
    // A model within a model has commas of its own.
    let options = settings.map { "\($0.key)=\($0.value)".split(separator: ",") }
    return "\(model) \(options.joined().joined(separator: " "))"
  }

  /// The text that reads back as this specification.
  public var description: String {
    let options = settings.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    return (label.map { "\($0)=" } ?? "") + model + (options.isEmpty ? "" : ":\(options)")
  }
}
