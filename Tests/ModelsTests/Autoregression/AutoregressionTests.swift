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
}
