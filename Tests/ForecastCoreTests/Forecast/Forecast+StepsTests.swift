import ForecastCore
import Testing

@Suite struct ForecastStepsTests {
  @Test func droppingKeepsTheRestOfEveryPart() throws {
    let history = try Panel([TimeSeries(id: "a", values: [5, 6])])[series: 0]
    let interval = PredictionInterval(level: .eighty, lower: [0, 1, 2], upper: [7, 8, 9])
    let parts: [(PredictiveDistribution, PredictiveDistribution)] = [
      (
        .gaussian(means: [1, 2, 3], standardDeviations: [4, 5, 6]),
        .gaussian(means: [3], standardDeviations: [6])
      ),
      (
        .studentT(locations: [1, 2, 3], scales: [4, 5, 6], degreesOfFreedom: 7),
        .studentT(locations: [3], scales: [6], degreesOfFreedom: 7)
      ),
      (
        .quantiles(probabilities: [0.1, 0.9], values: [[1, 2], [3, 4], [5, 6]]),
        .quantiles(probabilities: [0.1, 0.9], values: [[5, 6]])
      ),
    ]
    for (whole, rest) in parts {
      let forecast = try Forecast(
        after: history, point: [3, 4, 5], intervals: [interval], distribution: whole)
      let dropped = forecast.droppingFirst(2)
      #expect(dropped.point == [5])
      #expect(dropped.timestamps.map(\.rawValue) == [5])
      #expect(dropped.intervals[0].lower == [2])
      #expect(dropped.intervals[0].upper == [9])
      #expect(dropped.intervals[0].level == .eighty)
      #expect(dropped.distribution == rest)
      #expect(dropped.seriesID == "a")
      #expect(forecast.droppingFirst(0) == forecast)
    }
  }

  @Test func droppingEveryStepTraps() async {
    await #expect(processExitsWith: .failure) {
      let panel = try Panel([TimeSeries(id: "a", values: [1])])
      _ = try Forecast(after: panel[series: 0], point: [1, 2]).droppingFirst(2)
    }
  }
}
