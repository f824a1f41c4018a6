internal import Glibc

/// A series to be fitted: centred, differenced, scaled to 1, with its regressors, ready for a
/// likelihood.
///
/// Where a mean or a drift is estimated, the series is taken less a `TrendOffset`: sums of squares
/// of a level huge beside its spread would leave nothing of the spread.
struct ARIMAProblem {
  let order: ARIMAOrder
  let regressors: [ARIMATrend.Regressor]
  /// The names of the columns regressed on besides.
  let columnNames: [String]
  /// What was taken from the series before it was divided by the scale.
  let offset: TrendOffset
  /// What the series was divided by.
  let scale: Double
  /// Observations the likelihood counts: those present, less the differencing span.
  let count: Int
  /// The variance, in units of the scaled series, that is only rounding.
  let floor: Double
  /// Whether no observation is missing.
  let isComplete: Bool
  /// The series and its regressors, differenced, `[c][n - d - mD]`.
  let differenced: [[Double]]
  /// The same with 0 for a difference that lacks an observation.
  let conditional: [[Double]]
  /// The same with its gaps filled; nil where there are none, or too many.
  let filled: FilledSeries?
  /// The same, undifferenced, for the filter that steps over gaps; empty where none is needed.
  let levels: [[Double]]

  /// A problem from values that are NaN where missing and complete columns to regress on, each
  /// as long as the values.
  init(
    values: [Double], order: ARIMAOrder, regressors: [ARIMATrend.Regressor],
    columnNames: [String] = [], columns known: [[Double]] = []
  ) {
    self.order = order
    self.regressors = regressors
    self.columnNames = columnNames
    let offset = TrendOffset(of: values, regressors: regressors)
    self.offset = offset
    let size = values.reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
    let values = offset.removed(from: values)
    let present = values.filter { !$0.isNaN }
    isComplete = present.count == values.count
    count = present.count - order.differencingSpan
    let columns =
      [values] + regressors.map { one in values.indices.map(one.value(at:)) } + known
    var changes = columns.map { Differencing.apply($0, order: order) }
    let largest = changes[0].reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
    let scale = largest > 0 ? largest : (size > 0 ? size : 1)
    self.scale = scale
    // Differences of rounded levels are wrong by a few units in the last place of the levels.
    let rounding = size / scale * 0x1p-52 * Double(1 << min(order.differenceCount, 10))
    floor = max(rounding * rounding, 1e-28)
    changes[0] = changes[0].map { $0 / scale }
    differenced = changes
    guard !isComplete else {
      (conditional, filled, levels) = (changes, nil, [])
      return
    }
    conditional = changes.map { column in
      column.indices.map { changes[0][$0].isNaN ? 0 : column[$0] }
    }
    filled =
      values.count - present.count + columns.count <= FilledSeries.mostColumns
      ? FilledSeries(
        values.map { $0 / scale }, regressors: Array(changes.dropFirst()), order: order) : nil
    levels = filled == nil ? Self.levels(columns, scale: scale, order: order) : []
  }

  /// The columns undifferenced, the first of them scaled.
  ///
  /// Differences do not see a constant; without it the vague start is vague enough.
  private static func levels(
    _ columns: [[Double]], scale: Double, order: ARIMAOrder
  ) -> [[Double]] {
    let first = columns[0].firstIndex { !$0.isNaN } ?? 0
    return columns.enumerated().map { index, column in
      let base = order.differenceCount > 0 && first < column.count ? column[first] : 0
      return column.map { ($0 - base) / (index == 0 ? scale : 1) }
    }
  }

  /// Trend coefficients in the unit of the series, from those of the scaled one.
  func restored(_ beta: [Double]) -> [Double] {
    zip(beta, offset.coefficients(count: beta.count)).map { $0 * scale + $1 }
  }

  /// Trend coefficients of the scaled series, from those in the unit of the series.
  func scaled(_ coefficients: [Double]) -> [Double] {
    zip(coefficients, offset.coefficients(count: coefficients.count)).map { ($0 - $1) / scale }
  }

  /// The columns of a likelihood: the series and its regressors.
  var columnCount: Int { 1 + regressors.count + columnNames.count }
}
