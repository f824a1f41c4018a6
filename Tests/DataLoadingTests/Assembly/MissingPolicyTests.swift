import DataLoading
import ForecastCore
import Testing

@Suite struct MissingPolicyTests {
  /// Months with two empty cells and two absent rows.
  private let text =
    "ds,y\n2020-01,\n2020-02,2\n2020-03,NA\n2020-04,8\n2020-07,14\n2020-08,null\n"

  private func load(_ policy: MissingPolicy) -> LoadedData? {
    loaded(text, LoadOptions(missing: policy)).data
  }

  @Test func errorNamesTheFirstLine() {
    #expect(
      loaded(text).error
        == "f.csv:2:9: expected a number in 'y', found nothing; 'y' has 3 missing values. Fill the "
        + "file, or pass --missing forward-fill, interpolate or drop, "
        + "or keep for models that take gaps.")
  }

  @Test func errorRefusesAbsentRowsToo() {
    #expect(
      loaded("ds,y\n2020-01,1\n2020-02,2\n2020-05,5\n").error
        == "f.csv:4:9: expected a row of 'y' every month, found 2020-05-01 after 2020-02-01; 2 rows "
        + "are absent. Add them, or pass --missing forward-fill, interpolate or drop, "
        + "or keep for models that take gaps.")
  }

  @Test func forwardFillRepeatsTheLastValue() {
    let data = load(.forwardFill)
    #expect(data?.times().first == "2020-02-01")
    #expect(data?.times().last == "2020-08-01")
    #expect(data?.values() == [2, 2, 8, 8, 8, 14, 14])
    #expect(
      data?.words == [
        "series 'y': 2 times without a row (first between 2020-04-01 and 2020-07-01)",
        "series 'y': 1 missing values at its start and 0 at its end were left out",
        "4 missing values in 1 series filled with the value before",
      ])
  }

  @Test func interpolateDrawsStraightLines() {
    let data = load(.interpolate)
    #expect(data?.values() == [2, 5, 8, 10, 12, 14])
    #expect(data?.times().last == "2020-07-01")
  }

  @Test func dropLeavesTheRestInPlace() {
    let data = load(.drop)
    #expect(data?.values() == [2, 8, 14])
    #expect(data?.times() == ["2020-02-01", "2020-04-01", "2020-07-01"])
  }

  @Test func keepHoldsEveryPlace() {
    let data = load(.keep)
    #expect(data?.times().count == 8)
    #expect(data?.values().map(\.isNaN) == [true, false, true, false, true, true, false, true])
  }

  @Test func holidaysAreNeverFilled() {
    let rows = ["06", "07", "08", "09", "10", "13", "15", "16"].map {
      "2020-01-\($0),\(Int($0) ?? 0)"
    }
    let data = loaded("ds,y\n" + rows.joined(separator: "\n"), LoadOptions(missing: .forwardFill))
      .data
    #expect(data?.panel.frequency == .businessDaily)
    #expect(data?.values().count == 8)
  }

  @Test func moreAbsentRowsThanAnyoneWantsAreRefused() {
    let options = LoadOptions(frequency: Frequency(.second), missing: .keep)
    #expect(
      loaded("ds,y\n2020-01-01 00:00,1\n2020-01-01 00:01,1\n2021-01-01 00:00,2\n", options).error
        == "f.csv: expected at most 10000000 absent rows to fill at the frequency 'second', found "
        + "31622398. Name a coarser frequency, or pass --missing drop.")
  }

  @Test func aSeriesWithoutAnyValueIsLeftOutOrRefused() {
    let long = "unique_id,ds,y\nA,2020-01-01,1\nA,2020-01-02,2\nB,2020-01-01,\nB,2020-01-02,\n"
    let data = loaded(long, LoadOptions(missing: .drop)).data
    #expect(data?.panel.ids == ["A"])
    #expect(data?.words.contains("series without a single value left out: 'B'") == true)
    #expect(
      loaded("ds,y\n2020-01-01,\n2020-01-02,\n", LoadOptions(missing: .keep)).error
        == "f.csv: expected at least one value of 'y', found none.")
  }
}
