import ForecastCore
import Testing

@Suite struct PanelSliceTests {
  @Test func keepsTheOrderItIsGiven() throws {
    let panel = try Panel(
      ["a", "b", "c"].map { try TimeSeries(id: $0, values: [1, 2]) }, seasonLength: 3)
    let slice = PanelSlice([panel[series: 2], panel[series: 0].narrowed(to: 1..<2)])
    #expect(slice.map(\.id) == ["c", "a"])
    #expect(slice.map(\.count) == [2, 1])
    #expect(slice.count == 2)
    #expect(slice.seasonLength == 3)
    #expect(slice.frequency == .index)
  }

  @Test func refusesASeriesTwice() async {
    await #expect(processExitsWith: .failure) {
      let panel = try Panel([TimeSeries(id: "a", values: [1, 2])])
      _ = PanelSlice([panel[series: 0], panel[series: 0].narrowed(to: 0..<1)])
    }
  }

  @Test func refusesSeriesOfTwoPanels() async {
    await #expect(processExitsWith: .failure) {
      let one = try Panel([TimeSeries(id: "a", values: [1, 2])])
      let other = try Panel([TimeSeries(id: "b", values: [1, 2])])
      _ = PanelSlice([one[series: 0], other[series: 0]])
    }
  }
}
