import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct ClassicHoltWintersTests {
  private func options(_ label: String) -> ClassicHoltWinters.Options {
    var options = ClassicHoltWinters.Options()
    switch label {
    case "HW multiplicative": options.season = .multiplicative
    case "HW additive": options.season = .additive
    case "HW trend": options.season = .none
    default:
      options.season = .none
      options.trend = false
    }
    return options
  }

  @Test(arguments: [
    ("airpassengers", "HW multiplicative"), ("airpassengers", "HW additive"), ("nile", "HW none"),
    ("nile", "HW trend"),
  ])
  func agreesWithR(_ series: String, _ label: String) throws {
    let expected = ETSReference.shared.quantities(series, label)
    let slice = try Sample.slice(
      ETSReference.shared.values(series), seasonLength: series == "nile" ? 1 : 12)
    let fit = try ClassicHoltWinters(options: options(label))
      .fit(slice, context: FitContext(horizon: 12))
    let squares = try #require(expected["SSE"])
    #expect(fit.sumOfSquaredErrors <= squares * (1 + 1e-6))
    expectClose(fit.alpha, expected["alpha"] ?? .nan, absolute: 1e-3)
    if let beta = expected["beta"] { expectClose(fit.beta, beta, absolute: 1e-3) }
    if let gamma = expected["gamma"] { expectClose(fit.gamma, gamma, absolute: 1e-3) }
    let forecast = try fit.forecast(after: slice, steps: 12, levels: [.eighty])
    expectClose(
      forecast.point, ETSReference.shared.numbered("fc", in: expected), relative: 1e-3)
  }

  @Test func simulatedBoundsAreSeeded() throws {
    let slice = try Sample.slice(ETSReference.shared.values("airpassengers"), seasonLength: 12)
    let fit = try ClassicHoltWinters(options: options("HW multiplicative"))
      .fit(slice, context: FitContext(horizon: 3))
    let first = try fit.forecast(after: slice, steps: 3, levels: [.eighty])
    #expect(try fit.forecast(after: slice, steps: 3, levels: [.eighty]) == first)
    let interval = try #require(first.interval(at: .eighty))
    #expect(interval.upper[0] - interval.lower[0] > 10)
  }

  @Test func aSeasonNeedsASlope() {
    let settings = [OptionSetting(key: "trend", value: "false")]
    #expect {
      try ClassicHoltWinters.Options(settings: settings)
    } throws: {
      "\($0)" == "trend=false needs season=none"
    }
  }
}
