import DataLoading
import ForecastCore
import Testing

@Suite struct FrequencyFinderTests {
  private func data(_ times: [String], _ options: LoadOptions = LoadOptions(missing: .drop))
    -> LoadedData?
  {
    loaded(
      "ds,y\n" + times.enumerated().map { "\($0.element),\($0.offset)" }.joined(separator: "\n"),
      options
    )
    .data
  }

  private func days(_ frequency: Frequency, from start: String, count: Int) -> [String] {
    let parts = start.split(separator: "-").compactMap { Int($0) }
    guard let date = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else { return [] }
    let first = Timestamp(date)
    return (0..<count).map { frequency.text(of: frequency.advance(first, by: $0)) }
  }

  @Test(arguments: [
    Frequency.daily, .businessDaily, .weekly, .monthly, .quarterly, .yearly, .hourly,
    Frequency(.monthEnd), Frequency(.quarterEnd), Frequency(.minute, multiple: 15),
    Frequency(.hour, multiple: 6), Frequency(.second, multiple: 10), Frequency(.day, multiple: 3),
    Frequency(.week, multiple: 2), Frequency(.month, multiple: 2), Frequency(.quarter, multiple: 2),
    Frequency(.year, multiple: 5),
  ])
  func findsEveryRegularSpacing(_ frequency: Frequency) {
    let start =
      frequency.unit == .monthEnd
      ? "2019-01-31" : frequency.unit == .quarterEnd ? "2019-03-31" : "2019-01-01"
    let found = data(days(frequency, from: start, count: 30))
    #expect(found?.panel.frequency == frequency)
    #expect(found?.facts.series[0].gapCount == 0)
    #expect(found?.notices.isEmpty == true)
  }

