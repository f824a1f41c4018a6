/// A chart as a file of its own: with its colours, its ground and a key of its lines.
struct ChartPicture {
  /// A line of the key.
  struct Entry {
    let name: String
    let ink: Ink
  }

  let chart: Chart
  let entries: [Entry]

  private static let row = 22.0

  /// The file's text.
  func text() -> String {
    let rows = placed
    let head = 40 + Self.row * ((rows.map(\.row).max() ?? 0) + 1)
    let size = (width: chart.width, height: chart.height + head)
    var picture = SVGElement(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(SVGElement.number(size.width)) \(SVGElement.number(size.height))",
        "width": SVGElement.number(size.width), "height": SVGElement.number(size.height),
        "class": "chart",
      ], [SVGElement(style: ChartStyle.variables + ChartStyle.marks + Self.style)])
    picture.append(
      SVGElement(
        "rect",
        [
          "class": "ground", "width": SVGElement.number(size.width),
          "height": SVGElement.number(size.height), "rx": "10",
        ]))
    picture.append(
      SVGElement("text", ["class": "heading", "x": "16", "y": "27"], text: chart.title))
    for entry in rows { picture.append(key(entry)) }
    picture.append(
      SVGElement(
        "g", ["transform": "translate(0 \(SVGElement.number(head)))"],
        [
          chart.svg(id: "chart").with("width", SVGElement.number(chart.width))
            .with("height", SVGElement.number(chart.height))
        ]))
    return picture.markup + "\n"
  }

  private static let style = """
    .ground{fill:var(--surface)}.chart .heading{font-size:15px;font-weight:650;fill:var(--ink)}
    .chart .key-name{font-size:13px;fill:var(--ink)}

    """

  private struct Place {
    let entry: Entry
    let x: Double
    let row: Double
  }

  /// Where the entries of the key stand, as wide as their names are likely to be.
  private var placed: [Place] {
    var x = 16.0
    var row = 0.0
    return entries.map { entry in
      let room = 44 + 8 * Double(entry.name.count)
      if x + room > chart.width, x > 16 {
        x = 16
        row += 1
      }
      defer { x += room }
      return Place(entry: entry, x: x, row: row)
    }
  }

  private func key(_ place: Place) -> SVGElement {
    let y = 48 + Self.row * place.row
    return SVGElement(
      "g", [:],
      [
        SVGElement(
          "path",
          [
            "class": "line \(place.entry.ink.lineClass)",
            "d": "M\(SVGElement.number(place.x)) \(SVGElement.number(y))h22",
          ]),
        SVGElement(
          "text",
          [
            "class": "key-name", "x": SVGElement.number(place.x + 29),
            "y": SVGElement.number(y), "dy": "0.34em",
          ], text: place.entry.name),
      ])
  }
}
