internal import ForecastCore
internal import Glibc

/// A series as windows are cut from it.
struct WindowSeries: Sendable {
  let id: String
  /// z, logarithms where the plan says so.
  let values: [Double]
  /// `[n + h, C]`, `[n + 1, C]` for a direct network: row `t` says what is known just before `t`.
  let features: [Float]
  /// The least scale of a window.
  let scaleFloor: Double
  /// The mean of |z_t - z_{t - lag}|, lag the skip lag or 1; above 0.
  let meanChange: Double

  /// Reads a slice.
  ///
  /// - Parameters:
  ///   - slice: complete values.
  ///   - plan: says what is done to them.
  ///   - steps: how far ahead the calendar must reach.
  /// - Throws: `FitError.missingValue`, `.valueOutsideDomain` on a logarithm of 0 or less.
  init(_ slice: SeriesSlice, plan: WindowPlan, steps: Int) throws(FitError) {
    id = slice.id
    let observed = try slice.completeValues(minimumCount: 1)
    if plan.usesLogarithm {
      if let position = observed.firstIndex(where: { $0 <= 0 }) {
        throw .valueOutsideDomain(
          series: slice.id, position: slice.start + position, value: observed[position],
          expected: "a value above 0, as in training (transform=none reads any)")
      }
      values = observed.map { Glibc.log($0) }
    } else {
      values = observed
    }
    scaleFloor = Self.floor(values)
    let changes = zip(values.dropFirst(max(1, plan.skipLag)), values).map { abs($0 - $1) }
    meanChange = max(changes.reduce(0, +) / Double(max(1, changes.count)), scaleFloor)
    features = try Self.features(of: slice, plan: plan, steps: steps)
  }

  /// What is known just before each time, the calendar first.
  ///
  /// A known column says its values at the time and the steps after it that a step reads at once,
  /// an observed one its value at the time before.
  private static func features(
    of slice: SeriesSlice, plan: WindowPlan, steps: Int
  ) throws(FitError) -> [Float] {
    guard plan.featureCount > 0 else { return [] }
    let rows = slice.count + (plan.strategy == .direct ? 1 : steps)
    let times = slice.timestamps + slice.futureTimestamps(steps: steps)
    let columns = try plan.covariates.map { covariate throws(FitError) in
      try covariate.values(of: slice, reach: rows - slice.count + plan.knownReach - 1)
    }
    var features: [Float] = []
    features.reserveCapacity(rows * plan.featureCount)
    for row in 0..<rows {
      for calendar in plan.calendar { features += calendar.values(at: times[row]) }
      for (covariate, column) in zip(plan.covariates, columns) {
        if covariate.covariate.availability == .known {
          // Beyond the last fold's reach in training windows nothing is read.
          for ahead in 0..<plan.knownReach { features.append(column[row + ahead]) }
        } else {
          features.append(row > 0 ? column[min(row, slice.count) - 1] : 0)
        }
      }
    }
    return features
  }

  /// A hundredth of the spread of the whole series, and above what rounding makes of a constant.
  private static func floor(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    return max(0.01 * square.squareRoot(), 8 * mean.ulp, 1e-300)
  }
}
