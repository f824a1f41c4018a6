import ForecastCore
import ForecastTestSupport
import Testing

@Suite struct CivilDateTests {
  @Test func agreesWithPythonOnFourHundredDates() throws {
    let table = try FixtureTable("civil_dates.csv")
    #expect(table.rows.count == 400)
    for row in table.rows.indices {
      let facts = try table.integers(row)
      let date = try #require(CivilDate(year: facts[1], month: facts[2], day: facts[3]))
      #expect(date.daysSinceEpoch == facts[0], "\(date)")
      #expect(CivilDate(daysSinceEpoch: facts[0]) == date, "\(date)")
      #expect(date.weekday.rawValue == facts[4], "\(date)")
    }
  }

  @Test func everyDayOfEightCenturiesFollowsTheOneBefore() {
    var previous = CivilDate(daysSinceEpoch: -150_000)
    for day in -149_999...150_000 {
      let date = CivilDate(daysSinceEpoch: day)
      let sameMonth =
        (date.year, date.month, date.day) == (
          previous.year, previous.month, previous.day + 1
        )
      let newMonth = previous.isLastOfMonth && date.day == 1
      guard sameMonth || newMonth, date > previous, date.daysSinceEpoch == day else {
        Issue.record("\(previous) is followed by \(date), day \(day)")
        return
      }
      previous = date
    }
    #expect(previous.description == "2380-09-08")
  }

  @Test func refusesDaysTheCalendarDoesNotHave() {
    #expect(CivilDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 1900, month: 2, day: 29) == nil)
    #expect(CivilDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CivilDate(year: 2024, month: 4, day: 31) == nil)
    #expect(CivilDate(year: 2024, month: 0, day: 1) == nil)
    #expect(CivilDate(year: 2024, month: 13, day: 1) == nil)
    #expect(CivilDate(year: 2024, month: 12, day: 0) == nil)
  }

  @Test func refusesYearsThatFourDigitsCannotWrite() {
    #expect(CivilDate(year: 9999, month: 12, day: 31) != nil)
    #expect(CivilDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilDate(year: -9999, month: 1, day: 1) != nil)
    #expect(CivilDate(year: -10_000, month: 12, day: 31) == nil)
    #expect(CivilDate(year: .max, month: 1, day: 1) == nil)
  }

  @Test func textIsISO8601() throws {
    #expect(try #require(CivilDate(year: 2013, month: 3, day: 1)).description == "2013-03-01")
    #expect(try #require(CivilDate(year: 476, month: 9, day: 4)).description == "0476-09-04")
    #expect(try #require(CivilDate(year: -44, month: 3, day: 15)).description == "-0044-03-15")
  }

  @Test func monthsKeepTheDayWhereTheMonthHasIt() throws {
    let last = try #require(CivilDate(year: 2023, month: 10, day: 31))
    #expect(last.adding(months: 4).description == "2024-02-29")
    #expect(last.adding(months: 16).description == "2025-02-28")
    #expect(last.adding(months: -11).description == "2022-11-30")
    #expect(last.adding(months: 3).description == "2024-01-31")
    #expect(last.adding(months: -10).description == "2022-12-31")
  }

  @Test func monthsHaveTheirLastDay() throws {
    let february = try #require(CivilDate(year: 2100, month: 2, day: 3))
    #expect(february.lastOfMonth.description == "2100-02-28")
    #expect(!february.isLastOfMonth)
    #expect(february.lastOfMonth.isLastOfMonth)
    #expect(
      (1...12).map { CivilDate.daysIn(month: $0, year: 2024) }
        == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  }

  @Test func onlySaturdayAndSundayAreWeekend() {
    #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
  }
}
