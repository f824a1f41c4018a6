extension ChartMark {
  /// A stretch of a line beyond an end of the axis, as text: `ar: 12.3 to 15.1 at horizon 4`.
  struct Exit: Hashable, Sendable {
    /// The points beyond the end, in their order.
    let points: [Point]
    /// Whether they lie above the axis.
    let isAbove: Bool

    /// The lowest and the highest of their values.
    var values: [Double] { [points.map(\.y).min() ?? 0, points.map(\.y).max() ?? 0] }
  }

  /// The stretches of a line that lie beyond the ends of an axis.
  static func exits(of points: [Point], from domain: ClosedRange<Double>) -> [Exit] {
    var exits: [Exit] = []
    var run: [Point] = []
    var isAbove = false
    func end() {
      if !run.isEmpty { exits.append(Exit(points: run, isAbove: isAbove)) }
      run = []
    }
    for point in points {
      guard point.y.isFinite, !domain.contains(point.y) else {
        end()
        continue
      }
      let lies = point.y > domain.upperBound
      if lies != isAbove { end() }
      isAbove = lies
      run.append(point)
    }
    end()
    return exits
  }

  /// A line kept inside the axis, with an arrow at its end wherever it leaves.
  ///
  /// - Parameters:
  ///   - points: the line.
  ///   - domain: the ends of the vertical axis.
  ///   - ink: its colour.
  ///   - shift: how far to the right its arrows stand, in units of the drawing, so that those of
  ///     several lines do not cover each other.
  ///   - text: what a stretch beyond the axis is, for pointers and readers.
  /// - Returns: the line and its arrows.
  static func line(
    _ points: [Point], within domain: ClosedRange<Double>, ink: Ink, shift: Double = 0,
    text: (Exit) -> String
  ) -> [ChartMark] {
    let inside = points.map { domain.contains($0.y) ? $0 : Point(x: $0.x, y: .nan) }
    return [.line(inside, ink: ink)]
      + exits(of: points, from: domain).map { exit in
        let middle = exit.points[exit.points.count / 2]
        let end = exit.isAbove ? domain.upperBound : domain.lowerBound
        return .arrow(
          Point(x: middle.x, y: end), isUp: exit.isAbove, shift: shift, text: text(exit), ink: ink)
      }
  }

  /// A triangle inside an end of the axis, pointing out of it.
  static func arrow(
    _ point: Point, isUp: Bool, shift: Double, text: String, _ ink: Ink, _ x: AxisScale,
    _ y: AxisScale
  ) -> SVGElement {
    let left = SVGElement.number(x.position(of: point.x) + shift - 4.5)
    let base = SVGElement.number(y.position(of: point.y) + (isUp ? 9 : -9))
    var triangle = SVGElement(
      "path",
      [
        "class": "arrow \(ink.fillClass)", "d": "M\(left) \(base)h9l-4.5 \(isUp ? -8 : 8)z",
        "data-m": ink.key,
      ])
    triangle.append(SVGElement("title", text: text))
    return triangle
  }
}
