/// Reads a value that stands on one line: a text, quoted or not, `[a, b]` or `{key: value}`.
struct FlowReader {
  private var rest: Substring
  private let line: Int

  init(_ text: Substring, line: Int) {
    rest = text
    self.line = line
  }

  /// The value, which must take the whole line.
  mutating func value() throws(FileProblem) -> FileNode {
    let node = try read(endingAt: "")
    skipSpaces()
    guard rest.isEmpty else { throw problem("expected the end of the line, found '\(rest)'") }
    return node
  }

  private mutating func read(endingAt ends: String) throws(FileProblem) -> FileNode {
    skipSpaces()
    switch rest.first {
    case "[": return try list()
    case "{": return try map()
    case "'", "\"": return FileNode(line: line, content: .text(try quoted()))
    default: return FileNode(line: line, content: .text(try plain(endingAt: ends)))
    }
  }

  private mutating func list() throws(FileProblem) -> FileNode {
    rest.removeFirst()
    var items: [FileNode] = []
    while try !closes("]", after: items.count) { items.append(try read(endingAt: ",]")) }
    return FileNode(line: line, content: .list(items))
  }

  private mutating func map() throws(FileProblem) -> FileNode {
    rest.removeFirst()
    var entries: [FileNode.Entry] = []
    while try !closes("}", after: entries.count) {
      let key = try read(endingAt: ":,}").text(expected: "a key")
      skipSpaces()
      guard rest.first == ":" else { throw problem("expected ':' after '\(key)'") }
      rest.removeFirst()
      if entries.contains(where: { $0.key == key }) {
        throw problem("key '\(key)' is given twice; keep one")
      }
      entries.append(
        FileNode.Entry(key: key, line: line, value: try read(endingAt: ",}")))
    }
    return FileNode(line: line, content: .map(entries))
  }

  /// Takes the closing bracket, or the comma before another item.
  private mutating func closes(
    _ bracket: Character, after count: Int
  ) throws(FileProblem) -> Bool {
    skipSpaces()
    if rest.first == bracket {
      rest.removeFirst()
      return true
    }
    guard let first = rest.first else {
      throw problem("expected '\(bracket)' before the end of the line")
    }
    if count > 0 {
      guard first == "," else { throw problem("expected ',' or '\(bracket)', found '\(first)'") }
      rest.removeFirst()
      skipSpaces()
      if rest.isEmpty { throw problem("expected '\(bracket)' before the end of the line") }
    }
    return false
  }

  private mutating func plain(endingAt ends: String) throws(FileProblem) -> String {
    if let first = rest.first, "&*!|>@`%?".contains(first) {
      throw problem("anchors, tags and block texts are not read, found '\(first)'; use quotes")
    }
    let text = rest.prefix { !ends.contains($0) }
    rest = rest[text.endIndex...]
    let trimmed = String(text.reversed().drop { $0 == " " }.reversed())
    guard !trimmed.isEmpty else { throw problem("expected a value, found none") }
    return trimmed
  }

  private mutating func quoted() throws(FileProblem) -> String {
    let quote = rest.removeFirst()
    var text = ""
    while let character = rest.popFirst() {
      if character == quote {
        // A single quote is written twice within single quotes.
        guard quote == "'", rest.first == "'" else { return text }
        rest.removeFirst()
        text.append("'")
      } else if character == "\\", quote == "\"" {
        guard let escaped = rest.popFirst(), "\\\"".contains(escaped) else {
          throw problem("only \\\\ and \\\" may follow a backslash within double quotes")
        }
        text.append(escaped)
      } else {
        text.append(character)
      }
    }
    throw problem("expected the closing \(quote) before the end of the line")
  }

  private mutating func skipSpaces() { rest = rest.drop { $0 == " " } }

  private func problem(_ reason: String) -> FileProblem {
    FileProblem(line: line, problem: .syntax(reason))
  }
}
