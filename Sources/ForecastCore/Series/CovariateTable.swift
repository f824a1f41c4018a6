/// The covariates of one series, found by time: past times, and future ones where they are known.
public struct CovariateTable: Hashable, Sendable {
  /// The columns.
  public let covariates: [Covariate]
  /// Strictly increasing.
  let times: [Timestamp]
  /// A column a covariate, as long as `times`; NaN where missing.
  let columns: [[Double]]

  /// A table of columns over times.
  ///
  /// - Parameters:
  ///   - covariates: names all different.
  ///   - times: strictly increasing.
  ///   - columns: one a covariate, each as long as `times`; NaN where missing.
  public init(_ covariates: [Covariate], times: [Timestamp], columns: [[Double]]) {
    precondition(
      columns.count == covariates.count && columns.allSatisfy { $0.count == times.count },
      "a column of \(times.count) values for each of \(covariates.count) covariates expected")
    precondition(
      zip(times, times.dropFirst()).allSatisfy { $0 < $1 }, "times must be strictly increasing")
    self.covariates = covariates
    self.times = times
    self.columns = columns
  }

  /// The same table with other values in the observed columns.
  func replacingObserved(_ change: ([Double]) -> [Double]) -> CovariateTable {
    CovariateTable(
      covariates, times: times,
      columns: zip(covariates, columns).map { covariate, column in
        covariate.availability == .observed ? change(column) : column
      })
  }

  /// The row of a time; nil where there is none.
  func row(at time: Timestamp) -> Int? {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < time { low = middle + 1 } else { high = middle }
    }
    return low < times.count && times[low] == time ? low : nil
  }

  /// The value of a covariate in a row; nil where there is none.
  func value(of covariate: Int, inRow row: Int?) -> Double? {
    guard let row, row < times.count, !columns[covariate][row].isNaN else { return nil }
    return columns[covariate][row]
  }
}
