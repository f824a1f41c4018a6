import DataLoading
import ForecastCore
import Testing

@Suite struct ColumnRolesTests {
  private func columns(
    _ text: String, _ options: LoadOptions = LoadOptions()
  ) -> [String?] {
    guard let facts = loaded(text, options).data?.facts else { return ["no data"] }
    return [facts.dateColumn] + facts.valueColumns + (facts.idColumn.map { [$0] } ?? [])
  }

  @Test func adjustedCloseComesBeforeCloseAndIsSaid() {
    let text = "Date,Open,Close,Adj Close\n2020-01-01,1,2,3\n2020-01-02,4,5,6\n"
    #expect(columns(text) == ["Date", "Adj Close"])
    #expect(
      loaded(text).data?.words.first
        == "values are taken from 'Adj Close', not from 'Close', 'Open'; --value-column chooses "
        + "another")
    #expect(columns(text, LoadOptions(valueColumns: ["close"])) == ["Date", "Close"])
  }

  @Test func severalValueColumnsAreASeriesEach() {
    let data = loaded(
      "Date,Open,Close\n2020-01-01,1,2\n2020-01-02,4,5\n",
      LoadOptions(valueColumns: ["Close", "Open"])
    ).data
    #expect(data?.panel.ids == ["Close", "Open"])
    #expect(data?.values(1) == [1, 4])
  }

  @Test func namelessFirstColumnHoldsTheDates() {
    #expect(columns(",Open,Close\n2020-01-01,1,2\n2020-01-02,4,5\n") == ["column 1", "Close"])
    #expect(columns(",a\n0,1\n1,4\n2,9\n") == ["column 1", "a"])
  }

  @Test func datesAreFoundByContentAndTheOnlyNumbersAreTheValues() {
    #expect(columns("AAPL_x,AAPL_y\n2014-01-02,77.4\n2014-01-03,77.0\n") == ["AAPL_x", "AAPL_y"])
  }

  @Test func severalColumnsWithoutAUsualNameAreRefused() {
    #expect(
      loaded("Date,a,b\n2020-01-01,1,2\n2020-01-02,4,5\n").error
        == "f.csv: expected one column of values, found 2 that could be meant: 'a', 'b'. Choose "
        + "with --value-column (repeat it for several series).")
  }

  @Test func unknownColumnsAreRefusedWithTheNearest() {
    let text = "Date,Close\n2020-01-01,1\n"
    #expect(
      loaded(text, LoadOptions(valueColumns: ["Clsoe"])).error
        == "f.csv: expected a column 'Clsoe', found 'Date', 'Close'. Did you mean 'Close'?")
    #expect(
      loaded(text, LoadOptions(dateColumn: "volume")).error
        == "f.csv: expected a column 'volume', found 'Date', 'Close'. Name one of these.")
  }

  @Test func aColumnOfKeysIsNoSeriesName() {
    #expect(columns("id,date,y\n1,2020-01-01,5\n2,2020-01-02,6\n") == ["date", "y"])
    #expect(columns("id,date,y\n1,2020-01-01,5\n2,2020-01-01,6\n") == ["date", "y", "id"])
  }

  @Test func aFileWithoutTimesIsCountedByRow() {
    let data = loaded("y\n5\n6\n").data
    #expect(data?.times() == ["1", "2"])
    #expect(data?.words == ["no column of times was found; observations are counted by row"])
  }

  @Test func aFileWithoutHeaderIsRead() {
    let data = loaded("2020-01-01,5\n2020-01-02,6\n").data
    #expect(data?.facts.hasHeader == false)
    #expect(data?.values() == [5, 6])
    #expect(data?.panel.ids == ["column 2"])
    #expect(
      data?.words.first
        == "the file has no header; its columns are called 'column 1', 'column 2', …"
    )
  }

  @Test func textWhereNumbersAreExpectedNamesTheFirst() {
    #expect(
      loaded("name,town\nAnn,Oslo\n").error
        == "f.csv: expected a column of numbers, found none among 'name', 'town'. Name one with "
        + "--value-column to see what is wrong with it.")
    #expect(
      loaded("date,Close\n2020-01-01,n.v.\n").error
        == "f.csv:2:12: expected a number in 'Close', found 'n.v.'. Correct it, or leave the field "
        + "empty if the value is missing.")
  }

  @Test func emptyFilesAndLoneHeadersAreRefused() {
    #expect(loaded("").error == "f.csv: expected a header and rows of data, found an empty file.")
    #expect(
      loaded("Date,Close\n").error == "f.csv: expected rows of data below the header, found none.")
  }

  @Test func namesThatAreNoUTF8AreRefused() {
    let error = #expect(throws: DataError.self) {
      try CSVText.load([0x64, 0x2C, 0xFF, 0x0A, 0x31, 0x2C, 0x32])
    }
    #expect(
      error?.description
        == "f.csv:1:3: expected a column's name in UTF-8, found other bytes. Save the file as UTF-8."
    )
  }

  @Test func layoutsThatDoNotFitAreRefused() {
    #expect(
      loaded("d,y\n2020-01-01,1\n", LoadOptions(layout: .long)).error
        == "f.csv: expected the layout 'long', but no column names the series; name one with "
        + "--id-column.")
    #expect(
      loaded("y\n1\n", LoadOptions(layout: .wide)).error
        == "f.csv: expected the layout 'wide', but there is only one column; a wide row is a name "
        + "and its values.")
  }

  @Test func columnsOfOneNameAreRefused() {
    #expect(
      loaded("ds,y,y\n2020-01-01,1,5\n2020-01-02,2,6\n").error
        == "f.csv: expected one column 'y', found 2: columns 2 and 3. Rename all but one.")
    #expect(
      loaded("ds,y,ds\n2020-01-01,1,5\n2020-01-02,2,6\n").error
        == "f.csv: expected one column 'ds', found 2: columns 1 and 3. Rename all but one.")
    // Where neither is read, nothing is ambiguous.
    #expect(loaded("ds,y,note,note\n2020-01-01,1,a,b\n2020-01-02,2,c,d\n").data != nil)
  }

  @Test func numbersThatAreNotReadAreNamed() {
    let data = loaded(
      "unique_id,ds,y,z\nA,2020-01-01,1,5\nA,2020-01-02,2,6\nA,2020-01-03,2,6\n"
    ).data
    #expect(data?.panel.ids == ["A"])
    #expect(
      data?.words == ["values are taken from 'y', not from 'z'; --value-column chooses another"])
  }

  @Test func emptyNamesOfSeriesAreCalledEmpty() {
    let error = ": expected the name of a series, found nothing. Fill it in, or remove the row."
    #expect(
      loaded("unique_id,ds,y\nA,2020-01-01,1\n,2020-01-02,2\n").error == "f.csv:3:1" + error)
    #expect(
      loaded("unique_id,ds,y\nA,2020-01-01,1\n  ,2020-01-02,2\n").error == "f.csv:3:1" + error)
    #expect(loaded("id,V2,V3\nA,1,2\n ,3,4\n").error == "f.csv:3:1" + error)
  }

  @Test(arguments: [("UTF-16LE", [0xFF, 0xFE]), ("UTF-16BE", [0xFE, 0xFF])])
  func utf16IsNamed(_ encoding: String, _ mark: [UInt8]) {
    let text = Array("ds,y\n2020-01-01,1\n2020-01-02,2\n".utf8)
    let bytes: [UInt8] = text.flatMap { encoding == "UTF-16LE" ? [$0, 0] : [0, $0] }
    let error = { (name: String) in
      "f.csv: expected text in UTF-8, found \(name). Save the file as UTF-8, or convert it: "
        + "iconv -f \(name) -t UTF-8 'f.csv' > utf8.csv."
    }
    #expect(throws: DataError.notUTF8(path: "f.csv", encoding: encoding)) {
      try CSVText.load(bytes)
    }
    let marked = #expect(throws: DataError.self) { try CSVText.load(mark + bytes) }
    #expect(marked?.description == error("UTF-16"))
  }
}
