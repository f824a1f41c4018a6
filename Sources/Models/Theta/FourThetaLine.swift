internal import Glibc

/// The trend line of a 4Theta model: `A + B t` or `exp(A + B t)`, t = 1 … n.
struct FourThetaLine: Hashable, Sendable {
  let line: TrendLine
  let isExponential: Bool

  /// The least-squares line; nil for an exponential one of values of 0 or below.
  init?(_ values: [Double], isExponential: Bool) {
    guard !isExponential || values.allSatisfy({ $0 > 0 }) else { return nil }
    line = TrendLine(isExponential ? values.map { log($0) } : values)
    self.isExponential = isExponential
  }

  /// The line at t = `position` + 1.
  func value(at position: Int) -> Double {
    let value = line.intercept + line.slope * Double(position + 1)
    return isExponential ? exp(value) : value
  }

  func values(_ count: Int) -> [Double] { (0..<count).map(value(at:)) }
}
