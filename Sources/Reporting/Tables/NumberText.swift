internal import Glibc

/// Numbers as people read them in tables.
public enum NumberText {
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

  /// Decimals that show four significant digits of the smallest of some numbers, 0 to 7.
  static func decimals(for numbers: [Double]) -> Int {
    let sizes = numbers.map(abs).filter { $0 > 0 && $0.isFinite }
    guard let smallest = sizes.min() else { return 2 }
    return min(7, max(0, 3 - Int(log10(smallest).rounded(.down))))
  }

  /// A column of numbers that share their number of decimals, so that points stand under each
  /// other: nothing prints as 0 that is not 0.
  ///
  /// The smallest has four significant digits; two where sizes differ by 10⁴ or more, as on a
  /// panel of prices and shares. Below 10⁻⁴ and from 10⁹ on a number is written as `3.000e-07`.
  /// Undefined ones are `–`.
  public static func column(_ numbers: [Double?]) -> [String] {
    let regular = numbers.compactMap { $0 }.filter { isPlain($0) }
    let sizes = regular.map(abs).filter { $0 > 0 }
    let isMixed = (sizes.max() ?? 0) >= 1e4 * (sizes.min() ?? 1)
    return texts(numbers, decimals: max(0, decimals(for: regular) - (isMixed ? 2 : 0)))
  }

  /// A column of levels, or of numbers of many kinds: large ones keep their digits, up to 10¹⁵,
  /// as 1000000004 and 1000000012 would both be `1.000e+09`.
  ///
  /// - Parameters:
  ///   - numbers: nil prints as `–`.
  ///   - spread: a difference that should be seen, to three digits; nil asks for none.
  /// - Returns: texts with one number of decimals, at least four digits of the smallest number and
  ///   two decimals beside one of a million.
  static func levels(_ numbers: [Double?], resolving spread: Double? = nil) -> [String] {
    let regular = numbers.compactMap { $0 }.filter { isPlain($0, below: longest) }
    let least = regular.contains { abs($0) >= 1e6 } ? 2 : 0
    let wanted = spread.map { $0 > 0 ? 2 - Int(log10($0).rounded(.down)) : 0 } ?? least
    return texts(
      numbers, decimals: min(7, max(decimals(for: regular), wanted)), below: longest)
  }

  /// Beyond, a double has no decimals to speak of.
  private static let longest = 1e15

  private static func texts(
    _ numbers: [Double?], decimals: Int, below limit: Double = 1e9
  ) -> [String] {
    numbers.map { number in
      guard let number else { return "–" }
      return isPlain(number, below: limit)
        ? fixed(number, decimals: decimals) : scientific(number)
    }
  }

  /// Which numbers of a column are to be marked as the best.
  ///
  /// All that print as the best does are: digits that are not shown cannot tell them apart.
  ///
  /// - Parameters:
  ///   - texts: the column, as printed.
  ///   - best: the positions of the best values.
  /// - Returns: whether each is marked.
  public static func marks(_ texts: [String], best: [Int]) -> [Bool] {
    let marked = Set(best.map { texts[$0] })
    return texts.map(marked.contains)
  }

  /// One number with four significant digits at least.
  public static func alone(_ number: Double) -> String { column([number])[0] }

  private static func isPlain(_ number: Double, below limit: Double = 1e9) -> Bool {
    number == 0 || (1e-4..<limit).contains(abs(number))
  }

  /// Four significant digits and a power of ten.
  private static func scientific(_ number: Double) -> String {
    guard number.isFinite else { return "–" }
    var exponent = Int(log10(abs(number)).rounded(.down))
    // Two steps, as 10 to the -320th power is no normal number.
    var mantissa = number / pow(10, Double(exponent / 2)) / pow(10, Double(exponent - exponent / 2))
    if (abs(mantissa) * 1000).rounded() >= 10_000 {
      mantissa /= 10
      exponent += 1
    }
    let digits = String(abs(exponent))
    return fixed(mantissa, decimals: 3) + (exponent < 0 ? "e-" : "e+")
      + (digits.count < 2 ? "0" : "") + digits
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

  /// A p-value in a sentence: `p = 0.410`, `p < 0.001`; the most or the least of several where said.
  static func probability(
    _ value: Double, isMost: Bool = false, isLeast: Bool = false
  ) -> String {
    guard value >= 0.001 else { return "p < 0.001" }
    return "p \(isMost ? "≤" : isLeast ? "≥" : "=") \(fixed(value, decimals: 3))"
  }
}
