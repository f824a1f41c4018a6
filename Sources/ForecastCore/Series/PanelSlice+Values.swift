extension PanelSlice {
  /// The same series at the same times with other values: transformed ones, say.
  ///
  /// Positions in the series stay what they are, so that `start` means the same in both.
  ///
  /// - Parameter replacements: for each series finite numbers or NaN, at most as many as its
  ///   slice has; fewer leave out the oldest observations, as differences do.
  /// - Returns: a slice of a panel of its own.
  public func replacingValues(_ replacements: [[Double]]) -> PanelSlice {
    replacing(replacements, covariates: nil)
  }

  /// The same series with other values and other observed covariates, as an audit has them.
  ///
  /// - Parameters:
  ///   - replacements: as for `replacingValues(_:)`.
  ///   - observed: gives a column of a series, by its position, other values: the times of the
  ///     column's rows and what stands there, NaN where missing.
  /// - Returns: a slice of a panel of its own; covariates known beforehand stay what they are.
  public func replacingValues(
    _ replacements: [[Double]],
    observed: (_ series: Int, _ times: [Timestamp], _ column: [Double]) -> [Double]
  ) -> PanelSlice {
    let tables = enumerated().compactMap { index, series in
      series.table.map { table in table.replacingObserved { observed(index, table.times, $0) } }
    }
    return replacing(replacements, covariates: tables)
  }

  private func replacing(
    _ replacements: [[Double]], covariates: [CovariateTable]?
  ) -> PanelSlice {
    precondition(replacements.count == count, "values for each of \(count) series expected")
    precondition(
      zip(self, replacements).allSatisfy { $0.count >= $1.count }, "more values than times")
    let storage = PanelStorage(
      Array(self), replacingValues: replacements, covariates: covariates)
    return PanelSlice(
      replacements.indices.map { index in
        let end = self[index].range.upperBound
        return SeriesSlice(
          storage: storage, series: index, range: end - replacements[index].count..<end)
      })
  }
}

extension SeriesSlice {
  /// The same series at the same times with other values, as `PanelSlice.replacingValues` has it.
  public func replacingValues(_ replacement: [Double]) -> SeriesSlice {
    PanelSlice([self]).replacingValues([replacement])[0]
  }
}
