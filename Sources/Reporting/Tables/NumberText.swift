internal import Glibc

/// Numbers as people read them in tables.
enum NumberText {
  /// A number with a fixed number of decimals, rounded half away from zero.
  static func fixed(_ number: Double, decimals: Int) -> String {
    let scale = pow(10, Double(decimals))
    let scaled = (abs(number) * scale).rounded()
    guard scaled < 1e15 else { return "\(number)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// Decimals that show four significant digits of the smallest of some numbers, 0 to 6.
  static func decimals(for numbers: [Double]) -> Int {
    let sizes = numbers.map(abs).filter { $0 > 0 && $0.isFinite }
    guard let smallest = sizes.min() else { return 2 }
    return min(6, max(0, 3 - Int(log10(smallest).rounded(.down))))
  }

  /// A share as signed percent: `+3.2 %`.
  static func signedPercent(_ share: Double) -> String {
    let text = fixed(100 * share, decimals: 1)
    return (text.hasPrefix("-") || text == "0.0" ? "" : "+") + text + " %"
  }

  /// A p-value with three decimals; below that `<0.001`.
  static func probability(_ value: Double) -> String {
    value < 0.001 ? "<0.001" : fixed(value, decimals: 3)
  }
}
