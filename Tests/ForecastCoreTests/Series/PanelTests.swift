import ForecastCore
import Testing

@Suite struct PanelTests {
  private func hourly(_ id: String, _ values: [Double]) throws -> TimeSeries {
    try TimeSeries(
      id: id, frequency: .hourly,
      timestamps: values.indices.map { Timestamp(rawValue: $0 * 3_600) }, values: values)
  }

  @Test func keepsEachSeriesWithItsOwnTimes() throws {
    let long = try hourly("long", [1, 2, 3])
    let shifted = try TimeSeries(
      id: "shifted", frequency: .hourly,
      timestamps: [7_200, 10_800].map { Timestamp(rawValue: $0) }, values: [40, 50])
    let panel = try Panel([long, shifted])
    #expect(panel.count == 2)
    #expect(panel.ids == ["long", "shifted"])
    #expect(panel.frequency == .hourly)
    #expect(panel.whole.map(\.id) == ["long", "shifted"])
    #expect(panel.whole.map(\.values) == [[1, 2, 3], [40, 50]])
    #expect(panel.whole[1].timestamps == shifted.timestamps)
    #expect(panel[series: 1].values == [40, 50])
  }

  @Test func takesTheSeasonOfItsFrequencyUnlessTold() throws {
    let series = try hourly("a", [1])
    #expect(try Panel([series]).seasonLength == 24)
    #expect(try Panel([series], seasonLength: 168).seasonLength == 168)
    #expect(try Panel([series], seasonLength: 168).whole.seasonLength == 168)
    #expect(try Panel([series], seasonLength: 168)[series: 0].seasonLength == 168)
  }

  @Test func refusesToBeEmpty() {
    let error = #expect(throws: SeriesError.emptyPanel) { try Panel([]) }
    #expect(error?.description == "expected at least one series, found none.")
  }

  @Test func refusesAnEmptySeries() throws {
    let series = [try hourly("a", [1]), try hourly("b", [])]
    let error = #expect(throws: SeriesError.emptySeries(series: "b")) { try Panel(series) }
    #expect(
      error?.description == "series 'b': expected at least one observation, found none.")
  }

  @Test func refusesTwoSeriesOfOneName() throws {
    let series = [try hourly("a", [1]), try hourly("b", [1]), try hourly("a", [2])]
    let error = #expect(throws: SeriesError.duplicateSeries(series: "a")) { try Panel(series) }
    #expect(
      error?.description
        == "expected one series called 'a', found two. Give each series its own name.")
  }

  @Test func refusesASecondFrequency() throws {
    let series = [try hourly("a", [1]), try TimeSeries(id: "b", values: [1])]
    let error = #expect(throws: SeriesError.self) { try Panel(series) }
    #expect(
      error?.description == """
        series 'b': expected the panel's frequency hour, found index. Put series of different \
        frequencies into different runs.
        """)
  }

  @Test func aSeasonBelowOneTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = try Panel([TimeSeries(id: "a", values: [1])], seasonLength: 0)
    }
  }
}
