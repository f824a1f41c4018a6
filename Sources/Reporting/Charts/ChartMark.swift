/// Something drawn over the axes of a chart.
enum ChartMark: Hashable, Sendable {
  /// A place on the chart, in the units of its axes.
  struct Point: Hashable, Sendable {
    let x: Double
    let y: Double
  }

  /// A low and a high value at a place.
  struct Span: Hashable, Sendable {
    let x: Double
    let low: Double
    let high: Double
  }

  /// A line through points; a gap where one is no number.
  case line([Point], ink: Ink)
  /// A line beside the one that matters.
  case faint([Point], ink: Ink)
  /// An area between two values.
  case band([Span], ink: Ink)
  /// Dots with a text each that a pointer shows; hollow ones mean less.
  case dots([Dot], ink: Ink)
  /// Upright lines from 0.
  case stems([Point], ink: Ink)
  /// Boxes from 0, each from one place to the next.
  case boxes([Span], baseline: Double, ink: Ink)
  /// A level line with a text at its right end.
  case rule(Double, text: String)
  /// A straight line between two places.
  case guide(Point, Point)
  /// A shaded stretch of the horizontal axis.
  case zone(ClosedRange<Double>)
  /// A triangle at an end of the vertical axis: the line goes on beyond it.
  case arrow(Point, isUp: Bool, shift: Double, text: String, ink: Ink)
  /// A text beside a place.
  case label(Point, text: String, ink: Ink, isLeft: Bool)
  /// Texts beside dots, none over another.
  case labels([Label])
  /// A column that shows a text to a pointer.
  case hint(ClosedRange<Double>, text: String)

  /// A dot.
  struct Dot: Hashable, Sendable {
    let x: Double
    let y: Double
    var isHollow = false
    var text = ""
  }

  /// The drawing.
  func elements(x: AxisScale, y: AxisScale) -> [SVGElement] {
    switch self {
    case .line(let points, let ink): Self.line(points, ink, x, y)
    case .faint(let points, let ink):
      Self.line(points, ink, x, y).map { $0.with("stroke-opacity", "0.35") }
    case .band(let spans, let ink): Self.band(spans, ink, x, y)
    case .dots(let dots, let ink): dots.map { Self.dot($0, ink, x, y) }
    case .stems(let points, let ink): Self.stems(points, ink, x, y)
    case .boxes(let spans, let baseline, let ink): Self.boxes(spans, baseline, ink, x, y)
    case .rule(let value, let text): Self.rule(value, text, x, y)
    case .guide(let from, let to): [Self.guide(from, to, x, y)]
    case .zone(let range): [Self.column(range, "zone", x, y)]
    case .arrow(let point, let isUp, let shift, let text, let ink):
      [Self.arrow(point, isUp: isUp, shift: shift, text: text, ink, x, y)]
    case .label(let point, let text, let ink, let isLeft):
      [
        SVGElement(
          "text",
          [
            "class": "mark-label \(ink.textClass)\(isLeft ? " end" : "")",
            "x": SVGElement.number(x.position(of: point.x) + (isLeft ? -8 : 8)),
            "y": SVGElement.number(y.position(of: point.y)), "dy": "0.34em",
            "data-m": ink.key,
          ], text: text)
      ]
    case .labels(let labels): Self.labels(labels, x: x, y: y)
    case .hint(let range, let text):
      [
        {
          var column = Self.column(range, "hint", x, y)
          column.append(SVGElement("title", text: text))
          return column
        }()
      ]
    }
  }

  /// `M x y L x y`, a new stretch behind every gap.
  static func path(_ points: [Point], _ x: AxisScale, _ y: AxisScale) -> String {
    var path = ""
    var isDrawing = false
    for point in points {
      guard point.y.isFinite, point.x.isFinite else {
        isDrawing = false
        continue
      }
      path += isDrawing ? "L" : "M"
      path +=
        "\(SVGElement.number(x.position(of: point.x))) "
        + SVGElement.number(y.position(of: point.y))
      isDrawing = true
    }
    return path
  }

