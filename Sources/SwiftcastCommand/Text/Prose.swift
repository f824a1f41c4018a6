/// Sentences on a terminal.
enum Prose {
  /// Lines that are wider than the terminal broken at blanks.
  ///
  /// What goes on is indented, so that one sees where a sentence begins. A word that is wider than
  /// the terminal stays whole: paths and commands are there to be copied.
  ///
  /// - Parameters:
  ///   - text: one or many lines.
  ///   - width: columns of the terminal; nil where it is none, which breaks nothing.
  /// - Returns: the lines.
  static func wrapped(_ text: String, to width: Int?) -> String {
    guard let width else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count <= width
        ? String(line) : broken(line, to: width).joined(separator: "\n  ")
    }.joined(separator: "\n")
  }

  private static func broken(_ line: Substring, to width: Int) -> [String] {
    let indent = line.prefix { $0 == " " }
    var lines: [String] = []
    var open = String(indent)
    var isEmpty = true
    for word in line.dropFirst(indent.count).split(separator: " ") {
      // Lines after the first are indented by two.
      let room = lines.isEmpty ? width : width - 2
      if !isEmpty, open.count + 1 + word.count > room {
        lines.append(open)
        open = ""
        isEmpty = true
      }
      open += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return lines + [open]
  }
}
