/// A drawing as a tree of elements; names and texts of users reach the page only through here.
struct SVGElement: Hashable, Sendable {
  /// What stands inside an element, in order.
  enum Content: Hashable, Sendable {
    case element(SVGElement)
    case text(String)
    /// A style sheet of ours, written as it is.
    case style(String)
  }

  let name: String
  private var attributes: [Attribute]
  private var content: [Content]

  private struct Attribute: Hashable, Sendable {
    let key: String
    let value: String
  }

  /// An element with children.
  init(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ children: [SVGElement] = []
  ) {
    self.name = name
    self.attributes = attributes.map { Attribute(key: $0.key, value: $0.value) }
    content = children.map(Content.element)
  }

  /// An element with a text.
  init(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    self.init(name, attributes)
    content = [.text(text)]
  }

  /// A style sheet.
  init(style: String) {
    self.init("style")
    content = [.style(style)]
  }

  /// Adds a child behind the others.
  mutating func append(_ child: SVGElement) { content.append(.element(child)) }

  /// Adds a child before the others.
  mutating func prepend(_ child: SVGElement) { content.insert(.element(child), at: 0) }

  /// The same element with one more attribute.
  func with(_ key: String, _ value: String) -> SVGElement {
    var copy = self
    copy.attributes.append(Attribute(key: key, value: value))
    return copy
  }

  /// The markup: texts and attributes escaped.
  var markup: String {
    var text = "<\(name)"
    for attribute in attributes {
      text += " \(attribute.key)=\"\(Self.escaped(attribute.value))\""
    }
    guard !content.isEmpty else { return text + "/>" }
    text += ">"
    for part in content {
      switch part {
      case .element(let element): text += element.markup
      case .text(let string): text += Self.escaped(string)
      case .style(let sheet): text += sheet
      }
    }
    return text + "</\(name)>"
  }

  /// Text with the five characters that mean something to XML replaced, and without the control
  /// characters that XML cannot hold.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      default:
        result.unicodeScalars.append(scalar.value < 0x20 ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  /// A length or a position: at most one decimal, so that pages stay small.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e6 else { return "0" }
    let tenths = Int((value * 10).rounded())
    guard tenths % 10 != 0 else { return "\(tenths / 10)" }
    return (tenths < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
