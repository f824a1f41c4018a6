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
    let x = AxisScale(
      horizontal.domain, from: Self.margin.left, to: width - Self.margin.right,
      kind: horizontal.kind)
    let y = AxisScale(
      vertical.domain, from: height - Self.margin.bottom, to: Self.margin.top,
      kind: vertical.kind)
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
      ] + grid(x, y) + marks.flatMap { $0.elements(x: x, y: y) } + titles())
  }

  private func grid(_ x: AxisScale, _ y: AxisScale) -> [SVGElement] {
    var elements: [SVGElement] = []
    let rows = vertical.ticks ?? y.ticks(5).map { Tick(value: $0.value, text: $0.text) }
    for tick in rows {
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
    let columns = horizontal.ticks ?? x.ticks(6).map { Tick(value: $0.value, text: $0.text) }
    for tick in columns {
      let position = x.position(of: tick.value)
      let side = position > x.end - 24 ? "tick end" : "tick middle"
      elements.append(
        SVGElement(
          "text",
          [
            "class": side, "x": SVGElement.number(side == "tick end" ? x.end + 8 : position),
            "y": SVGElement.number(y.start + 17),
          ], text: tick.text))
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
