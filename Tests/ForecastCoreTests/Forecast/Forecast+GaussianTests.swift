import ForecastCore
import ForecastTestSupport
import Testing

@Suite struct ForecastGaussianTests {
  private func history() throws -> SeriesSlice {
    try Panel([TimeSeries(id: "gold", values: [5, 6, 7])])[series: 0]
  }

  @Test func boundsLieAtKnownMultiplesOfTheDeviation() throws {
    let forecast = try Forecast(
      after: history(), means: [10, -20], standardDeviations: [2, 0.5],
      levels: [.ninetyFive, .eighty])
    let eighty = try #require(forecast.interval(at: .eighty))
    // z(0.9) = 1.2815515655446004, z(0.975) = 1.959963984540054, from any printed table.
    expectClose(eighty.lower, [10 - 2 * 1.2815515655446004, -20 - 0.5 * 1.2815515655446004])
    expectClose(eighty.upper, [10 + 2 * 1.2815515655446004, -20 + 0.5 * 1.2815515655446004])
    let wide = try #require(forecast.interval(at: .ninetyFive))
    expectClose(wide.lower, [10 - 2 * 1.959963984540054, -20 - 0.5 * 1.959963984540054])
    expectClose(wide.upper, [10 + 2 * 1.959963984540054, -20 + 0.5 * 1.959963984540054])
    #expect(forecast.point == [10, -20])
    #expect(
      forecast.distribution == .gaussian(means: [10, -20], standardDeviations: [2, 0.5]))
  }

  @Test func aDeviationOfZeroGivesBoundsAtTheMean() throws {
    let forecast = try Forecast(
      after: history(), means: [3], standardDeviations: [0], levels: [.eighty])
    #expect(forecast.intervals[0].lower == [3])
    #expect(forecast.intervals[0].upper == [3])
  }

  @Test func anOverflowingDeviationTakesTheBoundsAndNotThePoints() throws {
    let forecast = try Forecast(
      after: history(), means: [1, 2], standardDeviations: [1, .infinity], levels: [])
    #expect(forecast.point == [1, 2])
    #expect(forecast.distribution == nil)
    #expect(throws: ForecastError.self) {
      try Forecast(
        after: history(), means: [1, 2], standardDeviations: [1, .infinity], levels: [.eighty])
    }
  }

  @Test func refusesADeviationThatIsNoNumberEvenWithoutLevels() throws {
    #expect(throws: ForecastError.distributionNotFinite(series: "gold", step: 2)) {
      try Forecast(after: history(), means: [1, 2], standardDeviations: [1, .nan], levels: [])
    }
  }
}
