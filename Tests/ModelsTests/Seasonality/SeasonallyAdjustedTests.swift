import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct SeasonallyAdjustedTests {
  private let context = FitContext(horizon: 5)

  private func model(_ text: String) throws -> any Forecaster {
    try ModelCatalog.forecaster(ModelSpecification(text))
  }

  @Test func putsTheSeasonsBack() async throws {
    // A level with the seasons 4 and 6; naive on what is left repeats the level.
    let values = (0..<60).map { 50 + [0.0, 8, -3, -5][$0 % 4] + [6.0, 0, 0, -6, 1, -1][$0 % 6] }
    let panel = try Sample.panel([values], seasonLength: 4)
    let forecast = try await model("seasonal-adjust:model=naive,season-lengths=4+6")
      .fit(panel.whole, context: context)
      .forecast(after: panel.whole, steps: 5, levels: [.eighty])
    let expected = (60..<65).map {
      50 + [0.0, 8, -3, -5][$0 % 4] + [6.0, 0, 0, -6, 1, -1][$0 % 6]
    }
    expectClose(forecast[0].point, expected, absolute: 0.5)
    let interval = try #require(forecast[0].interval(at: .eighty))
    expectClose(
      zip(interval.upper, forecast[0].point).map { $0 - $1 },
      zip(forecast[0].point, interval.lower).map { $0 - $1 })
  }

  @Test func movesItsOriginWithTheSeasonInPlace() throws {
    let values = (0..<60).map { 50 + [0.0, 8, -3, -5][$0 % 4] }
    let whole = try Sample.slice(values, seasonLength: 4)
    var options = SeasonallyAdjusted.Options()
    options.model = ModelSpecification(model: "naive")
    let fit = try SeasonallyAdjusted(options: options)
      .fit(whole.narrowed(to: 0..<42), context: context)
    let forecast = try fit.forecast(after: whole.narrowed(to: 0..<47), steps: 5, levels: [])
    expectClose(forecast.point, (47..<52).map { 50 + [0.0, 8, -3, -5][$0 % 4] }, absolute: 1e-6)
  }

  @Test func theClassicalMethodScalesBoundsByTheSeason() async throws {
    let factors = [0.5, 1.6, 1.1, 0.8]
    let values = Sample.wandering(60).enumerated().map { $1 * factors[$0 % 4] }
    let panel = try Sample.panel([values], seasonLength: 4)
    let forecast = try await model("seasonal-adjust:model=mean,method=classical")
      .fit(panel.whole, context: context)
      .forecast(after: panel.whole, steps: 4, levels: [.eighty])[0]
    let interval = try #require(forecast.interval(at: .eighty))
    let widths = zip(interval.upper, interval.lower).map { $0 - $1 }
    expectClose(
      widths.map { $0 / widths[0] }, forecast.point.map { $0 / forecast.point[0] },
      relative: 1e-9)
    expectClose(forecast.point[1] / forecast.point[0], 3.2, relative: 0.05)
    #expect(widths[0] > 0.5)
  }

  @Test func specificationsNest() throws {
    let text = "x=seasonal-adjust:model=(ets:model=ZZN,criterion=bic),robust=true"
    let specification = try ModelSpecification(text)
    #expect(
      specification.settings == [
        OptionSetting(key: "model", value: "(ets:model=ZZN,criterion=bic)"),
        OptionSetting(key: "robust", value: "true"),
      ])
    #expect(specification.description == text)
    let unnamed = try ModelSpecification(String(text.dropFirst(2)))
    #expect(!unnamed.displayName.contains(","))
    let options = try SeasonallyAdjusted.Options(settings: specification.settings)
    #expect(options.model == (try ModelSpecification("ets:model=ZZN,criterion=bic")))
  }

  @Test func aModelOfWholePanelsIsRefused() throws {
    let expected = """
      model=(var): expected a model of single series, found one of whole panels
      """
    #expect {
      try model("seasonal-adjust:model=(var)")
    } throws: {
      "\($0)" == expected
    }
  }

  @Test func anUnknownInnerModelIsNamed() throws {
    #expect {
      try model("seasonal-adjust:model=(thetta)")
    } throws: {
      "\($0)" == "unknown model 'thetta', did you mean 'theta'?"
    }
  }
}
