/// A model as another model's option: `(theta:season-length=4)`.
///
/// The parentheses keep its commas apart from those of the model around it; they may be left out
/// where there are none.
extension ModelSpecification: OptionValue {
  /// Reads a specification without a label, in parentheses or not.
  public init?(optionText: String) {
    var text = optionText
    if text.hasPrefix("("), text.hasSuffix(")") { text = String(text.dropFirst().dropLast()) }
    guard let specification = try? ModelSpecification(text), specification.label == nil,
      specification.model.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || Self.isNameByte($0) })
    else { return nil }
    self = specification
  }

  /// The specification in parentheses.
  public var optionText: String { "(\(description))" }

  /// What may be written.
  public static var optionSyntax: String { "a model, in parentheses: (theta:season-length=4)" }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Parts between separators that do not stand in parentheses.
  static func parts(_ text: String, at separator: Character = ",") -> [Substring] {
    var depth = 0
    var parts: [Substring] = []
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case separator where depth == 0:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    return parts + [text[start...]]
  }
}
