internal import Glibc

extension ARIMAEstimator {
  /// `tanh 3` is 0.995: where a search of the exact likelihood may begin at most.
  static let edge = 3.0
  /// φ near 0.83 and θ near -0.7, as unconstrained parameters.
  private static let ridge = (ar: 1.2, ma: 0.9)
  /// Up to so many observations every start is followed by likelihood.
  private static let shortSeries = 300

  /// Whether the series is short enough to look everywhere.
  var isThorough: Bool {
    effort == .thorough && problem.hasBatches(isConditional: false)
      && problem.count <= Self.shortSeries
  }

  /// Zero, and where AR and MA parts can cancel, a point on either side of that; for a short
  /// series also a lively AR or MA part alone, and for one far from 0 an AR part that stays there.
  func starts() -> [ARIMAEstimate.WarmStart] {
    let order = problem.order
    let zero = [Double](repeating: 0, count: order.coefficientCount)
    var starts = [zero]
    for sign in [1.0, -1.0] where effort == .thorough {
      var start = zero
      if order.p > 0, order.q > 0 {
        start[0] = sign * Self.ridge.ar
        start[order.p] = sign * Self.ridge.ma
      }
      if order.seasonalP > 0, order.seasonalQ > 0 {
        start[order.p + order.q] = sign * Self.ridge.ar
        start[order.p + order.q + order.seasonalP] = sign * Self.ridge.ma
      }
      if start != zero { starts.append(start) }
    }
    if isThorough {
      for index in [0, order.p] where index < order.p + order.q {
        var start = zero
        start[index] = index < order.p ? Self.ridge.ar : Self.ridge.ma
        if !starts.contains(start) { starts.append(start) }
      }
    }
    if isThorough, order.p > 0, let persistence {
      starts.append([persistence] + zero.dropFirst())
    }
    return starts.map { .init(parameters: $0, inverseHessian: nil) }
  }

  /// Where a first AR parameter may begin that has to hold up a level without a mean.
  ///
  /// It is that of the regression of each value on the one before; nil where 0 is not far away.
  private var persistence: Double? {
    guard problem.columnCount == 1 else { return nil }
    let values = problem.differenced[0]
    let before = values.dropLast().reduce(0) { $0 + $1 * $1 }
    let slope = zip(values, values.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / before
    // A root nearer to 1 than 1/n² cannot be told from 1.
    let most = 1 - 1 / Double(problem.count * problem.count)
    return slope > tanh(Self.edge) ? atanh(min(slope, most)) : nil
  }
}
