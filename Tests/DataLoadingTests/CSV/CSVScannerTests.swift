import DataLoading
import Testing

@Suite struct CSVScannerTests {
  /// The records of a text, fields as text.
  private func records(
    _ text: String, delimiter: CSVDelimiter? = nil
  ) throws -> [[String?]] {
    let bytes = Array(text.utf8)
    let table = try CSVScanner.scan(bytes.span, path: "f.csv", delimiter: delimiter)
    return (0..<table.recordCount).map { record in
      (0..<table.columnCount).map { table[record, $0].text(in: bytes.span) }
    }
  }

  private func message(_ text: String) -> String {
    do {
      _ = try records(text)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineEndingEndsARow(_ end: String) throws {
    let expected = [["a", "b"], ["1", "2"], ["3", ""]]
    #expect(try records("a,b\(end)1,2\(end)3,") == expected)
    #expect(try records("a,b\(end)1,2\(end)3,\(end)") == expected)
    #expect(try records("a,b\(end)\(end)1,2\(end)3,\(end)\(end)\(end)") == expected)
  }

  @Test func quotesHoldDelimitersLineEndsAndDoubledQuotes() throws {
    #expect(
      try records("a,b\n\"1,\r\n2\",\"say \"\"so\"\"\"\n\"\",x\"y\"\n")
        == [["a", "b"], ["1,\r\n2", "say \"so\""], ["", "x\"y\""]])
    #expect(try records("\"a\" ,b\n\"\"\"\",c") == [["a", "b"], ["\"", "c"]])
  }

  @Test func byteOrderMarkIsNoPartOfTheFirstName() throws {
    #expect(try records("\u{FEFF}a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(try records("\u{FEFF}\"a\",b\n1,2") == [["a", "b"], ["1", "2"]])
  }

  @Test(arguments: zip([",", ";", "\t", "|"], [CSVDelimiter.comma, .semicolon, .tab, .pipe]))
  func delimiterIsFoundByItself(_ text: String, _ expected: CSVDelimiter) throws {
    let bytes = Array("d\(text)v\n2020\(text)1\n2021\(text)\"2,5;3|4\t5\"\n".utf8)
    let table = try CSVScanner.scan(bytes.span, path: "f.csv")
    #expect(table.delimiter == expected)
    #expect(table.columnCount == 2)
  }

  @Test func decimalCommasDoNotMakeTheCommaTheDelimiter() throws {
    #expect(
      try records("Datum;Wert\n2020;1,5\n2021;2,5") == [
        ["Datum", "Wert"], ["2020", "1,5"], ["2021", "2,5"],
      ])
    #expect(try records("a,b;c\n1,2;3").first == ["a,b", "c"])
  }

  @Test func blankLinesOfOneColumnAreEmptyFieldsExceptAtTheEnd() throws {
    #expect(try records("a\n1\n\n3\n\n\n") == [["a"], ["1"], [""], ["3"]])
  }

  @Test func rowsOfEmptyFieldsAreLeftOut() throws {
    #expect(try records("a,b\n,\n1,2\n,\n") == [["a", "b"], ["1", "2"]])
  }

  @Test func raggedRowsAreRefusedWithLineAndColumn() {
    #expect(
      message("a,b,c\n1,2,3\n4,\"5\n6\"\n")
        == "f.csv:4:3: expected 3 fields as in the first row, found 2. Add the missing "
        + "delimiters, or remove the row.")
    #expect(
      message("a,b\n1,2\n1,é,34,5\n")
        == "f.csv:3:5: expected 2 fields as in the first row, found 4. Put fields that contain "
        + "the delimiter in quotes, or remove the surplus.")
  }

  @Test func unterminatedQuoteNamesTheLineItOpensIn() {
    #expect(
      message("a,b\n1,2\n3,\"4\n5,6\n")
        == "f.csv:3:3: expected a closing quote for the one that opens here, found the end of "
        + "the file. Close it, or write a quote inside a quoted field twice.")
  }

  @Test func textBehindAClosingQuoteIsRefused() {
    #expect(
      message("a,b\n\"1\"2,3\n")
        == "f.csv:2:4: expected a delimiter or the end of the row after a closing quote, found "
        + "more text. Write a quote inside a quoted field twice.")
  }

  @Test func aHundredThousandColumnsAreRead() throws {
    let header = (1...100_000).map { "c\($0)" }.joined(separator: ",")
    let row = (1...100_000).map(String.init).joined(separator: ",")
    let all = try records(header + "\n" + row)
    #expect(all.count == 2)
    #expect(all[1][99_999] == "100000")
  }

  @Test func aFieldOfMoreThanFourMebibytesIsRefused() {
    let long = String(repeating: "x", count: 1 << 22)
    #expect(message("a,b\n1,\(long)").hasPrefix("f.csv:2:3: expected a field of at most 4 MiB"))
    #expect(message("a,b\n1,\"\(long)\"").hasPrefix("f.csv:2:3: expected a field of at most 4 MiB"))
    #expect(message("a,b\n1,\(long.dropLast())") == "no error")
  }

  @Test func nothingGivesNoRecords() throws {
    #expect(try records("").isEmpty)
    #expect(try records("\n\r\n\r").isEmpty)
    #expect(try records("\u{FEFF}").isEmpty)
  }
}
