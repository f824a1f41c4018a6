import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct GARCHTests {
  static let cases = ["calm", "wild"].flatMap { name in
    ["0/normal", "0/t", "1/normal", "1/t"].map { "\(name)/\($0)" }
  }

  static func fitted(_ label: String) throws -> (GARCH.Local, SeriesSlice) {
    let parts = label.split(separator: "/").map(String.init)
    let slice = try Sample.slice(NumberFixture("garch")("series", of: parts[0]))
    var options = GARCH.Options()
    options.lags = try #require(Int(parts[1]))
    options.errors = parts[2] == "t" ? .studentT : .normal
    let local = try GARCH(options: options).fit(slice, context: FitContext(horizon: 5))
    return (local, slice)
  }

  @Test(arguments: cases)
  func likelihoodAndParametersAreThoseOfArch(_ label: String) throws {
    let (local, _) = try Self.fitted(label)
    let fixture = try NumberFixture("garch")
    let (theirs, likelihood) = (
      try fixture("parameters", of: label), try fixture("loglik", of: label)[0]
    )
    #expect(local.logLikelihood > likelihood - 1e-3)
    let ours =
      [local.constant] + local.autoregression + [local.omega, local.alpha, local.beta]
      + (local.degreesOfFreedom.map { [$0] } ?? [])
    // Hundreds of degrees of freedom are all the normal distribution.
    guard (local.degreesOfFreedom ?? 3) < 50 else { return }
    for (ours, theirs) in zip(ours, theirs) {
      expectClose(ours, theirs, absolute: 4e-3, relative: 3e-2)
    }
    #expect(ours.count == theirs.count)
  }

  @Test(arguments: cases)
  func forecastsAreThoseOfArch(_ label: String) throws {
    let (local, slice) = try Self.fitted(label)
    let fixture = try NumberFixture("garch")
    let forecast = try local.forecast(after: slice, steps: 5, levels: [.ninetyFive])
    expectClose(forecast.point, try fixture("mean", of: label), absolute: 5e-3)
    let interval = forecast.intervals[0]
    #expect(zip(interval.lower, interval.upper).allSatisfy { $0 < $1 })
    let variances = try fixture("variance", of: label)
    switch forecast.distribution {
    case .gaussian(_, let deviations):
      expectClose(deviations.map { $0 * $0 }, variances, relative: 3e-2)
    case .studentT(_, let scales, let nu):
      expectClose(scales.map { $0 * $0 * nu / (nu - 2) }, variances, relative: 3e-2)
    default: Issue.record("expected a distribution")
    }
  }

  @Test func likelihoodOfTwoErrorsByHand() {
    // σ² = 0.1 + 0.2·1 + 0.5·1 = 0.8, then 0.1 + 0.2·4 + 0.5·0.8 = 1.3; errors 2 and -1.
    let parameters = GARCHParameters(
      constant: 0, ar: [], omega: 0.1, alpha: 0.2, beta: 0.5, degreesOfFreedom: nil)
    // -(log 2π + log 0.8 + 4 / 0.8) / 2 - (log 2π + log 1.3 + 1 / 1.3) / 2
    expectClose(
      parameters.logLikelihood([2, -1], start: 1), -4.742102807601371, relative: 1e-12)
  }

  @Test func aWildDayWidensTheNextBounds() throws {
    let (local, slice) = try Self.fitted("calm/0/normal")
    var values = slice.values
    let before = try local.forecast(after: slice, steps: 1, levels: [.eighty]).intervals[0]
    values[values.count - 1] = 8
    let after = try local.forecast(after: Sample.slice(values), steps: 1, levels: [.eighty])
      .intervals[0]
    #expect(after.upper[0] - after.lower[0] > 1.5 * (before.upper[0] - before.lower[0]))
  }

  @Test func refusesAConstant() throws {
    let slice = try Sample.slice(Array(repeating: 3, count: 50))
    #expect(
      throws: FitError.unsuitable(
        series: "sample",
        reason: "expected values that vary, found a constant; use mean or naive")
    ) { try GARCH().fit(slice, context: FitContext(horizon: 1)) }
  }
}
