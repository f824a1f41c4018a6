internal import ForecastCore
internal import NumericalMethods

/// The columns known beforehand that a model regresses on, by name.
struct KnownColumns: Hashable, Sendable {
  let names: [String]

  /// The option by which models that read them can be told not to.
  static let optionKey = "known-columns"

  /// No columns.
  static let none = KnownColumns(names: [])

  private init(names: [String]) { self.names = names }

  /// All that stand beside a series.
  init(of series: SeriesSlice) {
    names = series.covariates.filter { $0.availability == .known }.map(\.name)
  }

  var isEmpty: Bool { names.isEmpty }

  /// The columns at the slice's own times, `[c][n]`.
  ///
  /// - Throws: `FitError.missingCovariate` at the first time without a value; `.unsuitable`
  ///   where the slice has no such column.
  func values(of slice: SeriesSlice) throws(FitError) -> [[Double]] {
    try names.map { name throws(FitError) in
      try slice.values(of: index(of: name, in: slice))
    }
  }

  /// The columns at the times after a slice, `[c][h]`.
  ///
  /// - Throws: as `values(of:)`.
  func futureValues(of slice: SeriesSlice, steps: Int) throws(FitError) -> [[Double]] {
    try names.map { name throws(FitError) in
      try slice.futureValues(of: index(of: name, in: slice), steps: steps)
    }
  }

  private func index(of name: String, in slice: SeriesSlice) throws(FitError) -> Int {
    guard
      let index = slice.covariates.firstIndex(where: {
        $0.name == name && $0.availability == .known
      })
    else {
      throw .unsuitable(
        series: slice.id,
        reason: "the fit regresses on '\(name)', expected that column here, known beforehand; "
          + "name it with --known-column")
    }
    return index
  }

  /// What least squares on 1 and the columns leave of values, NaN where they are.
  ///
  /// - Parameters:
  ///   - values: `[n]`.
  ///   - columns: `[c][n]`.
  /// - Returns: `[n]`; the values themselves where the columns are not independent or as many
  ///   as the values.
  static func residuals(of values: [Double], on columns: [[Double]]) -> [Double] {
    let present = values.indices.filter { !values[$0].isNaN }
    guard !columns.isEmpty, present.count > columns.count + 1 else { return values }
    let rows = present.map { t in [1] + columns.map { $0[t] } }
    guard
      let fit = try? LeastSquares.solve(
        regressors: Matrix(rows), targets: Matrix(column: present.map { values[$0] }))
    else { return values }
    return values.indices.map { t in
      columns.indices.reduce(values[t] - fit.coefficients[0, 0]) {
        $0 - fit.coefficients[$1 + 1, 0] * columns[$1][t]
      }
    }
  }
}
