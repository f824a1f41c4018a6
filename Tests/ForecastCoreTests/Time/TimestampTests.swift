import ForecastCore
import Testing

@Suite struct TimestampTests {
  @Test func secondsBeforeTheEpochBelongToTheDayBefore() {
    let timestamp = Timestamp(rawValue: -1)
    #expect(timestamp.date.description == "1969-12-31")
    #expect(timestamp.secondOfDay == 86_399)
  }

  @Test func midnightIsTheFirstSecondOfADay() throws {
    let date = try #require(CivilDate(year: 1969, month: 7, day: 20))
    let midnight = Timestamp(date)
    #expect(midnight.rawValue == -165 * 86_400)
    #expect(midnight.secondOfDay == 0)
    #expect(midnight.date == date)
    #expect(Timestamp(rawValue: midnight.rawValue - 1) < midnight)
  }

  @Test func theExtremesOfTheAxisHaveADayAndASecond() {
    #expect(Timestamp(rawValue: .max).secondOfDay == 55_807)
    #expect(Timestamp(rawValue: .min).secondOfDay == 30_592)
    #expect(Timestamp(rawValue: .max).date.description == "292277026596-12-04")
    #expect(Timestamp(rawValue: .min).date.description == "-292277022657-01-27")
  }
}
