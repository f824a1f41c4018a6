import ForecastCore
import Testing

@Suite struct TimestampTextTests {
  @Test(arguments: [
    ("2012-01-01 05:30:09", Frequency.hourly), ("2013-03-01", .businessDaily), ("-4", .index),
    ("0099-12-31", .yearly),
  ])
  func printedTimesReadBack(_ text: String, frequency: Frequency) throws {
    #expect(frequency.text(of: try #require(Timestamp(text))) == text)
  }

  @Test func aTMayStandBeforeTheTimeOfDay() {
    #expect(Timestamp("2012-01-01T05:30:09") == Timestamp("2012-01-01 05:30:09"))
  }

  @Test(arguments: [
    "", " ", "soon", "2013-02-30", "2013-03", "2013-03-01 ", "2013-03-01 24:00:00",
    "2013-03-01 05:60:00", "2013-03-01 05:00", "2013--03", "1.5",
  ])
  func otherTextIsNoTime(_ text: String) {
    #expect(Timestamp(text) == nil)
  }
}
