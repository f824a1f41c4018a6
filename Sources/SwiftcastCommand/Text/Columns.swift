/// Left-aligned columns of words; the last one is wrapped where the terminal is narrow.
struct Columns {
  let header: [String]
  let rows: [[String]]

  /// The columns, two blanks apart.
  func text(width: Int?) -> String {
    let widths = header.indices.dropLast().map { column in
      ([header] + rows).map { $0[column].count }.max() ?? 0
    }
    let indent = widths.reduce(0) { $0 + $1 + 2 }
    let room = max(24, (width ?? .max) - indent)
    return ([header] + rows).map { row in
      let start = zip(row, widths).map { word, width in
        word + String(repeating: " ", count: width - word.count + 2)
      }.joined()
      let last = Self.wrapped(row[row.count - 1], to: room)
      return start + last.joined(separator: "\n" + String(repeating: " ", count: indent))
    }.joined(separator: "\n") + "\n"
  }

  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
