import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

@Suite struct ConformalTests {
  private func model(_ settings: String = "") throws -> any Forecaster {
    try ModelCatalog.forecaster(
      ModelSpecification("conformal:model=(naive)" + (settings.isEmpty ? "" : ",\(settings)")))
  }

  private func forecast(
    _ model: some Forecaster, _ panel: PanelSlice, steps: Int = 2,
    levels: [ConfidenceLevel] = [.eighty]
  ) async throws -> [Forecast] {
    try await model.fit(panel, context: FitContext(horizon: steps))
      .forecast(after: panel, steps: steps, levels: levels)
  }

  /// Naive's errors at the last five origins are 3 4 5 6 7 at step 1 and 7 9 11 13 15 at step 2.
  @Test func boundsLieAtTheErrorsOfPastOrigins() async throws {
    let values = [5, 3, 8, 1, 2, 4, 7, 11, 16, 22, 29, 37.0]
    let panel = try Sample.panel([values], seasonLength: 1).whole
    let one = try #require(try await forecast(model("windows=5"), panel).first)
    #expect(one.point == [37, 37])
    #expect(one.interval(at: .eighty)?.lower == [30, 22])
    #expect(one.interval(at: .eighty)?.upper == [44, 52])
    #expect(one.distribution == nil)
  }

  @Test func aLevelOutOfReachIsRefusedWithTheNumberNeeded() async throws {
    let panel = try Sample.panel([Sample.wandering(30)], seasonLength: 1).whole
    let short = await #expect(throws: FitError.self) {
      try await forecast(model(), panel, levels: [.eighty, .ninetyFive])
    }
    #expect(
      short?.description == """
        series 'sample0': expected at least 19 calibration origins for bounds at 95 % of step 1, \
        found 14; use a longer history, or a lower level.
        """)
    let few = await #expect(throws: FitError.self) {
      try await forecast(model("windows=3"), panel)
    }
    #expect(
      few?.description == """
        series 'sample0': expected at least 4 calibration origins for bounds at 80 % of step 1, \
        found 3; calibrate on 4 or more (windows=4 of conformal, --calibration-windows 4 beside \
        --intervals), or a lower level.
        """)
    #expect(try await forecast(model("windows=3"), panel, levels: []).count == 1)
  }

  @Test func moreStepsThanCalibratedAreRefused() async throws {
    let panel = try Sample.panel([Sample.wandering(40)], seasonLength: 1).whole
    let fit = try await Conformalised(Naive()).fit(panel, context: FitContext(horizon: 2))
    await #expect(throws: FitError.self) {
      try await fit.forecast(after: panel, steps: 3, levels: [.eighty])
    }
    #expect(try await fit.forecast(after: panel, steps: 3, levels: []).count == 1)
  }

  /// 400 random walks; a binomial deviation of coverage at 80 % is 0.02.
  @Test(arguments: [ConformalMethod.split, .adaptive])
  func boundsHoldWhatTheirLevelPromises(_ method: ConformalMethod) async throws {
    var random = SeededRandom(seed: 12)
    let walks = (0..<400).map { _ -> [Double] in
      var level = 0.0
      return (0..<44).map { _ in
        level += random.normal()
        return level
      }
    }
    let panel = try Sample.panel(walks, seasonLength: 1).whole
    let seen = PanelSlice(panel.map { $0.narrowed(to: 0..<42) })
    let forecasts = try await forecast(model("method=\(method.rawValue)"), seen)
    for step in 0..<2 {
      let inside = zip(forecasts, panel).count { forecast, series in
        guard let bounds = forecast.interval(at: .eighty) else { return false }
        return bounds.lower[step] <= series[42 + step] && series[42 + step] <= bounds.upper[step]
      }
      #expect(abs(Double(inside) / 400 - 0.8) < 0.07, "\(inside) of 400 at step \(step + 1)")
    }
  }

  /// The noise of the second half is four times that of the first.
  @Test func adaptiveBoundsFollowASeriesThatBecomesWilder() async throws {
    var random = SeededRandom(seed: 3)
    let values = (0..<240).map { random.normal() * ($0 < 200 ? 1 : 4) }
    let panel = try Sample.panel([values], seasonLength: 1).whole
    let widths = try await [ConformalMethod.split, .adaptive].asyncMap { method in
      let one = try await forecast(model("method=\(method.rawValue)"), panel)[0]
      return one.interval(at: .eighty).map { $0.upper[0] - $0.lower[0] } ?? 0
    }
    #expect(widths[1] > 1.2 * widths[0], "\(widths)")
  }

  @Test func probabilitiesOfDirectionsStay() async throws {
    let panel = try Sample.panel([Sample.wandering(60)], seasonLength: 1).whole
    let direction = try ModelCatalog.forecaster(
      ModelSpecification("direction:max-steps=4,hidden-size=3"))
    let own = try await forecast(direction, panel)[0]
    let wrapped = try await forecast(Conformalised(direction), panel)[0]
    #expect(wrapped.directions == own.directions && own.directions != nil)
    #expect(wrapped.interval(at: .eighty) != nil)
  }

  @Test func aWrappedModelKeepsItsName() throws {
    #expect(try Conformalised(Naive()).name == "naive")
    #expect(try Conformalised(Naive()).fitsSeriesApart)
    #expect(try !Conformalised(VectorAutoregression()).fitsSeriesApart)
  }
}
