import Glibc

/// The norms at a few distances, as text.
struct FlowTable {
  let curves: [FlowCurve]

  var text: String {
    let width = 20
    func cell(_ text: String) -> String {
      String(repeating: " ", count: max(1, width - text.count)) + text
    }
    var lines = ["steps back" + curves.map { cell($0.name) }.joined()]
    let last = (curves.first?.norms.count ?? 1) - 1
    for distance in [0, 1, 2, 5, 10, 20, 50, 100] where distance <= last {
      let label = String(distance)
      lines.append(
        String(repeating: " ", count: 10 - label.count) + label
          + curves.map { cell(Self.scientific($0.norms[distance])) }.joined())
    }
    return (lines + [FlowCurve.gateRemark]).joined(separator: "\n")
  }

  /// Three digits and a power of ten.
  static func scientific(_ number: Double) -> String {
    if number.isNaN { return "-" }
    guard number > 0, number.isFinite else { return "\(number)" }
    var exponent = Int(floor(log10(number)))
    var hundredths = Int((number / pow(10, Double(exponent)) * 100).rounded())
    if hundredths == 1000 { (hundredths, exponent) = (100, exponent + 1) }
    let decimals = String(100 + hundredths % 100).dropFirst()
    return "\(hundredths / 100).\(decimals)e\(exponent)"
  }
}
