import DataLoading
import ForecastCore
import Testing

@Suite struct TimeColumnTests {
  /// The times of a file with these dates, and its frequency.
  private func read(
    _ dates: [String], _ options: LoadOptions = LoadOptions()
  ) -> (times: [String]?, frequency: Frequency?, format: String?, error: String?) {
    let rows = dates.enumerated().map { "\"\($0.element)\",\($0.offset).5" }
    let result = loaded("date,y\n" + rows.joined(separator: "\n"), options)
    return (
      result.data?.times(), result.data?.panel.frequency, result.data?.facts.dateFormat,
      result.error
    )
  }

  @Test(arguments: [
    (["2020-01-30", "2020-01-31", "2020-02-01"], "yyyy-mm-dd"),
    (["2020/1/30", "2020/1/31", "2020/2/1"], "yyyy-mm-dd"),
    (["2020-01-30T00:00:00Z", "2020-01-31T00:00:00Z", "2020-02-01T00:00:00Z"], "yyyy-mm-dd"),
    (["2020-01-30 16:00", "2020-01-31 16:00", "2020-02-01 16:00"], "yyyy-mm-dd"),
    (["1/30/2020", "1/31/2020", "2/1/2020"], "m/d/y"),
    (["30.01.2020", "31.01.2020", "01.02.2020"], "d/m/y"),
    (["30-01-20", "31-01-20", "01-02-20"], "d/m/y"),
    (["30-Jan-20", "31-Jan-20", "1-Feb-20"], "d-Mon-y"),
    (["30 January 2020", "31 January 2020", "1 February 2020"], "d-Mon-y"),
    (["Jan 30, 2020", "Jan 31, 2020", "Feb 1, 2020"], "Mon d, y"),
    (["20200130", "20200131", "20200201"], "yyyymmdd"),
  ])
  func daysAreReadInEveryUsualWay(_ dates: [String], _ format: String) {
    let result = read(dates)
    #expect(result.times == ["2020-01-30", "2020-01-31", "2020-02-01"])
    #expect(result.format == format)
    #expect(result.frequency == .daily)
  }

  @Test(arguments: [
    ["1970 Q1", "1970 Q2", "1970 Q3"], ["1970Q1", "1970Q2", "1970Q3"],
    ["1970-Q1", "1970-Q2", "1970-Q3"],
    ["Q1 1970", "Q2 1970", "Q3 1970"],
  ])
  func quartersStartOnTheirFirstDay(_ dates: [String]) {
    let result = read(dates)
    #expect(result.times == ["1970-01-01", "1970-04-01", "1970-07-01"])
    #expect(result.frequency == .quarterly)
  }

  @Test(arguments: [
    ["197011", "197012", "197101"], ["1970-11", "1970-12", "1971-01"],
    ["1970M11", "1970M12", "1971M01"],
    ["Nov 1970", "Dec 1970", "Jan 1971"], ["Nov-70", "Dec-70", "Jan-71"],
  ])
  func monthsStartOnTheirFirstDay(_ dates: [String]) {
    let result = read(dates)
    #expect(result.times == ["1970-11-01", "1970-12-01", "1971-01-01"])
    #expect(result.frequency == .monthly)
  }

  @Test func yearsAndPlainIntegersAreToldApart() {
    let years = read(["1998", "1999", "2000"])
    #expect(years.times == ["1998-01-01", "1999-01-01", "2000-01-01"])
    #expect(years.frequency == .yearly)
    #expect(read(["1998", "1999"], LoadOptions(frequency: .index)).times == ["1998", "1999"])
    let index = read(["3", "4", "5"])
    #expect(index.times == ["3", "4", "5"])
    #expect(index.frequency == .index)
  }

  @Test func unixTimeIsReadAsUTC() {
    let seconds = read(["1577836800", "1577840400", "1577844000"])
    #expect(seconds.times == ["2020-01-01 00:00:00", "2020-01-01 01:00:00", "2020-01-01 02:00:00"])
    #expect(read(["1577836800000", "1577923200000"]).times == ["2020-01-01", "2020-01-02"])
  }

