import ForecastCore
import Testing

@Suite struct PredictionIntervalTests {
  @Test func aLowerBoundAboveItsUpperTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = PredictionInterval(level: .eighty, lower: [1, 5], upper: [2, 4])
    }
  }

  @Test func boundsOfTwoLengthsTrap() async {
    await #expect(processExitsWith: .failure) {
      _ = PredictionInterval(level: .eighty, lower: [1, 2], upper: [2])
    }
  }
}