  private static func line(
    _ points: [Point], _ ink: Ink, _ x: AxisScale, _ y: AxisScale
  ) -> [SVGElement] {
    let path = path(points, x, y)
    guard !path.isEmpty else { return [] }
    return [SVGElement("path", ["class": "line \(ink.lineClass)", "d": path, "data-m": ink.key])]
  }

  private static func band(
    _ spans: [Span], _ ink: Ink, _ x: AxisScale, _ y: AxisScale
  ) -> [SVGElement] {
    guard spans.count > 1 else { return [] }
    let outline =
      spans.map { Point(x: $0.x, y: $0.high) } + spans.reversed().map { Point(x: $0.x, y: $0.low) }
    return [
      SVGElement(
        "path",
        ["class": "band \(ink.fillClass)", "d": path(outline, x, y) + "Z", "data-m": ink.key])
    ]
  }

  private static func dot(
    _ dot: Dot, _ ink: Ink, _ x: AxisScale, _ y: AxisScale
  ) -> SVGElement {
    var circle = SVGElement(
      "circle",
      [
        "class": "dot \(dot.isHollow ? "hollow " : "")\(ink.dotClass)",
        "cx": SVGElement.number(x.position(of: dot.x)),
        "cy": SVGElement.number(y.position(of: dot.y)), "r": dot.isHollow ? "3" : "3.6",
        "data-m": ink.key,
      ])
    if !dot.text.isEmpty { circle.append(SVGElement("title", text: dot.text)) }
    return circle
  }

  private static func stems(
    _ points: [Point], _ ink: Ink, _ x: AxisScale, _ y: AxisScale
  ) -> [SVGElement] {
    let path = points.map { point in
      let position = SVGElement.number(x.position(of: point.x))
      return "M\(position) \(SVGElement.number(y.position(of: 0)))"
        + "V\(SVGElement.number(y.position(of: point.y)))"
    }.joined()
    return [SVGElement("path", ["class": "stem \(ink.lineClass)", "d": path, "data-m": ink.key])]
  }

  private static func boxes(
    _ spans: [Span], _ baseline: Double, _ ink: Ink, _ x: AxisScale, _ y: AxisScale
  ) -> [SVGElement] {
    // `low` and `high` are the box's sides, `x` its height.
    let path = spans.map { span in
      let left = SVGElement.number(x.position(of: span.low))
      let right = SVGElement.number(x.position(of: span.high))
      let top = SVGElement.number(y.position(of: span.x))
      let bottom = SVGElement.number(y.position(of: baseline))
      return "M\(left) \(bottom)V\(top)H\(right)V\(bottom)Z"
    }.joined()
    return [SVGElement("path", ["class": "box \(ink.fillClass)", "d": path, "data-m": ink.key])]
  }

  private static func rule(
    _ value: Double, _ text: String, _ x: AxisScale, _ y: AxisScale
  ) -> [SVGElement] {
    let position = SVGElement.number(y.position(of: value))
    let line = SVGElement(
      "line",
      [
        "class": "rule", "x1": SVGElement.number(x.start), "x2": SVGElement.number(x.end),
        "y1": position, "y2": position,
      ])
    guard !text.isEmpty else { return [line] }
    let name = SVGElement(
      "text",
      ["class": "over end", "x": SVGElement.number(x.end), "y": position, "dy": "-0.4em"],
      text: text)
    return [line, name]
  }

  private static func guide(
    _ from: Point, _ to: Point, _ x: AxisScale, _ y: AxisScale
  ) -> SVGElement {
    SVGElement("path", ["class": "rule", "d": path([from, to], x, y)])
  }

  private static func column(
    _ range: ClosedRange<Double>, _ name: String, _ x: AxisScale, _ y: AxisScale
  ) -> SVGElement {
    let (left, right) = (x.position(of: range.lowerBound), x.position(of: range.upperBound))
    return SVGElement(
      "rect",
      [
        "class": name, "x": SVGElement.number(left), "width": SVGElement.number(right - left),
        "y": SVGElement.number(y.end), "height": SVGElement.number(y.start - y.end),
      ])
  }
}