  @Test func anAmbiguousColumnIsRefusedWithBothReadings() {
    let dates = ["01/02/2020", "02/02/2020", "03/02/2020"]
    #expect(
      read(dates).error
        == "f.csv:2:1: '01/02/2020' in 'date' can be 2020-01-02 (month first) or 2020-02-01 (day "
        + "first), and no other date of the column settles it. Pass --date-order month-first or "
        + "--date-order day-first.")
    #expect(read(dates, LoadOptions(dateOrder: .dayFirst)).times?.last == "2020-02-03")
    #expect(read(dates, LoadOptions(dateOrder: .monthFirst)).times?.last == "2020-03-02")
  }

  /// Days apart by anything, none of them filled in.
  private let anyDays = LoadOptions(frequency: .daily, missing: .drop)

  @Test func oneDateSettlesTheWholeColumn() {
    let first = { (dates: [String]) in read(dates, anyDays).times?.first }
    #expect(first(["01/02/2020", "02/02/2020", "13/02/2020"]) == "2020-02-01")
    #expect(first(["02/01/2020", "02/02/2020", "02/13/2020"]) == "2020-02-01")
    #expect(first(["01-03-2012", "01-04-2012", "12/30/2016"]) == "2012-01-03")
  }

  @Test func theOrderOfTheRowsSettlesTheColumn() {
    let result = loaded("date,y\n11/01/2020,1\n12/01/2020,2\n01/02/2020,3\n", anyDays).data
    #expect(result?.times() == ["2020-01-11", "2020-01-12", "2020-02-01"])
    #expect(
      result?.words.first
        == "dates are read day-first: the other reading would put the rows out of order")
  }

  @Test func aDayThatDoesNotExistIsRefusedWithItsPlace() {
    #expect(
      read(["2020-02-28", "2020-02-29", "2020-02-30"]).error
        == "f.csv:4:1: expected a date of the calendar in 'date', found '2020-02-30', which does "
        + "not exist. Correct it.")
    #expect(
      read(["2020-01-01 24:00", "2020-01-02 00:00"]).error?.contains("does not exist") == true)
    #expect(
      read(["2/28/2021", "2/29/2021"]).error?.contains("'2/29/2021', which does not") == true)
  }

  @Test func aDateWrittenOtherwiseIsRefusedWithTheOneBefore() {
    #expect(
      read(["2020-01-01", "2020-01-02", "Jan 3"]).error
        == "f.csv:4:1: expected a date or time in 'date' written like '2020-01-02', found 'Jan 3'. "
        + "Write all dates of the column alike.")
    #expect(
      read(["2020-01-01", "", "2020-01-03"]).error
        == "f.csv:3:1: expected a date or time in 'date', found nothing. Fill it in, or remove the "
        + "row.")
    #expect(
      read(["2020-01-01 10:00:00", "2020-01-01 10:00:00.5"]).error
        == "f.csv:3:1: expected whole seconds in 'date', found '2020-01-01 10:00:00.5'. Round the "
        + "times to seconds.")
  }

  @Test func daysKeepTheCivilDateOfTheirOwnZone() {
    // Midnight in New York, in winter and in summer time.
    let result = loaded(
      "Date,Close\n2020-03-05 00:00:00-05:00,1\n2020-03-06 00:00:00-05:00,2\n2020-03-09 00:00:00-04:00,3\n"
    ).data
    #expect(result?.times() == ["2020-03-05", "2020-03-06", "2020-03-09"])
    #expect(result?.panel.frequency == .businessDaily)
    #expect(result?.notices.isEmpty == true)
  }

  @Test func hoursOfSeveralZonesBecomeUTC() {
    let result = loaded(
      "Date,Close\n2020-03-29T00:00+00:00,1\n2020-03-29T02:00+01:00,2\n2020-03-29T03:00+0100,3\n"
    ).data
    #expect(
      result?.times() == ["2020-03-29 00:00:00", "2020-03-29 01:00:00", "2020-03-29 02:00:00"])
    #expect(result?.words == ["times carry different zones and were turned into UTC"])
  }

  @Test func hoursOfOneZoneKeepItsClock() {
    let times = read(["2020-01-01T09:30-05:00", "2020-01-01T10:30-05:00", "2020-01-01T11:30-05:00"])
      .times
    #expect(times?.first == "2020-01-01 09:30:00")
  }

  @Test func twelveHourClocksAreRead() {
    let times = read(["1/13/2020 11:00 AM", "1/13/2020 12:00 PM", "1/13/2020 1:00 PM"]).times
    #expect(times?.last == "2020-01-13 13:00:00")
  }
}
