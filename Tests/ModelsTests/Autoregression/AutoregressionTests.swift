import ForecastCore
import ForecastTestSupport
import Models
import Testing

@Suite struct AutoregressionTests {
  private func options(_ change: (inout Autoregression.Options) -> Void) -> Autoregression.Options {
    var options = Autoregression.Options()
    change(&options)
    return options
  }

  @Test func coefficientsOfOneLagAreTheHandWorkedRegression() throws {
    // Pairs (1,2), (2,4), (4,5), (5,9): means 3 and 5, Sxy = 15, Sxx = 10.
    let series = try Sample.slice([1, 2, 4, 5, 9])
    let model = try Autoregression(options: options { $0.lags = .fixed(1) })
    let fit = try model.fit(series, context: FitContext(horizon: 2))
    expectClose(fit.coefficients, [1.5])
    expectClose(fit.intercept, 0.5)
    // Residuals 0, 0.5, -1.5, 1 over 4 - 2 degrees of freedom.
    expectClose(fit.residualVariance, (0.25 + 2.25 + 1) / 2)
    let forecast = try fit.forecast(after: series, steps: 2, levels: [.eighty])
    expectClose(forecast.point, [14, 21.5])
    expectClose(fit.impulseResponse(steps: 3), [1, 1.5, 2.25])
  }

  private func model(_ settings: String) throws -> Autoregression {
    try Autoregression(
      options: Autoregression.Options(settings: ModelSpecification("ar:\(settings)").settings))
  }

  private func fit(_ settings: String, _ values: [Double]) throws -> AutoregressionFit {
    try model(settings).fit(try Sample.slice(values), context: FitContext(horizon: 3))
  }

  @Test func aConstantSeriesIsOrderNothing() throws {
    let flat = Array(repeating: 7.25, count: 30)
    for method in ["least-squares", "yule-walker", "burg"] {
      let fit = try fit("method=\(method)", flat)
      #expect(fit.lags.isEmpty)
      #expect(fit.intercept == 7.25)
      #expect(fit.residualVariance == 0)
      let error = #expect(throws: FitError.self) { try self.fit("lags=2,method=\(method)", flat) }
      guard case .singularRegressors("sample", _, _) = error else {
        Issue.record("expected singularRegressors, found \(String(describing: error))")
        continue
      }
    }
    #expect(
      FitError.singularRegressors(series: "sample", rank: 1, columns: 3).description == """
        series 'sample': expected 3 independent regressors, found 1. \
        The series is constant or repeats itself; use fewer lags or a baseline.
        """)
  }

  @Test func aStraightLineIsContinuedExactly() throws {
    let line = (0..<40).map { 3 + 0.5 * Double($0) }
    for settings in ["lags=1", "lags=auto", "lags=auto,trend=linear"] {
      let forecast = try fit(settings, line).forecast(
        after: Sample.slice(line), steps: 3, levels: [.eighty])
      expectClose(forecast.point, [23, 23.5, 24], relative: 1e-10)
    }
  }

  @Test func explosiveSeriesStayFiniteOrSaySo() throws {
    let values = (0..<40).map { Double(1 << $0) }
    let fit = try fit("lags=1,trend=none", values)
    expectClose(fit.coefficients, [2], relative: 1e-12)
    let series = try Sample.slice(values)
    #expect(try fit.forecast(after: series, steps: 5, levels: [.eighty]).point.last == 0x1p44)
    #expect(throws: ForecastError.notFinite(series: "sample", step: 985, found: .infinity)) {
      try fit.forecast(after: series, steps: 1_000, levels: [])
    }
  }

  @Test func fewerObservationsThanTheLongestLagAreRefusedInTheHistoryToo() throws {
    let values = Sample.wandering(40)
    let fit = try fit("lags=4", values)
    let series = try Sample.slice(values)
    #expect(throws: FitError.seriesTooShort(series: "sample", needed: 4, found: 3)) {
      try fit.forecast(after: series.narrowed(to: 0..<3), steps: 2, levels: [])
    }
  }

  @Test(arguments: [("lags=5", 12), ("lags=5,trend=none", 11), ("lags=3,method=burg", 5)])
  func oneResidualIsEnough(_ settings: String, needed: Int) throws {
    let values = Sample.wandering(needed)
    #expect(
      throws: FitError.seriesTooShort(series: "sample", needed: needed, found: needed - 1)
    ) { try fit(settings, Array(values.dropLast())) }
    _ = try fit(settings, values)
  }

  @Test func trendCountsFromTheTrainingStartAfterTheOriginMoved() throws {
    let line = (0..<60).map { 2 * Double($0) + ($0.isMultiple(of: 2) ? 0.5 : -0.5) }
    let series = try Sample.slice(line)
    let fit = try model("lags=0,trend=linear").fit(
      series.narrowed(to: 5..<41), context: FitContext(horizon: 1))
    let onTime = try fit.forecast(after: series.narrowed(to: 5..<41), steps: 10, levels: [])
    for start in [0, 5, 20] {
      let moved = try fit.forecast(after: series.narrowed(to: start..<50), steps: 1, levels: [])
      expectClose(moved.point[0], onTime.point[9], relative: 1e-12)
    }
  }
}
