import DataLoading
import ForecastCore
import Testing

@Suite struct NumberParserTests {
  private func value(_ text: String, _ options: LoadOptions = LoadOptions()) -> Double? {
    loaded("t,y\n1,\"\(text)\"\n2,7\n", options).data?.values().first
  }

  @Test(arguments: [
    ("$273.36", 273.36), (" $273.36", 273.36), ("73,80,500", 7_380_500), ("1e-3", 0.001),
    (" 12 ", 12), ("-$1,234.50", -1_234.5), ("$-1,234.50", -1_234.5), ("(1,234.50)", -1_234.5),
    ("($5)", -5), ("1,234", 1_234), ("12,34,567.5", 1_234_567.5), ("1 234 567", 1_234_567),
    ("1'234.5", 1_234.5), ("€ 5", 5), ("5 €", 5), ("₹73,80,500", 7_380_500), ("+.5", 0.5),
    ("9,926,540,000", 9_926_540_000),
  ])
  func readsNumbersAsPeopleWriteThem(_ text: String, _ expected: Double) {
    #expect(value(text) == expected)
  }

  @Test(arguments: [
    "123,,456.789", "1,23,4.5", "1234,567.5x", "1,2345.0", "12..5", "$", "$$5", "1-2", "5-",
    "((5))", "--5",
    "0x1F", "1z", "1 23 4567 8", "12,345,67", "INF", "-INF", "Infinity", "١٢", "123456.789‰",
  ])
  func refusesWhatIsNoNumber(_ text: String) {
    #expect(
      loaded("t,y\n1,7\n2,\"\(text)\"\n").error
        == "f.csv:3:3: expected a number in 'y', found '\(text)'. Correct it, or leave the field "
        + "empty if the value is missing.")
  }

  @Test func refusesPercentagesAndNumbersBeyondDouble() {
    #expect(
      loaded("t,y\n1,7\n2,5.5%\n").error
        == "f.csv:3:3: expected a plain number in 'y', found the percentage '5.5%'. Remove the "
        + "sign, so that the unit of the forecasts is clear.")
    #expect(
      loaded("t,y\n1,7\n2,1e999\n").error
        == "f.csv:3:3: expected a number below 1.8e308 in 'y', found '1e999'. Correct it, or leave "
        + "the field empty if the value is missing.")
  }

  @Test(arguments: [
    "", ".", "null", "NULL", "NA", "N/A", "#N/A", "NaN", "nan", "-", "None", " na ",
  ])
  func wordsForMissingAreMissing(_ text: String) {
    let found = text == "" ? "nothing" : "'\(text.filter { $0 != " " })'"
    #expect(
      loaded("t,y\n1,7\n2,\(text)\n3,8\n").error
        == "f.csv:3:3: expected a number in 'y', found \(found); 'y' has 1 missing value. Fill the "
        + "file, or pass --missing forward-fill, interpolate or drop, "
        + "or keep for models that take gaps.")
    #expect(
      loaded("t,y\n1,7\n2,\(text)\n3,8\n", LoadOptions(missing: .drop)).data?.values() == [7, 8])
  }

  @Test func decimalCommasAreSettledByTheWholeColumn() {
    let german = loaded("t;y\n1;1.234\n2;1.234,5\n3;12,25\n4;7\n").data
    #expect(german?.values() == [1_234, 1_234.5, 12.25, 7])
    #expect(german?.facts.decimalMark == .comma)
    let english = loaded("t;y\n1;1,234\n2;1,234.5\n").data
    #expect(english?.values() == [1_234, 1_234.5])
    #expect(english?.facts.decimalMark == .point)
  }

  @Test func mixedDecimalMarksAreRefused() {
    #expect(
      loaded("t;y\n1;1,5\n2;7\n3;2.5\n").error
        == "f.csv:4:3: expected a number in 'y', found '2.5'. The column has decimal commas; write "
        + "all its numbers so, or pass --decimal-mark point.")
  }

  @Test func anUnsettledCommaIsRefusedWithBothReadings() {
    #expect(
      loaded("t;y\n1;7\n2;1,234\n3;2,345\n").error
        == "f.csv:3:3: '1,234' in 'y' can be 1234.0 (decimal point) or 1.234 (decimal comma), and "
        + "no other number of the column settles it. Pass --decimal-mark point or --decimal-mark "
        + "comma.")
    let text = "t;y\n1;7\n2;1,234\n"
    #expect(loaded(text, LoadOptions(decimalMark: .comma)).data?.values() == [7, 1.234])
    #expect(loaded(text, LoadOptions(decimalMark: .point)).data?.values() == [7, 1_234])
    // In a file whose delimiter is the comma, a quoted one groups.
    #expect(loaded("t,y\n1,7\n2,\"1,234\"\n").data?.values() == [7, 1_234])
  }
}
