import ForecastCore
import ForecastTestSupport
import Foundation
import Models
import NumericalMethods
import Testing

@Suite struct VectorAutoregressionTests {
  private let fixture: NumberFixture
  private let names = ["realgdp", "realcons", "realinv"]

  init() throws {
    fixture = try NumberFixture("statsmodels")
  }

  private func panel(_ kind: String) throws -> PanelSlice {
    let levels = try names.map { try Dataset.column($0, of: "macrodata_quarterly.csv") }
    let series =
      kind == "levels"
      ? levels
      : levels.map { one in zip(one.dropFirst(), one).map { (log($0) - log($1)) * 100 } }
    return try Sample.panel(series, ids: names).whole
  }

  private func fit(
    _ settings: [String: String], _ panel: PanelSlice
  ) async throws -> VectorAutoregressionFit {
    let options = try VectorAutoregression.Options(
      settings: settings.map { OptionSetting(key: $0.key, value: $0.value) })
    return try await VectorAutoregression(options: options).fit(
      panel, context: FitContext(horizon: 6))
  }

  @Test(arguments: ["growth", "levels"], [1, 2, 4])
  func equalsStatsmodels(_ kind: String, lags: Int) async throws {
    let panel = try panel(kind)
    for (short, trend) in [("n", "none"), ("c", "constant"), ("ct", "linear")] {
      let fit = try await fit(["lags": "\(lags)", "trend": trend], panel)
      let key = "\(kind) lags=\(lags) trend=\(short)"
      let parameters = names.indices.flatMap { row in
        (short.hasPrefix("c") ? [fit.intercepts[row]] : [])
          + (short == "ct" ? [fit.slopes[row]] : [])
          + fit.lagMatrices.flatMap { matrix in names.indices.map { matrix[row, $0] } }
      }
      expectClose(parameters, try fixture("parameters", of: key), relative: 1e-8)
      expectClose(
        fit.residualCovariance.elements, try fixture("covariance", of: key), relative: 1e-8)
      let forecasts = try await fit.forecast(after: panel, steps: 6, levels: [.eighty])
      let points = (0..<6).flatMap { step in forecasts.map { $0.point[step] } }
      expectClose(points, try fixture("forecast", of: key), relative: 1e-8)
      let errors = try (0..<6).flatMap { step in
        try forecasts.map { forecast in
          let interval = try #require(forecast.interval(at: .eighty))
          return (interval.upper[step] - interval.lower[step]) / (2 * 1.2815515655446004)
        }
      }
      expectClose(errors, try fixture("standard-error", of: key), relative: 1e-8)
    }
  }

  @Test(arguments: ["growth", "levels"], ["aic", "bic"])
  func criteriaChooseTheOrderStatsmodelsChooses(_ kind: String, criterion: String) async throws {
    let fit = try await fit(["max-lags": "8", "criterion": criterion], panel(kind))
    let key = "\(kind) max-lags=8 trend=c criterion=\(criterion)"
    #expect([Double(fit.lagMatrices.count)] == (try fixture("order", of: key)))
  }

  @Test func refusesSeriesThatAreNotAligned() async throws {
    let whole = try panel("growth")
    let count = whole[0].count
    let shifted = PanelSlice([
      whole[0].narrowed(to: 0..<count - 1), whole[1].narrowed(to: 1..<count),
    ])
    await #expect(throws: FitError.notAligned(series: "realgdp", other: "realcons")) {
      try await fit(["lags": "1"], shifted)
    }
    let fitted = try await fit(["lags": "1"], PanelSlice([whole[0], whole[1]]))
    let ends = PanelSlice([whole[0], whole[1].narrowed(to: 0..<count - 1)])
    await #expect(throws: FitError.notAligned(series: "realgdp", other: "realcons")) {
      try await fitted.forecast(after: ends, steps: 2, levels: [])
    }
  }

  @Test func forecastsComeInTheOrderOfTheHistory() async throws {
    let whole = try panel("growth")
    let fitted = try await fit(["lags": "2"], whole)
    let straight = try await fitted.forecast(after: whole, steps: 3, levels: [.eighty])
    let turned = try await fitted.forecast(
      after: PanelSlice([whole[2], whole[0], whole[1]]), steps: 3, levels: [.eighty])
    #expect(turned == [straight[2], straight[0], straight[1]])
    await #expect(
      throws: FitError.unsuitable(
        series: "realinv",
        reason: "expected its history beside that of 'realgdp', found none")
    ) {
      try await fitted.forecast(after: PanelSlice([whole[0], whole[1]]), steps: 3, levels: [])
    }
  }
}
