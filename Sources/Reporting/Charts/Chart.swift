/// Marks over two axes, with a title and a description for those who do not see them.
struct Chart: Hashable, Sendable {
  /// An axis: what it counts, and its ticks where they are not round numbers.
  struct Axis: Hashable, Sendable {
    /// What it counts, with the unit.
    var title: String
    /// Its ends.
    var domain: ClosedRange<Double>
    var kind = AxisScale.Kind.linear
    /// Ticks of one's own: times, or whole horizons.
    var ticks: [Tick]?

    init(
      _ title: String, _ domain: ClosedRange<Double>, kind: AxisScale.Kind = .linear,
      ticks: [Tick]? = nil
    ) {
      self.title = title
      self.domain = domain
      self.kind = kind
      self.ticks = ticks
    }
  }

  /// A place on an axis with its text.
  struct Tick: Hashable, Sendable {
    let value: Double
    let text: String
  }

  /// What the chart is called.
  var title: String
  /// What it shows, in words and numbers.
  var description: String
  var horizontal: Axis
  var vertical: Axis
  /// Drawn in their order.
  var marks: [ChartMark]
  var width = 520.0
  var height = 300.0

  private static let margin = (top: 12.0, right: 14.0, bottom: 44.0, left: 46.0)

  /// The drawing for a page: a wide one comes in a narrow form too, which phones show instead, as
  /// its texts would be too small there.
  func markup(id: String) -> String {
    guard width > 600 else { return svg(id: id).markup }
    var narrow = self
    narrow.width = 520
    narrow.height = 320
    return svg(id: id, classes: "chart broad").markup
      + narrow.svg(id: "\(id)-n", classes: "chart narrow").markup
  }

  /// The drawing, scaling to the width it is given.
  ///
  /// - Parameters:
  ///   - id: makes the ids of title and description unique on the page.
  ///   - classes: what style sheets know it by.
  /// - Returns: an `svg` element.
  func svg(id: String, classes: String = "chart") -> SVGElement {
    let y = AxisScale(
      vertical.domain, from: height - Self.margin.bottom, to: Self.margin.top,
      kind: vertical.kind)
    let x = AxisScale(
      horizontal.domain, from: left(rows(y)), to: width - Self.margin.right,
      kind: horizontal.kind)
    let size = "0 0 \(SVGElement.number(width)) \(SVGElement.number(height))"
    return SVGElement(
      "svg",
      [
        "viewBox": size, "role": "img", "class": classes,
        "aria-labelledby": "\(id)-t \(id)-d",
      ],
      [
        SVGElement("title", ["id": "\(id)-t"], text: title),
        SVGElement("desc", ["id": "\(id)-d"], text: description),
      ] + grid(x, y) + drawing(x, y) + titles())
  }

  /// The marks in their order, texts over all others.
  private func drawing(_ x: AxisScale, _ y: AxisScale) -> [SVGElement] {
    let all = marks.flatMap { $0.elements(x: x, y: y) }
    return all.filter { $0.name != "text" } + all.filter { $0.name == "text" }
  }

  /// The room the widest text of the vertical axis takes, and the margin at least.
  private func left(_ rows: [Tick]) -> Double {
    max(Self.margin.left, 9 + Self.letter * Double(rows.map(\.text.count).max() ?? 0))
  }

  /// The width of a letter of ticks on a phone, where they are largest.
  private static let letter = 8.2

  private func rows(_ y: AxisScale) -> [Tick] {
    vertical.ticks ?? y.ticks(5).map { Tick(value: $0.value, text: $0.text) }
  }

  private func grid(_ x: AxisScale, _ y: AxisScale) -> [SVGElement] {
    var elements: [SVGElement] = []
    for tick in rows(y) {
      let position = SVGElement.number(y.position(of: tick.value))
      elements.append(
        SVGElement(
          "line",
          [
            "class": "grid", "x1": SVGElement.number(x.start), "x2": SVGElement.number(x.end),
            "y1": position, "y2": position,
          ]))
      elements.append(
        SVGElement(
          "text",
          [
            "class": "tick end", "x": SVGElement.number(x.start - 7), "y": position,
            "dy": "0.34em",
          ], text: tick.text))
    }
    elements += columns(x).map { column in
      SVGElement(
        "text",
        [
          "class": "tick\(column.anchor)", "x": SVGElement.number(column.position),
          "y": SVGElement.number(y.start + 17),
        ], text: column.text)
    }
    elements.append(
      SVGElement(
        "line",
        [
          "class": "axis", "x1": SVGElement.number(x.start), "x2": SVGElement.number(x.end),
          "y1": SVGElement.number(y.start), "y2": SVGElement.number(y.start),
        ]))
    return elements
  }

  /// A tick of the horizontal axis, placed.
  private struct Column {
    let text: String
    let position: Double
    /// The class of where the text stands to its position.
    let anchor: String
    /// The room it takes.
    let room: ClosedRange<Double>
  }

  /// The ticks of the horizontal axis, kept within the drawing; of two that would touch, the later
  /// goes, and before the last one the earlier.
  private func columns(_ x: AxisScale) -> [Column] {
    let ticks = horizontal.ticks ?? x.ticks(6).map { Tick(value: $0.value, text: $0.text) }
    var placed: [Column] = []
    for (place, tick) in ticks.enumerated() {
      let column = column(tick, at: x.position(of: tick.value))
      if let last = placed.last, last.room.upperBound + 6 > column.room.lowerBound {
        guard place == ticks.count - 1, placed.count > 1 else { continue }
        placed.removeLast()
      }
      placed.append(column)
    }
    return placed
  }

  private func column(_ tick: Tick, at position: Double) -> Column {
    let length = Self.letter * Double(tick.text.count)
    let (start, end) = (position - length / 2, position + length / 2)
    if start < 0 {
      return Column(text: tick.text, position: 0, anchor: "", room: 0...length)
    }
    guard end > width else {
      return Column(text: tick.text, position: position, anchor: " middle", room: start...end)
    }
    return Column(
      text: tick.text, position: width, anchor: " end", room: width - length...width)
  }

  /// Whether some line goes on beyond the axis.
  var hasArrows: Bool {
    marks.contains { mark in
      if case .arrow = mark { return true }
      return false
    }
  }

  private func titles() -> [SVGElement] {
    [
      SVGElement(
        "text",
        [
          "class": "name end", "x": SVGElement.number(width - Self.margin.right),
          "y": SVGElement.number(height - 7),
        ], text: horizontal.title)
    ]
  }
}
