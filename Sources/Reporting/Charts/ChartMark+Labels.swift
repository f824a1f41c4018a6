extension ChartMark {
  /// A text beside a dot.
  struct Label: Hashable, Sendable {
    let point: Point
    let text: String
    let ink: Ink
  }

  /// A stretch of the drawing that is taken.
  private struct Box {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>

    func overlaps(_ other: Box) -> Bool { x.overlaps(other.x) && y.overlaps(other.y) }
  }

  /// The size of a letter on a phone, where labels are largest.
  private static let letter = (width: 8.4, height: 15.0)

  /// Texts beside their dots, each where it covers neither a dot nor a text before it: to the right,
  /// to the left, or some lines above or below.
  static func labels(_ labels: [Label], x: AxisScale, y: AxisScale) -> [SVGElement] {
    let dots = labels.map { (x: x.position(of: $0.point.x), y: y.position(of: $0.point.y)) }
    var taken = dots.map { Box(x: $0.x - 4...$0.x + 4, y: $0.y - 4...$0.y + 4) }
    return zip(labels, dots).map { label, dot in
      let width = letter.width * Double(label.text.count)
      var best: (isLeft: Bool, shift: Double, box: Box)?
      for shift in [0, 1, -1, 2, -2, 3, -3, 4, -4].map({ $0 * letter.height }) where best == nil {
        for isLeft in [false, true] where best == nil {
          let start = isLeft ? dot.x - 8 - width : dot.x + 8
          let middle = dot.y + shift
          let box = Box(
            x: start...start + width,
            y: middle - letter.height / 2 + 0.5...middle + letter.height / 2 - 0.5)
          let isInside =
            start >= x.start && start + width <= x.end + 14 && middle > y.end
            && middle < y.start
          if isInside, !taken.contains(where: box.overlaps) { best = (isLeft, shift, box) }
        }
      }
      // Where there is no room at all, the text stands where there is the most.
      let isLeft = best?.isLeft ?? (dot.x > (x.start + x.end) / 2)
      if let best { taken.append(best.box) }
      return SVGElement(
        "text",
        [
          "class": "mark-label \(label.ink.textClass)\(isLeft ? " end" : "")",
          "x": SVGElement.number(dot.x + (isLeft ? -8 : 8)),
          "y": SVGElement.number(dot.y + (best?.shift ?? 0)), "dy": "0.34em",
          "data-m": label.ink.key,
        ], text: label.text)
    }
  }
}
