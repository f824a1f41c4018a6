import ForecastCore
import ForecastTestSupport
import Testing

@Suite struct FrequencyCalendarTests {
  private func timestamp(
    _ year: Int, _ month: Int, _ day: Int, seconds: Int = 0
  ) throws -> Timestamp {
    let midnight = Timestamp(try #require(CivilDate(year: year, month: month, day: day)))
    return Timestamp(rawValue: midnight.rawValue + seconds)
  }

  /// The texts 1, 2, … steps after a start.
  private func steps(
    _ count: Int, of unit: Frequency.Unit, multiple: Int = 1, after start: Timestamp
  ) -> [String] {
    let frequency = Frequency(unit, multiple: multiple)
    return frequency.timestamps(after: start, steps: count).map(frequency.text)
  }

  @Test func plainUnitsAddTheirLength() {
    let lengths: [(Frequency.Unit, Int)] = [
      (.index, 1), (.second, 1), (.minute, 60), (.hour, 3_600), (.day, 86_400), (.week, 604_800),
    ]
    for (unit, length) in lengths {
      let start = Timestamp(rawValue: -17)
      #expect(Frequency(unit).advance(start, by: 5).rawValue == -17 + 5 * length)
      #expect(Frequency(unit, multiple: 3).advance(start, by: -2).rawValue == -17 - 6 * length)
    }
  }

  @Test func businessDaysAgreeWithNumPy() throws {
    let table = try FixtureTable("business_days.csv")
    #expect(table.rows.count == 273)
    for row in table.rows.indices {
      let facts = try table.integers(row)
      let start = Timestamp(rawValue: facts[0] * 86_400 + 34_200)
      let end = Frequency.businessDaily.advance(start, by: facts[1])
      #expect(end.rawValue == facts[2] * 86_400 + 34_200, "\(facts)")
    }
  }

  @Test func businessDaysSkipWeekends() throws {
    let thursday = try timestamp(2024, 2, 29)
    #expect(
      steps(3, of: .businessDay, after: thursday) == ["2024-03-01", "2024-03-04", "2024-03-05"])
    #expect(
      steps(2, of: .businessDay, multiple: 3, after: thursday) == ["2024-03-05", "2024-03-08"])
    let monday = try timestamp(2024, 3, 4)
    #expect(Frequency.businessDaily.advance(monday, by: -1) == (try timestamp(2024, 3, 1)))
  }

  @Test func aWeekendStartCountsFromTheFridayBefore() throws {
    let friday = try timestamp(2024, 3, 1)
    for day in [2, 3] {
      let start = try timestamp(2024, 3, day)
      for count in [-6, -1, 0, 1, 4] {
        #expect(
          Frequency.businessDaily.advance(start, by: count)
            == Frequency.businessDaily.advance(friday, by: count))
      }
    }
  }

  @Test func monthsCountFromTheLastObservationEachTime() throws {
    #expect(
      steps(3, of: .month, after: try timestamp(2023, 1, 31)) == [
        "2023-02-28", "2023-03-31", "2023-04-30",
      ])
    #expect(
      steps(2, of: .month, multiple: 5, after: try timestamp(2023, 10, 15)) == [
        "2024-03-15", "2024-08-15",
      ])
  }

  @Test func monthEndsStayMonthEnds() throws {
    #expect(
      steps(3, of: .monthEnd, after: try timestamp(2024, 1, 31)) == [
        "2024-02-29", "2024-03-31", "2024-04-30",
      ])
    #expect(
      steps(2, of: .monthEnd, after: try timestamp(2023, 2, 28)) == ["2023-03-31", "2023-04-30"])
    #expect(
      Frequency(.monthEnd).advance(try timestamp(2024, 3, 31), by: -1)
        == (try timestamp(2024, 2, 29)))
  }

  @Test func quartersAreThreeMonths() throws {
    #expect(
      steps(2, of: .quarter, after: try timestamp(2023, 11, 30)) == ["2024-02-29", "2024-05-30"])
    #expect(
      steps(3, of: .quarterEnd, after: try timestamp(2023, 9, 30)) == [
        "2023-12-31", "2024-03-31", "2024-06-30",
      ])
    #expect(
      steps(1, of: .quarterEnd, multiple: 2, after: try timestamp(2023, 12, 31)) == ["2024-06-30"])
  }

  @Test func yearsReturnToTheLeapDay() throws {
    #expect(
      steps(4, of: .year, after: try timestamp(2020, 2, 29)) == [
        "2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29",
      ])
    #expect(steps(1, of: .year, multiple: 10, after: try timestamp(1999, 1, 1)) == ["2009-01-01"])
  }

  @Test func calendarStepsKeepTheTimeOfDay() throws {
    let start = try timestamp(1969, 12, 31, seconds: 34_200)
    for unit in [Frequency.Unit.month, .monthEnd, .quarterEnd, .year, .businessDay] {
      #expect(Frequency(unit).advance(start, by: 1).secondOfDay == 34_200, "\(unit)")
    }
  }

  @Test func noStepsAreNoTimestamps() {
    #expect(Frequency.daily.timestamps(after: Timestamp(rawValue: 0), steps: 0).isEmpty)
    #expect(Frequency.daily.timestamps(after: Timestamp(rawValue: 0), steps: -2).isEmpty)
  }

  @Test func textShowsATimeOfDayWhereThereIsOne() throws {
    let morning = try timestamp(2012, 1, 1, seconds: 5 * 3_600 + 4 * 60 + 3)
    let midnight = try timestamp(2012, 1, 1)
    #expect(Frequency.daily.text(of: midnight) == "2012-01-01")
    #expect(Frequency.daily.text(of: morning) == "2012-01-01 05:04:03")
    #expect(Frequency.hourly.text(of: midnight) == "2012-01-01 00:00:00")
    #expect(Frequency.monthly.text(of: midnight) == "2012-01-01")
    #expect(Frequency.index.text(of: Timestamp(rawValue: -86_400)) == "-86400")
  }

  @Test func textExistsForEveryTimestamp() {
    #expect(Frequency.daily.text(of: Timestamp(rawValue: .min)) == "-292277022657-01-27 08:29:52")
    #expect(Frequency.hourly.text(of: Timestamp(rawValue: .max)) == "292277026596-12-04 15:30:07")
    #expect(Frequency.index.text(of: Timestamp(rawValue: .min)) == "-9223372036854775808")
  }

  @Test func theGreatestMultipleTakesAMillionStepsFromAnyAcceptedTime() {
    for unit in Frequency.Unit.allCases {
      let frequency = Frequency(unit, multiple: Frequency.greatestMultiple)
      let last = frequency.acceptedTimes.upperBound
      #expect(frequency.advance(last, by: 1_000_000) > last, "\(unit)")
    }
  }
}
