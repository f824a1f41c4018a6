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

  /// The decomposition of a window is its own; what is fitted behind it starts where the window
  /// before ended, and ends where a fit from scratch does.
  @Test(
    arguments: [
      "seasonal-adjust:season-lengths=4+6", "seasonal-adjust:model=(arima:p=1;d=0;q=1)",
      "seasonal-adjust:model=theta", "seasonal-adjust:model=(ar:lags=2)",
      "seasonal-adjust:model=holt,method=classical",
    ], [Int?.none, 70])
  func windowsAgreeWithFitsFromScratch(text: String, length: Int?) throws {
    let model = try model(text.replacing(";", with: ","))
    let local = try #require(model as? any LocalForecaster)
    try compareWindows(of: local, length: length)
  }

  private func compareWindows(of model: some LocalForecaster, length: Int?) throws {
    let values = Sample.wandering(130, seed: 6, seasonLength: 4).enumerated().map {
      $1 + [6.0, 0, 0, -6, 1, -1][$0 % 6]
    }
    let whole = try Sample.slice(values, seasonLength: 4)
    var fitter = model.makeRollingFitter(context: context)
    for end in [90, 91, 92, 104, 129, 130] {
      let window = whole.narrowed(to: (length.map { end - $0 } ?? 0)..<end)
      let warm = try fitter.fit(window).forecast(after: window, steps: 5, levels: [.eighty])
      let cold = try model.fit(window, context: context)
        .forecast(after: window, steps: 5, levels: [.eighty])
      expectClose(warm.point, cold.point, relative: 2e-4)
      expectClose(warm.intervals[0].upper, cold.intervals[0].upper, relative: 2e-4)
    }
  }

  /// R interpolates between every few points of a decomposition, we fit each.
  @Test(arguments: [
    ("two seasons", "naive", "naive"), ("two seasons", "ANN", "ets:model=ANN"),
    ("two seasons", "AAN", "ets:model=AAN"), ("deaths", "naive", "naive"),
    ("deaths", "ANN", "ets:model=ANN"),
  ])
  func forecastsAreThoseOfStlf(_ name: String, _ method: String, _ inner: String) async throws {
    let isDeaths = name == "deaths"
    let values =
      isDeaths
      ? ETSReference.shared.values("usaccdeaths") : try STLTests.values("two seasons", "y")
    let slice = PanelSlice([try Sample.slice(values, seasonLength: 12)])
    let seasons = isDeaths ? "" : ",season-lengths=5+12"
    let forecast = try await model("seasonal-adjust:model=(\(inner))\(seasons)")
      .fit(slice, context: context).forecast(after: slice, steps: 15, levels: [.eighty])[0]
    let expected = try STLTests.values(name, method)
    expectClose(forecast.point, expected, relative: isDeaths ? 2e-3 : 4e-3)
    guard isDeaths, method == "ANN" else { return }
    let (upper, theirs) = (
      try #require(forecast.interval(at: .eighty)?.upper), try STLTests.values(name, "ANN upper")
    )
    expectClose(upper, theirs, relative: 5e-3)
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
