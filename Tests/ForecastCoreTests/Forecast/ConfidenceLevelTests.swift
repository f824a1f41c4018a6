import ForecastCore
import ForecastTestSupport
import Testing

@Suite struct ConfidenceLevelTests {
  @Test func textIsThePercentage() throws {
    #expect(ConfidenceLevel.eighty.description == "80")
    #expect(try #require(ConfidenceLevel(percent: 97.5)).description == "97.5")
    #expect(try #require(ConfidenceLevel(percent: 99.9)).description == "99.9")
  }

  @Test(arguments: [0, 100, -5, 100.1, .nan, .infinity])
  func refusesLevelsWithoutTwoTails(_ percent: Double) {
    #expect(ConfidenceLevel(percent: percent) == nil)
  }

  @Test func tailsShareWhatIsNotCovered() throws {
    let level = try #require(ConfidenceLevel(percent: 97.5))
    #expect(level.coverage == 0.975)
    #expect(level.lowerTail == 0.0125)
    #expect(level.upperTail == 0.9875)
  }

  @Test func narrowerLevelsComeFirst() {
    #expect(ConfidenceLevel.eighty < .ninetyFive)
    #expect(!(ConfidenceLevel.ninetyFive < .eighty))
  }
}