  @Test func aHolidayOfSeveralSeriesCountsOnce() {
    var times = days(.businessDaily, from: "2019-12-02", count: 40)
    times.removeAll { $0 == "2019-12-25" }
    let other = times.filter { $0 != "2019-12-26" }
    let rows = times.map { "A,\($0),1\n" } + other.map { "B,\($0),2\n" }
    #expect(
      loaded("unique_id,ds,y\n" + rows.joined()).data?.words == [
        "2 weekdays without a row, taken for holidays (first between 2019-12-24 and 2019-12-26)"
      ])
  }

  @Test func twoRowsShowNoIrregularity() {
    #expect(
      loaded("ds,y\n2020-01-01 00:00:00,1\n2020-01-01 00:00:01,2\n").data?.words == [
        "times 1 second apart show no frequency; observations are counted by row, --frequency "
          + "keeps the dates"
      ])
  }

  @Test func aHoleOfCenturiesIsNoPauseBetweenSessions() {
    #expect(
      loaded(
        "ds,y\n2020-01-01 00:00:01,1\n2020-01-01 00:00:02,1\n2220-01-01 00:00:00,2\n",
        LoadOptions(frequency: Frequency(.second))
      ).error?.contains("6311347197 rows are absent") == true)
  }

  @Test func exchangeHolidaysAreGapsOfABusinessDailySeries() {
    var times = days(.businessDaily, from: "2019-12-02", count: 40)
    times.removeAll { ["2019-12-25", "2019-12-26", "2020-01-01"].contains($0) }
    let found = data(times, LoadOptions())
    #expect(found?.panel.frequency == .businessDaily)
    #expect(
      found?.words == [
        "3 weekdays without a row, taken for holidays (first between 2019-12-24 and 2019-12-27)"
      ])
    #expect(found?.facts.series[0].gapCount == 2)
    #expect(found?.facts.series[0].absentCount == 3)
    #expect(
      found?.facts.series[0].firstGaps.map(\.absentCount) == [2, 1])
  }

  @Test func aRareSaturdaySessionKeepsBusinessDaily() {
    var times = days(.businessDaily, from: "2020-01-01", count: 60)
    times.insert("2020-02-01", at: times.firstIndex { $0 > "2020-02-01" } ?? 0)
    let found = data(times)
    #expect(found?.panel.frequency == .businessDaily)
    #expect(found?.words == ["1 row on a weekend (first 2020-02-01) in a business-daily series"])
  }

  @Test func daysThatPassNoWeekendAreCalendarDays() {
    #expect(
      data(["2020-01-06", "2020-01-07", "2020-01-08", "2020-01-09"])?.panel.frequency == .daily)
    #expect(
      data(["2020-01-09", "2020-01-10", "2020-01-13", "2020-01-14"])?.panel.frequency
        == .businessDaily)
  }

  @Test func lastTradingDaysAreMonthEnds() {
    let found = data([
      "2020-01-31", "2020-02-28", "2020-03-31", "2020-04-30", "2020-05-29", "2020-06-30",
    ])
    #expect(found?.panel.frequency == Frequency(.monthEnd))
    #expect(found?.notices == [.approximateFrequency(Frequency(.monthEnd))])
  }

  @Test func firstTradingDaysAreMonths() {
    #expect(
      data(["2020-01-02", "2020-02-03", "2020-03-02", "2020-04-01", "2020-05-01"])?.panel.frequency
        == .monthly)
  }

  @Test func aThursdayForAHolidayFridayKeepsWeekly() {
    let found = data(["2020-03-27", "2020-04-03", "2020-04-09", "2020-04-17", "2020-04-24"])
    #expect(found?.panel.frequency == .weekly)
    #expect(found?.notices == [.approximateFrequency(.weekly)])
  }

  @Test func nightsBetweenSessionsAreNoGaps() {
    let times = ["06", "07", "08"].flatMap { day in
      (0..<14).map {
        "2020-01-\(day) \(String(100 + 9 + ($0 + 1) / 2).dropFirst()):\($0 % 2 == 0 ? "30" : "00")"
      }
    }
    let found = data(times, LoadOptions())
    #expect(found?.panel.frequency == Frequency(.minute, multiple: 30))
    #expect(found?.notices == [.sessions])
  }

  @Test func irregularTimesAreCountedByRow() {
    let found = data(["2020-01-01", "2020-01-04", "2020-01-05", "2020-02-17"])
    #expect(found?.panel.frequency == .index)
    #expect(found?.times() == ["1", "2", "3", "4"])
    #expect(
      found?.words == [
        "times have no regular spacing (1 day to 43 days apart); observations are counted by row, "
          + "--frequency keeps the dates"
      ])
  }

  @Test func aSingleRowAssumesWhatItsDateSays() {
    #expect(data(["2020-01"])?.panel.frequency == .monthly)
    #expect(
      data(["2020-01-05"])?.words == [
        "too few rows to see their spacing; 'day' is assumed, --frequency says otherwise"
      ])
  }

  @Test func steppedIntegersKeepTheirStep() {
    #expect(data(["10", "20", "40", "50"])?.panel.frequency == Frequency(.index, multiple: 10))
  }

  @Test func stepsBeyondAnyFrequencyAreCountedByRow() {
    #expect(data(["1", "100002", "200003"])?.times() == ["1", "2", "3"])
    #expect(data(["0001-01-01", "9999-12-30"])?.times() == ["1", "2"])
  }

  @Test func aFrequencyThatIsTooCoarseIsRefused() {
    #expect(
      loaded("ds,y\n2020-01-01,1\n2020-01-15,2\n", LoadOptions(frequency: .monthly)).error
        == "f.csv:3:12: expected observations of 'y' at least one month apart, found 2020-01-15 "
        + "after 2020-01-01. Leave --frequency out, or aggregate the rows first.")
  }

  @Test func aCalendarFrequencyNeedsDates() {
    #expect(
      loaded("t,y\n1,1\n2,2\n", LoadOptions(frequency: .monthly)).error
        == "f.csv: expected dates for the frequency 'month', found plain integers or no times at "
        + "all. Leave --frequency out, or name a column of dates with --date-column.")
  }
}
