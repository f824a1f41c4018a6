/// Text that is nothing but text in Markdown.
enum MarkdownText {
  /// A text on one line without anything that would be read as a tag, a code span, emphasis, a link
  /// or the end of a table's cell: names of models and series may hold any character.
  static func escaped(_ text: String) -> String {
    String(TextTable.oneLine(text).flatMap { "\\`*<|[".contains($0) ? ["\\", $0] : [$0] })
  }

  /// A block of code, fenced by more backticks than stand anywhere in it.
  static func code(_ text: String, language: String) -> String {
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text)\n\(fence)\n"
  }
}
