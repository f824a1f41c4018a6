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
  /// The same, undifferenced, for the filter that fills gaps; empty where there are none.
  private let levels: [[Double]]
  private let delta: [Double]

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
    delta = Differencing.weights(order)
    if isComplete {
      levels = []
    } else {
      let first = values.firstIndex { !$0.isNaN } ?? 0
      // Differences do not see a constant; without it the vague start is vague enough.
      let isLevelFree = order.differenceCount > 0
      levels = columns.enumerated().map { index, column in
        let base = isLevelFree && first < column.count ? column[first] : 0
        return column.map { ($0 - base) / (index == 0 ? scale : 1) }
      }
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

  /// The moments under the exact likelihood; nil outside the stationary region.
  func exactMoments(_ model: ARMAModel) -> WhitenedMoments? {
    if isComplete { return InnovationsFilter(model: model).moments(differenced) }
    return GappyFilter(model, delta: delta)?.moments(levels)
  }

  /// The moments of the conditional sum of squares; nil where too little is left.
  ///
  /// A difference that lacks an observation counts as one that surprises nobody: 0.
  func conditionalMoments(_ model: ARMAModel) -> WhitenedMoments? {
    let filter = InnovationsFilter(model: model)
    if isComplete { return filter.conditionalMoments(differenced) }
    let missing = differenced[0].indices.filter { differenced[0][$0].isNaN }
    var filled = differenced
    for c in filled.indices {
      for t in missing { filled[c][t] = 0 }
    }
    var moments = filter.conditionalMoments(filled)
    moments?.count -= missing.filter { $0 >= model.ar.count }.count
    return moments
  }
}
