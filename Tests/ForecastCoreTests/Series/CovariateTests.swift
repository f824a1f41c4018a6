import ForecastCore
import Testing

@Suite struct CovariateTests {
  /// Six observations of two columns, and two rows of the future.
  private func panel() throws -> Panel {
    let series = try TimeSeries(id: "sales", values: [5, 6, 7, 8, 9, 10])
    let table = CovariateTable(
      [
        Covariate(name: "promotion", availability: .known),
        Covariate(name: "visits", availability: .observed),
      ],
      times: (1...8).map { Timestamp(rawValue: $0) },
      columns: [
        [1, 0, 0, 1, 0, 1, 1, 0], [30, 31, 32, 33, 34, 35, .nan, .nan],
      ])
    return try Panel([series], covariates: [table])
  }

  @Test func aSliceSeesItsOwnTimesAndTheFutureOfWhatIsKnown() throws {
    let slice = try panel().whole[0].narrowed(to: 1..<4)
    #expect(slice.covariates.map(\.name) == ["promotion", "visits"])
    #expect(try slice.values(of: 0) == [0, 0, 1])
    #expect(try slice.values(of: 1) == [31, 32, 33])
    #expect(try slice.futureValues(of: 0, steps: 4) == [0, 1, 1, 0])
    #expect(try slice.futureValues(of: 0, steps: 0) == [])
  }

  @Test func whereTheFutureEndsIsSaid() throws {
    let slice = try panel().whole[0]
    #expect(try slice.futureValues(of: 0, steps: 2) == [1, 0])
    #expect(
      throws: FitError.missingCovariate(series: "sales", covariate: "promotion", time: "9")
    ) { try slice.futureValues(of: 0, steps: 3) }
    #expect(
      "\(FitError.missingCovariate(series: "sales", covariate: "promotion", time: "9"))"
        == "series 'sales': expected a value of 'promotion' at 9, found none. Add a row for that "
        + "time (known columns need them for the times to be forecast too), or leave the column out."
    )
  }

  @Test func replacedValuesKeepTheirColumns() throws {
    let slice = try panel().whole[0].narrowed(to: 0..<5).replacingValues([1, 2, 3])
    #expect(try slice.values(of: 0) == [0, 1, 0])
    #expect(try slice.futureValues(of: 0, steps: 1) == [1])
  }

  @Test func observedColumnsCanBeReplacedAndKnownOnesStay() throws {
    let whole = try panel().whole
    let changed = whole.replacingValues([[5, 6, 7, 8, 9, 1]]) { series, times, column in
      #expect(series == 0 && times.count == 8)
      return zip(times, column).map { $0.rawValue > 3 ? -1 : $1 }
    }[0]
    #expect(changed.values == [5, 6, 7, 8, 9, 1])
    #expect(try changed.values(of: 1) == [30, 31, 32, -1, -1, -1])
    #expect(try changed.values(of: 0) == [1, 0, 0, 1, 0, 1])
    #expect(try changed.futureValues(of: 0, steps: 2) == [1, 0])
  }

  @Test func aPanelWithoutColumnsHasNone() throws {
    #expect(try Panel([TimeSeries(id: "a", values: [1, 2])]).whole[0].covariates.isEmpty)
  }
}
