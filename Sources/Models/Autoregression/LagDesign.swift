internal import ForecastCore

/// Which regressors a row of a regression on lags holds, in which order.
///
///     y[t] = c + d·τ + Σ φ_l y[t - (lead - 1) - l]
///
/// With `lead` 1 the row is an autoregression's; with `lead` h it forecasts h steps directly.
/// The trend comes first, then the lags that every model has, then the free ones, so that each
/// candidate of an order selection is a run of leading columns.
struct LagDesign: Hashable, Sendable {
  let trend: TrendTerm
  /// Lags every candidate has.
  let fixedLags: [Int]
  /// Lags that are added one after another, increasing.
  let freeLags: [Int]
  /// Steps from the last value a row sees to its target.
  let lead: Int

  /// Columns of the smallest candidate.
  var fixedColumns: Int { trend.columns + fixedLags.count }
  /// Columns of the largest candidate.
  var columns: Int { fixedColumns + freeLags.count }

  /// The lags of the candidate with `columns` leading columns.
  func lags(leading columns: Int) -> [Int] {
    Array((fixedLags + freeLags).prefix(columns - trend.columns))
  }

  /// How many observations come before the first target of such a candidate.
  func reach(leading columns: Int) -> Int {
    (lags(leading: columns).max() ?? 0) + (lags(leading: columns).isEmpty ? 0 : lead - 1)
  }

  /// Writes the row of a target.
  ///
  /// - Parameters:
  ///   - row: the leading columns wanted and, last, the target.
  ///   - target: the position of y[t] in `slice`.
  ///   - slice: the observations.
  ///   - time: τ of the target.
  ///   - shift: subtracted from every observation.
  func write(
    _ row: inout [Double], target: Int, in slice: SeriesSlice, time: Double, shift: Double
  ) {
    let last = row.count - 1
    var column = trend.columns
    if column >= 1 { row[0] = 1 }
    if column == 2 { row[1] = time }
    let latest = target - (lead - 1)
    for lag in fixedLags where column < last {
      row[column] = slice[latest - lag] - shift
      column += 1
    }
    for lag in freeLags where column < last {
      row[column] = slice[latest - lag] - shift
      column += 1
    }
    row[last] = slice[target] - shift
  }
}
