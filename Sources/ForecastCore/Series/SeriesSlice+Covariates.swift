extension SeriesSlice {
  /// The columns that stand beside the values; empty where there are none.
  public var covariates: [Covariate] { table?.covariates ?? [] }

  /// A covariate at the slice's own times, `[count]`.
  ///
  /// - Parameter index: its place in `covariates`.
  /// - Returns: one value an observation.
  /// - Throws: `FitError.missingCovariate` at the first time without one.
  public func values(of index: Int) throws(FitError) -> [Double] {
    let times = timestamps
    return try values(of: index, at: times, rows: times.map { table?.row(at: $0) })
  }

  /// A known covariate in the rows that follow the slice, which need not be a frequency's step
  /// apart: exchanges have holidays.
  ///
  /// An observed one has no future here, whatever the panel holds: asking for it traps.
  ///
  /// - Parameters:
  ///   - index: its place in `covariates`.
  ///   - steps: how far ahead.
  /// - Returns: one value a step.
  /// - Throws: `FitError.missingCovariate` at the first time without one.
  public func futureValues(of index: Int, steps: Int) throws(FitError) -> [Double] {
    precondition(
      covariates[index].availability == .known,
      "'\(covariates[index].name)' is not known beforehand")
    let last = table?.row(at: timestamp(at: count - 1))
    return try values(
      of: index, at: futureTimestamps(steps: steps),
      rows: (1...Swift.max(steps, 1)).prefix(steps).map { ahead in last.map { $0 + ahead } })
  }

  /// The columns of this series, past and future.
  var table: CovariateTable? {
    storage.covariates.isEmpty ? nil : storage.covariates[series]
  }

  private func values(
    of index: Int, at times: [Timestamp], rows: [Int?]
  ) throws(FitError) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(times.count)
    for (time, row) in zip(times, rows) {
      guard let value = table?.value(of: index, inRow: row) else {
        throw .missingCovariate(
          series: id, covariate: covariates[index].name, time: frequency.text(of: time))
      }
      values.append(value)
    }
    return values
  }
}
