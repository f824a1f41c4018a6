/// A table of text: first column to the left, the others to the right.
public struct TextTable: Hashable, Sendable {
  /// A cell, marked where it holds the best value.
  public struct Cell: Hashable, Sendable {
    let text: String
    let isBest: Bool

    /// A cell; line breaks and other control characters become blanks, as they would break the
    /// row, or say something to the terminal.
    public init(_ text: String, isBest: Bool = false) {
      self.text = TextTable.oneLine(text)
      self.isBest = isBest
    }
  }

  /// How a table is printed.
  public struct Style: Hashable, Sendable {
    /// Columns of the terminal; nil does not fold.
    public var width: Int?
    /// Whether best values are coloured.
    public var usesColor: Bool

    /// A style; plain and as wide as it gets unless said otherwise.
    public init(width: Int? = nil, usesColor: Bool = false) {
      self.width = width
      self.usesColor = usesColor
    }
  }

  /// The names of the columns.
  public let header: [String]
  /// The rows, each as long as the header.
  public let rows: [[Cell]]

  /// A table; a row of another length than the header traps.
  public init(header: [String], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == header.count }, "a cell for every column expected")
    self.header = header.map(Self.oneLine)
    self.rows = rows
  }

  /// A text without line breaks and other control characters.
  static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
      || scalar.value == 0x2029
  }

  /// The table as aligned text, best values marked with a star.
  ///
  /// A column with a star keeps its place free in all rows: decimal points stay under each other.
  ///
  /// Where it is wider than the terminal, the columns are folded into blocks that each repeat
  /// the first, and names in the first go on in further lines.
  public func text(_ style: Style = Style()) -> String {
    guard !header.isEmpty else { return "" }
    let starred = header.indices.map { column in rows.contains { $0[column].isBest } }
    let titles = header.indices.map { starred[$0] ? header[$0] + " " : header[$0] }
    let texts = rows.map { row in
      row.indices.map { printed(row[$0], besideStars: starred[$0]) }
    }
    var widths = header.indices.map { column in
      max(titles[column].count, texts.map { $0[column].count }.max() ?? 0)
    }
    var names = texts.map { [$0[0]] }
    if let limit = style.width, widths.count > 1 {
      // Room for the widest of the other columns, and for a word in any case.
      let room = max(12, min(limit - 2 - (widths.dropFirst().max() ?? 0), limit * 2 / 5))
      if widths[0] > room {
        names = names.map { Self.wrapped($0[0], to: room) }
        widths[0] = max(header[0].count, names.joined().map(\.count).max() ?? 0)
      }
    }
    return blocks(widths: widths, limit: style.width).map { columns in
      let lines =
        [line(columns.map { padded(titles[$0], to: widths[$0], left: $0 == 0) })]
        + rows.indices.flatMap { row in
          let first = line(
            columns.map { column in
              let cell = rows[row][column]
              let text = padded(
                column == 0 ? names[row][0] : texts[row][column], to: widths[column],
                left: column == 0)
              return style.usesColor && cell.isBest ? "\u{1B}[1;32m\(text)\u{1B}[0m" : text
            })
          return [first] + names[row].dropFirst()
        }
      return lines.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// A name in lines of at most `room` characters, cut at blanks where it can be; all but the first
  /// are indented.
  static func wrapped(_ name: String, to room: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for var word in name.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > room {
        lines.append(line)
        line = " "
      }
      while line.count + 1 + word.count > room, word.count > room - 2 {
        let cut = word.prefix(room - 2 - line.count)
        lines.append(line.isEmpty ? String(cut) : "\(line) \(cut)")
        word = word.dropFirst(cut.count)
        line = " "
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return lines + [line]
  }

  /// The table as Markdown; best values are bold.
  public func markdown() -> String {
    let line = { (cells: [String]) in "| " + cells.joined(separator: " | ") + " |\n" }
    return line(header.map(MarkdownText.escaped))
      + line(header.indices.map { $0 == 0 ? "---" : "---:" })
      + rows.map { row in
        line(
          row.map {
            $0.isBest ? "**\(MarkdownText.escaped($0.text))**" : MarkdownText.escaped($0.text)
          })
      }.joined()
  }

  /// The table cut into pieces of at most `columns` columns besides the first, which each repeats.
  func pieces(of columns: Int) -> [TextTable] {
    guard header.count > columns + 1 else { return [self] }
    return stride(from: 1, to: header.count, by: columns).map { start in
      let range = start..<min(start + columns, header.count)
      return TextTable(
        header: [header[0]] + header[range], rows: rows.map { [$0[0]] + $0[range] })
    }
  }

  private func printed(_ cell: Cell, besideStars: Bool) -> String {
    cell.isBest ? cell.text + "*" : besideStars ? cell.text + " " : cell.text
  }

  /// Trailing blanks help nobody.
  private func line(_ cells: [String]) -> String {
    var line = cells.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }

  private func padded(_ text: String, to width: Int, left: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + blanks : blanks + text
  }

  private func blocks(widths: [Int], limit: Int?) -> [[Int]] {
    var blocks: [[Int]] = []
    var block = [0]
    var width = widths[0]
    for column in header.indices.dropFirst() {
      if let limit, width + 2 + widths[column] > limit, block.count > 1 {
        blocks.append(block)
        block = [0]
        width = widths[0]
      }
      block.append(column)
      width += 2 + widths[column]
    }
    return blocks + [block]
  }
}
