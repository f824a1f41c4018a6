/// Reads the blocks of a YAML file: lists and maps by indentation.
struct BlockReader {
  private struct Line {
    let number: Int
    var indent: Int
    var text: Substring
  }

  private var lines: [Line] = []
  private var next = 0

  /// Splits a text into lines without comments and empty ones.
  ///
  /// - Throws: `FileProblem` on a tab in the indentation.
  init(_ text: String) throws(FileProblem) {
    for (index, whole) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).enumerated() {
      var content = whole[..<Self.commentStart(in: whole)]
      while let last = content.last, last.isWhitespace { content.removeLast() }
      let body = content.drop { $0 == " " }
      if body.isEmpty || (body == "---" && lines.isEmpty) { continue }
      if body.first == "\t" {
        throw FileProblem(
          line: index + 1, problem: .syntax("expected spaces before the text, found a tab"))
      }
      lines.append(
        Line(number: index + 1, indent: content.count - body.count, text: body))
    }
  }

  /// The whole file as one node.
  mutating func document() throws(FileProblem) -> FileNode {
    guard let first = lines.first else {
      throw FileProblem(
        line: 1, problem: .wrongShape(expected: "a list of models", found: "an empty file"))
    }
    let node = try block(indent: first.indent)
    if next < lines.count {
      throw FileProblem(
        line: lines[next].number,
        problem: .syntax("expected the indentation of a line above, found another"))
    }
    return node
  }

  private mutating func block(indent: Int) throws(FileProblem) -> FileNode {
    let line = lines[next]
    if Self.isItem(line.text) { return try list(indent: indent) }
    if Self.keyEnd(in: line.text) != nil { return try map(indent: indent) }
    next += 1
    var flow = FlowReader(line.text, line: line.number)
    return try flow.value()
  }

  private mutating func list(indent: Int) throws(FileProblem) -> FileNode {
    let start = lines[next].number
    var items: [FileNode] = []
    while next < lines.count, lines[next].indent == indent, Self.isItem(lines[next].text) {
      let rest = lines[next].text.dropFirst().drop { $0 == " " }
      if rest.isEmpty {
        items.append(try nested(deeperThan: indent))
      } else {
        // What follows the dash is a line of its own, as deep as it stands.
        lines[next].indent += lines[next].text.count - rest.count
        lines[next].text = rest
        items.append(try block(indent: lines[next].indent))
      }
    }
    return FileNode(line: start, content: .list(items))
  }

  private mutating func map(indent: Int) throws(FileProblem) -> FileNode {
    let start = lines[next].number
    var entries: [FileNode.Entry] = []
    while next < lines.count, lines[next].indent == indent, !Self.isItem(lines[next].text) {
      let line = lines[next]
      guard let end = Self.keyEnd(in: line.text) else {
        throw FileProblem(
          line: line.number, problem: .syntax("expected 'key: value', found '\(line.text)'"))
      }
      var keyReader = FlowReader(line.text[..<end], line: line.number)
      let key = try keyReader.value().text(expected: "a key")
      if entries.contains(where: { $0.key == key }) {
        throw FileProblem(
          line: line.number, problem: .syntax("key '\(key)' is given twice; keep one"))
      }
      let rest = line.text[line.text.index(after: end)...].drop { $0 == " " }
      let value: FileNode
      if rest.isEmpty {
        value = try nested(deeperThan: indent, orListAt: indent)
      } else {
        next += 1
        var flow = FlowReader(rest, line: line.number)
        value = try flow.value()
      }
      entries.append(FileNode.Entry(key: key, line: line.number, value: value))
    }
    return FileNode(line: start, content: .map(entries))
  }

  /// The block on the lines after one that ends in a colon or a dash.
  private mutating func nested(
    deeperThan indent: Int, orListAt listIndent: Int? = nil
  ) throws(FileProblem) -> FileNode {
    let line = lines[next].number
    next += 1
    if next < lines.count {
      let follower = lines[next]
      let isListBelow = follower.indent == listIndent && Self.isItem(follower.text)
      if follower.indent > indent || isListBelow { return try block(indent: follower.indent) }
    }
    throw FileProblem(line: line, problem: .syntax("expected a value, found none"))
  }

  private static func isItem(_ text: Substring) -> Bool { text == "-" || text.hasPrefix("- ") }

  /// Where the colon after a key stands: outside quotes and brackets, a space or nothing after.
  private static func keyEnd(in text: Substring) -> Substring.Index? {
    if let first = text.first, "[{".contains(first) { return nil }
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        if index == text.startIndex { quote = character }
      } else if character == ":" {
        let after = text.index(after: index)
        if after == text.endIndex || text[after] == " " { return index }
      }
    }
    return nil
  }

  /// Where a comment begins: a '#' outside quotes, at the start or after a space.
  private static func commentStart(in text: Substring) -> Substring.Index {
    var quote: Character?
    var previous: Character = " "
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if "'\"".contains(character), " [{,:".contains(previous) {
        quote = character
      } else if character == "#", previous == " " || previous == "\t" {
        return index
      }
      previous = character
    }
    return text.endIndex
  }
}
