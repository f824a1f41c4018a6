internal import CKernels
internal import Glibc
internal import NumericalMethods

/// `n log Σe²` of a Theta model over level, α and the weight `1 - 1/θ` of its trend line.
struct ThetaObjective: BatchObjective {
  let optimisesTheta: Bool
  private let values: [Double]
  private let intercepts: [Double]
  private let slopes: [Double]
  private let floor: Double
  private var rows = [Double](repeating: 0, count: 3 * Self.lanes)
  private var squares = [Double](repeating: 0, count: Self.lanes)

  static let lanes = 8
  /// Errors of the first steps rest on a trend line through next to nothing.
  static let burnIn = 3

  init(values: [Double], variant: ThetaVariant) {
    self.values = values
    optimisesTheta = variant.optimisesTheta
    if variant.isDynamic {
      var line = TrendLine()
      var lines: [TrendLine] = []
      lines.reserveCapacity(values.count)
      for value in values {
        lines.append(line)
        line.append(value)
      }
      intercepts = lines.map(\.intercept)
      slopes = lines.map(\.slope)
    } else {
      let line = TrendLine(values)
      intercepts = Array(repeating: line.intercept, count: values.count)
      slopes = Array(repeating: line.slope, count: values.count)
    }
    floor = max(1e-30 * values.reduce(0) { $0 + $1 * $1 }, Double.leastNormalMagnitude)
  }

  var dimension: Int { optimisesTheta ? 3 : 2 }

  mutating func evaluate(_ points: [Double], count: Int, into results: inout [Double]) {
    for first in stride(from: 0, to: count, by: Self.lanes) {
      let used = min(Self.lanes, count - first)
      for lane in 0..<Self.lanes {
        let offset = (first + min(lane, used - 1)) * dimension
        rows[lane] = points[offset]
        rows[Self.lanes + lane] = points[offset + 1]
        rows[2 * Self.lanes + lane] = optimisesTheta ? points[offset + 2] : 0.5
      }
      unsafe theta_sums(
        values, intercepts, slopes, values.count, Self.burnIn, rows, &squares)
      for lane in 0..<used {
        let value = Double(values.count) * log(squares[lane] + floor)
        results[first + lane] = value.isFinite ? value : .infinity
      }
    }
  }
}
