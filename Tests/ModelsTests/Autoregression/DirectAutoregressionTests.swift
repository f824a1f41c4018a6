import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Testing

@Suite struct DirectAutoregressionTests {
  private func model(_ text: String) throws -> DirectAutoregression {
    try DirectAutoregression(
      options: DirectAutoregression.Options(settings: ModelSpecification(text).settings))
  }

  @Test func firstStepIsTheAutoregressions() throws {
    let series = try Sample.slice(Sample.wandering(90))
    let context = FitContext(horizon: 3)
    for settings in ["lags=4", "lag-list=1+3,trend=linear", "criterion=bic"] {
      let direct = try model("direct-ar:\(settings)").fit(series, context: context)
        .forecast(after: series, steps: 1, levels: [.eighty])
      let options = try Autoregression.Options(
        settings: ModelSpecification("ar:\(settings)").settings)
      let recursive = try Autoregression(options: options).fit(series, context: context)
        .forecast(after: series, steps: 1, levels: [.eighty])
      expectClose(direct.point, recursive.point, relative: 1e-12)
      expectClose(direct.intervals[0].upper, recursive.intervals[0].upper, relative: 1e-12)
    }
  }

  @Test func eachStepIsARegressionOfItsOwn() throws {
    let values = Sample.wandering(70)
    let series = try Sample.slice(values)
    let forecast = try model("direct-ar:lags=2,trend=linear").fit(
      series, context: FitContext(horizon: 4)
    ).forecast(after: series, steps: 4, levels: [.ninetyFive])
    for step in 1...4 {
      // Row of target t: 1, t, y[t - step], y[t - step - 1].
      let targets = Array((step + 1)..<70)
      let solution = try LeastSquares.solve(
        regressors: Matrix(
          targets.map { [1, Double($0 + 1), values[$0 - step], values[$0 - step - 1]] }),
        targets: Matrix(column: targets.map { values[$0] }))
      let beta = solution.coefficients.column(0)
      let point =
        beta[0] + beta[1] * Double(70 + step) + beta[2] * values[69]
        + beta[3] * values[68]
      expectClose(forecast.point[step - 1], point, relative: 1e-10)
      let deviation =
        (solution.residualSumsOfSquares[0] / Double(targets.count - 4)).squareRoot()
      expectClose(
        forecast.intervals[0].upper[step - 1], point + 1.959963984540054 * deviation,
        relative: 1e-10)
    }
  }

  @Test func stepsBeyondTheFitAreRefused() throws {
    let series = try Sample.slice(Sample.wandering(40))
    let fit = try model("direct-ar:lags=1").fit(series, context: FitContext(horizon: 2))
    let error = #expect(throws: FitError.self) {
      try fit.forecast(after: series, steps: 3, levels: [])
    }
    #expect(
      error?.description
        == "series 'sample': expected at most 2 steps, as many as were fitted, found 3.")
  }

  @Test func theLongestStepDecidesHowManyObservationsAreNeeded() throws {
    let series = try Sample.slice(Sample.wandering(40))
    let model = try model("direct-ar:lags=5")
    let context = FitContext(horizon: 6)
    // Six coefficients and one residual, after five lags and five steps.
    #expect(throws: FitError.seriesTooShort(series: "sample", needed: 17, found: 16)) {
      try model.fit(series.narrowed(to: 0..<16), context: context)
    }
    _ = try model.fit(series.narrowed(to: 0..<17), context: context)
  }
}
