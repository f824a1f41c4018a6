import ForecastCore
import Testing

@Suite struct PanelSliceValuesTests {
  @Test func replacedValuesKeepTheirPlaceInTheSeries() throws {
    let panel = try Panel(
      [
        TimeSeries(id: "a", values: [1, 2, 4, 8, 16]), TimeSeries(id: "b", values: [3, 9, 27]),
      ], seasonLength: 2)
    let slice = PanelSlice([
      panel[series: 0].narrowed(to: 1..<4), panel[series: 1].narrowed(to: 0..<3),
    ])
    let differences = slice.replacingValues([[2, 4], [6, 18]])
    #expect(differences.map(\.values) == [[2, 4], [6, 18]])
    #expect(differences.map(\.start) == [2, 1])
    #expect(differences.map(\.id) == ["a", "b"])
    #expect(differences.seasonLength == 2)
    #expect(differences[0].timestamps == Array(panel[series: 0].timestamps[2..<4]))
    #expect(differences[0].narrowed(to: 1..<2)[0] == 4)
    #expect(differences[0].futureTimestamps(steps: 2) == slice[0].futureTimestamps(steps: 2))
    #expect(panel[series: 0].replacingValues([7, 6, 5, 4, 3]).values == [7, 6, 5, 4, 3])
  }
}
