import ForecastCore
import Testing

@Suite struct TimeSeriesTests {
  @Test func countsFromOneWithoutACalendar() throws {
    let series = try TimeSeries(id: "a", values: [4, .nan, 7])
    #expect(series.frequency == .index)
    #expect(series.timestamps.map(\.rawValue) == [1, 2, 3])
    #expect(series.count == 3)
    #expect(series.values[1].isNaN)
  }

  @Test func mayBeEmptyAndMayHaveGaps() throws {
    #expect(try TimeSeries(id: "a", values: []).count == 0)
    let days = [0, 4, 5].map { Timestamp(rawValue: $0 * 86_400) }
    let series = try TimeSeries(id: "a", frequency: .daily, timestamps: days, values: [1, 2, 3])
    #expect(series.timestamps == days)
  }

  @Test func refusesAnotherNumberOfTimesThanValues() {
    let error = SeriesError.lengthMismatch(series: "a", timestamps: 1, values: 2)
    #expect(throws: error) {
      try TimeSeries(
        id: "a", frequency: .daily, timestamps: [Timestamp(rawValue: 0)], values: [1, 2])
    }
    #expect(
      error.description == "series 'a': expected as many values as timestamps (1), found 2.")
  }

  @Test(arguments: [86_400, 0])
  func refusesTimesThatDoNotIncrease(third: Int) {
    let error = #expect(throws: SeriesError.self) {
      try TimeSeries(
        id: "gold", frequency: .daily,
        timestamps: [0, 86_400, third].map { Timestamp(rawValue: $0) }, values: [1, 2, 3])
    }
    #expect(
      error?.description == """
        series 'gold', observation 3: expected a time after 1970-01-02, found \
        \(third == 0 ? "1970-01-01" : "1970-01-02"). Sort the rows and remove repeated times.
        """)
  }

  @Test func refusesTheFirstInfinity() {
    let error = #expect(throws: SeriesError.self) {
      try TimeSeries(id: "a", values: [.nan, 2, -.infinity, .infinity])
    }
    #expect(
      error?.description == """
        series 'a', observation 3: expected a finite number, found -inf. Correct the value, or \
        leave it empty if it is missing.
        """)
  }

  @Test func refusesTimesThatCountingOnWouldOverflow() {
    let index = #expect(throws: SeriesError.self) {
      try TimeSeries(
        id: "a", frequency: .index, timestamps: [1, 2, .max].map { Timestamp(rawValue: $0) },
        values: [1, 2, 3])
    }
    #expect(
      index?.description == """
        series 'a', observation 3: expected a time from -9007199254740992 to 9007199254740992, \
        found 9223372036854775807. Correct the time, or number the observations 1, 2, 3, ….
        """)
    let calendar = #expect(throws: SeriesError.self) {
      try TimeSeries(
        id: "a", frequency: .hourly,
        timestamps: [253_402_300_799, 253_402_300_800].map { Timestamp(rawValue: $0) },
        values: [1, 2])
    }
    #expect(
      calendar?.description == """
        series 'a', observation 2: expected a time from -9999-01-01 00:00:00 to \
        9999-12-31 23:59:59, found 10000-01-01 00:00:00. Correct the time, or number the \
        observations 1, 2, 3, ….
        """)
  }
}
