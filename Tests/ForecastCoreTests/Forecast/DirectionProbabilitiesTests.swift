import ForecastCore
import Testing

@Suite struct DirectionProbabilitiesTests {
  private let directions = DirectionProbabilities(
    lower: [9, 8], upper: [11, 13], probabilities: [[0.2, 0.3, 0.5], [0.1, 0.2, 0.7]],
    baseRates: [[0.3, 0.3, 0.4], [0.25, 0.25, 0.5]])

  @Test func anEdgeIsFlat() {
    #expect(
      [8.9, 9, 10, 11, 11.1].map { directions.direction(of: $0, step: 0) }
        == [.down, .flat, .flat, .flat, .up])
    #expect(directions.direction(of: 11.1, step: 1) == .flat)
  }

  @Test func aForecastWithoutItsFirstStepKeepsTheOthers() throws {
    let history = try Panel([TimeSeries(id: "a", values: [10])]).whole[0]
    let forecast = try Forecast(
      after: history, point: [10, 11], distribution: .directions(directions))
    let rest = try #require(forecast.droppingFirst(1).directions)
    #expect(rest.lower == [8])
    #expect(rest.upper == [13])
    #expect(rest.probabilities == [[0.1, 0.2, 0.7]])
    #expect(rest.baseRates == [[0.25, 0.25, 0.5]])
  }

  @Test func aProbabilityThatIsNoNumberIsRefused() throws {
    let history = try Panel([TimeSeries(id: "a", values: [10])]).whole[0]
    let broken = DirectionProbabilities(
      lower: [9, 9], upper: [11, 11], probabilities: [[0.2, 0.3, 0.5], [0.1, .nan, 0.7]],
      baseRates: directions.baseRates)
    #expect(throws: ForecastError.distributionNotFinite(series: "a", step: 2)) {
      try Forecast(after: history, point: [10, 11], distribution: .directions(broken))
    }
  }
}
