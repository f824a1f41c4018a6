import ForecastCore
import ForecastTestSupport
import Models
import Testing

/// Autoregressions against statsmodels `AutoReg` and R `ar`, to 1e-8.
@Suite struct AutoregressionReferenceTests {
  private let statsmodels: NumberFixture
  private let r: NumberFixture

  init() throws {
    statsmodels = try NumberFixture("statsmodels")
    r = try NumberFixture("r")
  }

  private static let trends = [("n", "none"), ("c", "constant"), ("ct", "linear")]

  private func fit(_ settings: [String: String], _ series: SeriesSlice) throws -> AutoregressionFit
  {
    let options = try Autoregression.Options(
      settings: settings.map { OptionSetting(key: $0.key, value: $0.value) })
    return try Autoregression(options: options).fit(series, context: FitContext(horizon: 12))
  }

  private func compare(_ fit: AutoregressionFit, _ series: SeriesSlice, with key: String) throws {
    var parameters: [Double] = []
    if key.contains("trend=c") { parameters.append(fit.intercept) }
    if key.contains("trend=ct") { parameters.append(fit.slope) }
    expectClose(
      parameters + fit.coefficients, try statsmodels("parameters", of: key), relative: 1e-8)
    expectClose(
      [fit.residualVariance], try statsmodels("residual-variance", of: key), relative: 1e-8)
    let forecast = try fit.forecast(after: series, steps: 12, levels: [])
    expectClose(forecast.point, try statsmodels("forecast", of: key), relative: 1e-8)
    guard case .gaussian(_, let deviations) = forecast.distribution else {
      Issue.record("expected a normal distribution")
      return
    }
    expectClose(deviations, try statsmodels("standard-error", of: key), relative: 1e-8)
  }

  @Test(arguments: ["airpassengers", "lynx", "sunspots", "aapl"], [1, 2, 5, 12])
  func leastSquaresEqualsStatsmodels(_ name: String, lags: Int) throws {
    let series = try Dataset.series(name)
    for (short, trend) in Self.trends {
      let fit = try fit(["lags": "\(lags)", "trend": trend], series)
      try compare(fit, series, with: "\(name) lags=\(lags) trend=\(short)")
    }
  }

  @Test(arguments: ["airpassengers", "lynx", "sunspots", "aapl"])
  func chosenLagsEqualStatsmodels(_ name: String) throws {
    let series = try Dataset.series(name)
    let fit = try fit(["lag-list": "1+2+12"], series)
    try compare(fit, series, with: "\(name) lag-list=1+2+12 trend=c")
  }

  @Test func seasonalLagsEqualStatsmodels() throws {
    let series = try Dataset.series("airpassengers", seasonLength: 12)
    let fit = try fit(["lags": "2", "seasonal-lags": "2"], series)
    #expect(fit.lags == [1, 2, 12, 24])
    try compare(fit, series, with: "airpassengers lags=2 seasonal-lags=2 trend=c")
  }

  @Test(arguments: ["airpassengers", "lynx", "sunspots", "aapl"], ["aic", "bic"])
  func criteriaChooseTheOrderStatsmodelsChooses(_ name: String, criterion: String) throws {
    let series = try Dataset.series(name)
    for (short, trend) in Self.trends {
      let fit = try fit(
        ["max-lags": "15", "trend": trend, "criterion": criterion], series)
      let key = "\(name) max-lags=15 trend=\(short) criterion=\(criterion)"
      #expect([Double(fit.lags.count)] == (try statsmodels("order", of: key)), "\(key)")
    }
  }

  @Test(
    arguments: ["airpassengers", "lynx", "sunspots", "aapl"], ["yule-walker", "burg"])
  func stationaryMethodsEqualR(_ name: String, method: String) throws {
    let series = try Dataset.series(name)
    for lags in ["1", "2", "5", "12", "auto"] {
      let fit = try fit(["lags": lags, "method": method, "criterion": "aic"], series)
      let key = "\(name) method=\(method) lags=\(lags)"
      #expect([Double(fit.lags.count)] == (try r("order", of: key)), "\(key)")
      expectClose(fit.coefficients, try r("coefficients", of: key), relative: 1e-8)
      expectClose([fit.residualVariance], try r("variance", of: key), relative: 1e-8)
      let forecast = try fit.forecast(after: series, steps: 15, levels: [])
      expectClose(forecast.point, try r("forecast", of: key), relative: 1e-8)
      guard case .gaussian(_, let deviations) = forecast.distribution else { continue }
      expectClose(deviations, try r("standard-error", of: key), relative: 1e-8)
    }
  }
}
