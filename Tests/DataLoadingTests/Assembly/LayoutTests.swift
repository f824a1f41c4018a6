import DataLoading
import ForecastCore
import Testing

@Suite struct LayoutTests {
  @Test func longRowsMayBeInterleaved() {
    let data = loaded(
      "unique_id,ds,y\nB,2020-01-01,1\nA,2020-01-01,2\nB,2020-01-02,3\nA,2020-01-02,4\nA,2020-01-03,5\n"
    ).data
    #expect(data?.facts.layout == .long)
    #expect(data?.panel.ids == ["B", "A"])
    #expect(data?.values(0) == [1, 3])
    #expect(data?.values(1) == [2, 4, 5])
  }

  @Test func longFilesWithSeveralValueColumnsNameBoth() {
    let data = loaded(
      "symbol,ds,open,close\nX,2020-01-01,1,2\nX,2020-01-02,3,4\n",
      LoadOptions(valueColumns: ["open", "close"])
    ).data
    #expect(data?.panel.ids == ["X/open", "X/close"])
  }

  @Test func wideRowsEndWithEmptyCells() {
    let data = loaded(
      "\"V1\",\"V2\",\"V3\",\"V4\"\n\"H1\",\"5\",\"6\",\"7\"\n\"H2\",\"8\",\"9\",\n"
    ).data
    #expect(data?.facts.layout == .wide)
    #expect(data?.panel.ids == ["H1", "H2"])
    #expect(data?.values(0) == [5, 6, 7])
    #expect(data?.values(1) == [8, 9])
    #expect(data?.times(1) == ["1", "2"])
    #expect(data?.panel.seasonLength == 1)
  }

  @Test func aNamedFrequencySaysTheSeasonOfWideRows() {
    let text = "V1,V2,V3\nH1,5,6\n"
    #expect(loaded(text, LoadOptions(frequency: .hourly)).data?.panel.seasonLength == 24)
    #expect(
      loaded(text, LoadOptions(frequency: .hourly, seasonLength: 3)).data?.panel.seasonLength == 3)
  }

  @Test func wideRowsUnderYearsAreDated() {
    let data = loaded(
      "Country,1960,1961,1962\nAruba,5,6,7\nChad,,8,9\n", LoadOptions(missing: .interpolate)
    ).data
    #expect(data?.times(0) == ["1960-01-01", "1961-01-01", "1962-01-01"])
    #expect(data?.times(1) == ["1961-01-01", "1962-01-01"])
    #expect(data?.panel.frequency == .yearly)
  }

  @Test func aHoleInsideAWideRowIsMissing() {
    #expect(
      loaded("V1,V2,V3,V4\nH1,5,,7\n").error
        == "f.csv:2:6: expected a number in 'H1', found nothing; 'H1' has 1 missing value. Fill the "
        + "file, or pass --missing forward-fill, interpolate or drop, "
        + "or keep for models that take gaps.")
  }

  @Test func newestFirstIsTurnedRoundWithANotice() {
    let data = loaded("ds,y\n2020-01-03,3\n2020-01-02,2\n2020-01-01,1\n").data
    #expect(data?.values() == [1, 2, 3])
    #expect(data?.words == ["rows come newest first and were turned round"])
  }

  @Test func unsortedRowsAreSortedWithANotice() {
    let data = loaded("ds,y\n2020-01-01,1\n2020-01-03,3\n2020-01-02,2\n").data
    #expect(data?.values() == [1, 2, 3])
    #expect(data?.words == ["rows are not in order of time (first at line 4) and were sorted"])
  }

  @Test func duplicateTimesAreRefusedWithBothLines() {
    #expect(
      loaded("ds,y\n2020-01-01,1\n2020-01-02,2\n2020-01-02,3\n").error
        == "f.csv:4:1: expected one observation of 'y' at 2020-01-02, found a second one; the first "
        + "is in line 3. Remove one of them.")
    #expect(
      loaded("ds,y\n2020-01-05,1\n2020-01-05,2\n2020-01-02,3\n2020-01-02,4\n").error?
        .hasPrefix("f.csv:3:1: ") == true)
    #expect(
      loaded("ds,shop,y\n2020-01-01,a,1\n2020-01-01,b,2\n").error
        == "f.csv:3:1: expected one observation of 'y' at 2020-01-01, found a second one; the first "
        + "is in line 2. Remove one of them, or, if the file holds several series, name the column "
        + "that tells them apart with --id-column ('shop').")
    #expect(
      loaded("unique_id,ds,y\nA,2020-01-01,1\nB,2020-01-01,2\nA,2020-01-01,3\n").error?
        .hasPrefix("f.csv:4:3: expected one observation of 'A'") == true)
  }

  @Test func emptyRowsAreLeftOutWithANotice() {
    let data = loaded("ds,y\n2020-01-01,1\n,\n2020-01-02,2\n").data
    #expect(data?.values() == [1, 2])
    #expect(data?.words == ["1 empty row left out"])
  }

  @Test func factsSayWhatTheFileHolds() {
    let data = loaded(
      "ds;y\n2020-01-01;0\n2020-01-02;-3,5\n2020-01-03;NA\n", LoadOptions(missing: .keep)
    ).data
    let facts = data?.facts
    #expect(facts?.delimiter == .semicolon)
    #expect(facts?.decimalMark == .comma)
    #expect(facts?.dateFormat == "yyyy-mm-dd")
    #expect(facts?.rowCount == 3)
    let series = facts?.series.first
    #expect(series?.missingCount == 1)
    #expect(series?.zeroCount == 1)
    #expect(series?.negativeCount == 1)
    #expect(series?.minimum == -3.5)
    #expect(series?.maximum == 0)
    #expect(series?.first == "2020-01-01")
    #expect(series?.last == "2020-01-03")
    #expect(data?.sha256?.count == 64)
  }
}
