import ForecastCore
import ForecastTestSupport
import Testing

@Suite struct ForecastTests {
  private func history() throws -> SeriesSlice {
    try Panel([TimeSeries(id: "gold", values: [5, 6, 7])])[series: 0]
  }

  @Test func followsTheEndOfItsHistory() throws {
    let forecast = try Forecast(after: history().narrowed(to: 0..<2), point: [8, 9, 10])
    #expect(forecast.seriesID == "gold")
    #expect(forecast.timestamps.map(\.rawValue) == [3, 4, 5])
    #expect(forecast.steps == 3)
    #expect(forecast.intervals.isEmpty)
    #expect(forecast.interval(at: .eighty) == nil)
  }

  @Test func intervalsComeNarrowestFirst() throws {
    let wide = PredictionInterval(level: .ninetyFive, lower: [0, 0], upper: [9, 9])
    let narrow = PredictionInterval(level: .eighty, lower: [3, 3], upper: [6, 6])
    let forecast = try Forecast(after: history(), point: [4, 5], intervals: [wide, narrow])
    #expect(forecast.intervals == [narrow, wide])
    #expect(forecast.interval(at: .ninetyFive) == wide)
  }

  @Test func refusesAPointThatIsNoNumber() throws {
    let error = #expect(throws: ForecastError.self) {
      try Forecast(after: history(), point: [8, .infinity, .nan])
    }
    #expect(
      error?.description == """
        series 'gold', step 2: expected a finite forecast, found inf. The model broke down on \
        these data; try another model or a transformation.
        """)
    #expect(throws: ForecastError.self) { try Forecast(after: history(), point: [.nan]) }
  }

  @Test func refusesABoundThatIsNoNumber() throws {
    let interval = PredictionInterval(level: .eighty, lower: [1, 2, 3], upper: [4, 5, .infinity])
    let error = #expect(throws: ForecastError.self) {
      try Forecast(after: history(), point: [2, 3, 4], intervals: [interval])
    }
    #expect(
      error?.description == """
        series 'gold', step 3: expected finite bounds at 80 %, found inf. The model broke down \
        on these data; try another model or a transformation.
        """)
    let lower = PredictionInterval(level: .ninetyFive, lower: [.nan], upper: [4])
    let below = #expect(throws: ForecastError.self) {
      try Forecast(after: history(), point: [2], intervals: [lower])
    }
    #expect(
      below?.description.contains("step 1: expected finite bounds at 95 %, found nan") == true)
  }

  @Test func refusesADistributionThatIsNoNumber() throws {
    let distributions: [(PredictiveDistribution, Int)] = [
      (.gaussian(means: [1, 2], standardDeviations: [1, .nan]), 2),
      (.gaussian(means: [.infinity, 2], standardDeviations: [1, 1]), 1),
      (.studentT(locations: [1, 2], scales: [1, .infinity], degreesOfFreedom: 5), 2),
      (.studentT(locations: [1, 2], scales: [1, 1], degreesOfFreedom: .nan), 1),
      (.quantiles(probabilities: [0.1, 0.5, 0.9], values: [[1, 2, 3], [1, .nan, 3]]), 2),
    ]
    for (distribution, step) in distributions {
      let error = #expect(throws: ForecastError.self) {
        try Forecast(after: history(), point: [1, 2], distribution: distribution)
      }
      #expect(
        error?.description == """
          series 'gold', step \(step): expected a distribution of finite numbers, found another. \
          The model broke down on these data; try another model or a transformation.
          """)
    }
  }

  @Test func boundsOfAnotherNumberOfStepsTrap() async {
    await #expect(processExitsWith: .failure) {
      let panel = try Panel([TimeSeries(id: "a", values: [1])])
      let interval = PredictionInterval(level: .eighty, lower: [1], upper: [2])
      _ = try Forecast(after: panel[series: 0], point: [1, 2], intervals: [interval])
    }
  }

  @Test func aDistributionOfAnotherNumberOfStepsTraps() async {
    await #expect(processExitsWith: .failure) {
      let panel = try Panel([TimeSeries(id: "a", values: [1])])
      _ = try Forecast(
        after: panel[series: 0], point: [1, 2],
        distribution: .gaussian(means: [1, 2, 3], standardDeviations: [1, 1, 1]))
    }
  }
}
