import Glibc

/// The chart as SVG: distance to the right, the power of ten upwards.
struct FlowChart {
  let curves: [FlowCurve]
  private let width = 720.0
  private let height = 420.0
  private let margin = 60.0
  private let powers = -12.0...12.0

  var svg: String {
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\"",
      "  font-family=\"sans-serif\" font-size=\"12\">",
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"white\"/>",
      "<text x=\"\(margin)\" y=\"24\" font-size=\"15\">How much of a gradient survives:"
        + " norm of ∂h(T)/∂h(t)</text>",
      "<text x=\"\(margin)\" y=\"42\" fill=\"#555\">\(FlowCurve.gateRemark)</text>",
    ]
    for power in stride(from: powers.lowerBound, through: powers.upperBound, by: 4) {
      let y = place(power: power)
      lines.append(
        "<path d=\"M\(margin) \(y)H\(width - 160)\" stroke=\"#ddd\"/>"
          + "<text x=\"10\" y=\"\(y + 4)\">1e\(Int(power))</text>")
    }
    let last = Double((curves.first?.norms.count ?? 2) - 1)
    // At most eleven labels, or they would write over each other.
    let spacing = [20.0, 50, 100, 200, 500].first { last / $0 <= 10 } ?? 1000
    for distance in stride(from: 0, through: last, by: spacing) {
      lines.append(
        "<text x=\"\(place(distance: distance, of: last) - 6)\" y=\"\(height - margin + 20)\">"
          + "\(Int(distance))</text>")
    }
    lines.append("<text x=\"260\" y=\"\(height - 18)\">steps back, T - t</text>")
    for (index, curve) in curves.enumerated() {
      lines.append(
        "<path d=\"\(path(curve))\" fill=\"none\" stroke=\"\(curve.colour)\""
          + " stroke-width=\"2\"/>")
      lines.append(
        "<text x=\"\(width - 150)\" y=\"\(80 + 20 * index)\" fill=\"\(curve.colour)\">"
          + "\(curve.name)</text>")
    }
    return lines.joined(separator: "\n") + "\n</svg>\n"
  }

  private func path(_ curve: FlowCurve) -> String {
    let last = Double(curve.norms.count - 1)
    let points = curve.norms.enumerated().filter { !$1.isNaN }.map { distance, norm in
      let power = log10(max(norm, 1e-300))
      let x = place(distance: Double(distance), of: last)
      let y = place(power: min(max(power, powers.lowerBound), powers.upperBound))
      return "\((x * 10).rounded() / 10) \((y * 10).rounded() / 10)"
    }
    return "M" + points.joined(separator: "L")
  }

  private func place(distance: Double, of last: Double) -> Double {
    margin + (width - 160 - margin) * distance / max(last, 1)
  }

  private func place(power: Double) -> Double {
    let share = (power - powers.lowerBound) / (powers.upperBound - powers.lowerBound)
    return height - margin - (height - 2 * margin) * share
  }
}
