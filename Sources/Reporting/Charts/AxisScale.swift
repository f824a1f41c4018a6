internal import Glibc

/// Where values lie along an axis.
struct AxisScale: Hashable, Sendable {
  /// How distances grow.
  enum Kind: Hashable, Sendable {
    case linear
    /// Powers of ten; values must be above 0.
    case logarithmic
  }

  let kind: Kind
  /// The values at the ends of the axis.
  let domain: ClosedRange<Double>
  /// Positions of the ends of the axis; `end` may be the smaller one.
  let start: Double
  let end: Double

  /// An axis between two positions.
  init(_ domain: ClosedRange<Double>, from start: Double, to end: Double, kind: Kind = .linear) {
    self.kind = kind
    self.domain = domain
    self.start = start
    self.end = end
  }

  /// The position of a value.
  func position(of value: Double) -> Double {
    let (low, high) = (onAxis(domain.lowerBound), onAxis(domain.upperBound))
    guard high > low else { return (start + end) / 2 }
    return start + (onAxis(value) - low) / (high - low) * (end - start)
  }

  private func onAxis(_ value: Double) -> Double {
    kind == .linear ? value : log10(max(value, .leastNormalMagnitude))
  }

  /// Round values inside the domain, about `count` of them, with their texts.
  func ticks(_ count: Int) -> [(value: Double, text: String)] {
    kind == .linear ? linearTicks(count) : decades()
  }

  private func linearTicks(_ count: Int) -> [(value: Double, text: String)] {
    let step = Self.step(domain.upperBound - domain.lowerBound, count: count)
    guard step > 0, step.isFinite else { return [] }
    let decimals = max(0, -Int(log10(step * 1.0001).rounded(.down)))
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    guard last - first < 100 else { return [] }
    return stride(from: first, through: last, by: 1).map { index in
      let value = index * step
      return (value, Self.text(value, decimals: decimals))
    }
  }

  /// Powers of ten inside the domain, with 2 and 5 between them where there are few.
  private func decades() -> [(value: Double, text: String)] {
    let low = Int(log10(domain.lowerBound).rounded(.down))
    let high = Int(log10(domain.upperBound).rounded(.up))
    let factors: [Double] = high - low <= 3 ? [1, 2, 5] : [1]
    let every = max(1, (high - low) / 5)
    return (low...high).filter { ($0 - low) % every == 0 }.flatMap { exponent in
      factors.compactMap { factor in
        let value = factor * pow(10, Double(exponent))
        guard value >= domain.lowerBound * 0.999, value <= domain.upperBound * 1.001 else {
          return nil
        }
        return (value, Self.text(value, decimals: max(0, -exponent)))
      }
    }
  }

  /// 1, 2 or 5 times a power of ten.
  private static func step(_ span: Double, count: Int) -> Double {
    guard span > 0, span.isFinite else { return 0 }
    let raw = span / Double(max(1, count))
    let power = pow(10, log10(raw).rounded(.down))
    let factor = [1.0, 2, 5, 10].first { $0 * power >= raw * 0.999 } ?? 10
    return factor * power
  }

  private static func text(_ value: Double, decimals: Int) -> String {
    abs(value) >= 1e7 || decimals > 6
      ? NumberText.alone(value) : NumberText.fixed(value, decimals: decimals)
  }

  /// A domain with some air around values; `including` is part of it.
  static func domain(
    of values: [Double], including: [Double] = [], air: Double = 0.06
  ) -> ClosedRange<Double> {
    let finite = (values + including).filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return 0...1 }
    guard high > low else {
      let room = low == 0 ? 1 : abs(low) * 0.5
      return (low - room)...(high + room)
    }
    let room = (high - low) * air
    // A bound that must be shown, such as 0, is the end of the axis and not beyond it.
    let bottom = including.contains(low) ? low : low - room
    let top = including.contains(high) ? high : high + room
    return bottom...top
  }

  /// The part of some lines that a chart should show: a line that runs far above the lowest one
  /// would press all others flat, and is cut off where it leaves the rest.
  ///
  /// - Parameter lines: the heights of every line, at least 0.
  /// - Returns: the heights to make a domain of, and the lines of which nothing is left.
  static func shown(of lines: [[Double]]) -> (heights: [Double], lost: [Int]) {
    let tops = lines.map { $0.filter(\.isFinite).max() }
    guard let least = tops.compactMap({ $0 }).min(), least > 0 else {
      return (lines.flatMap { $0 }, [])
    }
    let limit = 3 * least
    let heights = lines.flatMap { $0 }.filter { $0 <= limit }
    let lost = lines.indices.filter { line in
      tops[line] != nil && !lines[line].contains { $0 <= limit }
    }
    return (heights, lost)
  }
}
