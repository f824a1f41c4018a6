import ForecastCore
import Testing

@testable import Models

@Suite struct ETSDescriptionTests {
  @Test func theFormChosenHasTheLowestCriterionOfThoseTried() throws {
    let season: [Double] = [7, -3, 2, -6]
    let values = (0..<48).map { time -> Double in
      50 + Double(time) + season[time % 4] + Double(time * 5 % 3)
    }
    let training = try Sample.slice(values, seasonLength: 4)
    let fit = try ETS().fit(training, context: FitContext(horizon: 1))
    let description = try #require(fit.describe(training).first)
    #expect(description.candidates.count > 3)
    let criteria = description.candidates.compactMap(\.criterion)
    let lowest = try #require(criteria.min())
    #expect(lowest == description.aicc)
    let chosen = description.candidates.first { $0.form == description.form }
    #expect(chosen?.criterion == lowest)
  }
}
