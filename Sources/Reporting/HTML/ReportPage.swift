internal import Mustache

/// What the template of `report.html` shows: names of properties are names in the template.
struct ReportPage {
  /// A fact beside the verdict.
  struct Fact {
    let label: String
    let value: String
    let note: String
  }

  /// A key of the legend: pressed again it hides its model in every chart.
  struct Key {
    let index: String
    let name: String
    /// The whole name; empty where it is `name`.
    let full: String
    let classes: String
  }

  let data: String
  let subtitle: String
  let verdict: [String]
  /// A sentence for every stretch of horizons.
  let findings: [String]
  let facts: [Fact]
  let keys: [Key]
  /// Short names with what they stand for.
  let names: [Term]
  let sections: [Section]
  let version: String

  /// A part of the page; what it does not have is left out.
  struct Section {
    var id: String
    var title: String
    var lead = ""
    var switcher: [Switcher] = []
    var figures: [Figure] = []
    var tables: [Table] = []
    /// Tables of seconds, which differ from run to run.
    var timedTables: [Table] = []
    var notesTitle = ""
    var notes: [String] = []
    var terms: [Term] = []
    var code = ""
    /// Whether it holds seconds, which differ from run to run.
    var isTimed = false

    /// Whether there is nothing to show.
    var isEmpty: Bool {
      switcher.isEmpty && figures.isEmpty && tables.isEmpty && notes.isEmpty && terms.isEmpty
        && code.isEmpty && lead.isEmpty
    }
  }

  /// One of several tables is shown, by choice.
  struct Switcher {
    let label: String
    let id: String
    let tables: [Table]
  }

  /// A chart with its heading.
  struct Figure {
    let title: String
    /// Markup made of `SVGElement`s, which escape.
    let svg: String
    var caption = ""
    var isWide = false
  }

  /// A table whose columns sort.
  struct Table {
    let id: String
    let title: String
    let caption: String
    let isShaded: Bool
    /// Whether there are so many columns that they stand close.
    let isDense: Bool
    let header: [Name]
    let rows: [Row]
    /// Whether its cells are words, which begin at the left.
    var isText = false
    /// What is read in its place until it is opened; empty where it is always open.
    var folded = ""

    /// A table.
    ///
    /// - Parameters:
    ///   - id: what the page knows it by.
    ///   - title: what it is called.
    ///   - caption: what it shows; empty for nothing.
    ///   - isShaded: whether its cells have shades.
    ///   - header: the names of the columns.
    ///   - rows: as long as the header.
    ///   - names: how names of models among columns and rows are shortened.
    init(
      id: String, title: String, caption: String, isShaded: Bool, header: [String], rows: [Row],
      names: ShortNames
    ) {
      self.id = id
      self.title = title
      self.caption = caption
      self.isShaded = isShaded
      isDense = isShaded || header.count > 12
      self.header = header.map { Name($0, names) }
      self.rows = rows.map { row in
        var row = row
        row.name = Name(row.name.text, names)
        return row
      }
    }
  }

  /// A name, shortened or not.
  struct Name {
    let text: String
    /// The whole name; empty where it is `text`.
    let full: String

    init(_ name: String, _ names: ShortNames) {
      text = names[name]
      full = text == name ? "" : name
    }
  }

  struct Row {
    /// What stands in the first column.
    var name: Name
    let cells: [Cell]

    init(name: String, cells: [Cell]) {
      self.name = Name(name, ShortNames([]))
      self.cells = cells
    }
  }

  struct Cell {
    let text: String
    /// `good`, `bad`, `best` and their like.
    var classes = ""
    /// How strong the shade is, in percent; empty for none.
    var shade = ""
  }

  struct Term {
    let name: String
    let meaning: String
  }
}

/// Pages have thousands of cells: naming their parts is faster than having them looked up.
extension ReportPage.Cell: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "text": text
    case "classes": classes
    case "shade": shade
    default: nil
    }
  }
}

extension ReportPage.Table {
  /// A table of text as a table of the page.
  init(
    _ table: TextTable, id: String, title: String, caption: String = "", names: ShortNames
  ) {
    self.init(
      id: id, title: title, caption: caption, isShaded: false, header: table.header,
      rows: table.rows.map { row in
        ReportPage.Row(
          name: row[0].text,
          cells: row.dropFirst().map { cell in
            ReportPage.Cell(text: cell.text, classes: cell.isBest ? "best" : "")
          })
      }, names: names)
  }
}
