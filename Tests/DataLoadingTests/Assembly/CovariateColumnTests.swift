import DataLoading
import ForecastCore
import Testing

@Suite struct CovariateColumnTests {
  private static let text = """
    ds,shop,y,holiday,visits
    2024-01-01,a,5,1,30
    2024-01-02,a,6,0,31
    2024-01-03,a,7,0,32
    2024-01-04,a,,1,
    2024-01-05,a,,0,
    """

  private func load(_ text: String, _ change: (inout LoadOptions) -> Void) throws -> Panel {
    var options = LoadOptions(idColumn: "shop")
    options.knownColumns = ["holiday"]
    options.observedColumns = ["visits"]
    change(&options)
    return try DataFile.load(text: text, options: options).panel
  }

  @Test func rowsWithoutAValueAtTheEndAreTheFutureOfKnownColumns() throws {
    let slice = try load(Self.text) { _ in }.whole[0]
    #expect(slice.values == [5, 6, 7])
    #expect(try slice.values(of: 1) == [30, 31, 32])
    #expect(try slice.futureValues(of: 0, steps: 2) == [1, 0])
  }

  @Test func rowsNewestFirstAreTurnedWithTheirColumns() throws {
    let lines = Self.text.split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let slice = try load(turned) { _ in }.whole[0]
    #expect(slice.values == [5, 6, 7])
    #expect(try slice.futureValues(of: 0, steps: 2) == [1, 0])
  }

  @Test func aMissingValueInTheMiddleStaysOne() throws {
    let broken = Self.text.replacing("6,0,31", with: ",0,31")
    #expect(throws: DataError.self) { try load(broken) { _ in } }
  }

  @Test func aColumnIsOneThingOnly() throws {
    #expect(throws: DataError.columnTwice(path: "text", name: "holiday")) {
      try load(Self.text) { $0.observedColumns = ["holiday"] }
    }
    #expect(
      "\(DataError.columnTwice(path: "a.csv", name: "x"))"
        == "a.csv: expected column 'x' to be one thing, found it named twice: it is a value, a "
        + "date, a series' name, known beforehand or observed. Keep one.")
  }

  @Test func unknownColumnsAreRefusedByName() throws {
    #expect(throws: DataError.self) { try load(Self.text) { $0.knownColumns = ["holidays"] } }
  }
}
