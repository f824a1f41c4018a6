import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

@Suite struct ARIMATests {
  static func model(
    _ p: Int, _ d: Int, _ q: Int, _ change: (inout ARIMA.Options) -> Void = { _ in }
  ) throws -> ARIMA {
    var options = ARIMA.Options()
    (options.p, options.d, options.q) = (p, d, q)
    change(&options)
    return try ARIMA(options: options)
  }

  static func forecast(_ model: ARIMA, _ values: [Double], steps: Int = 5) throws -> Forecast {
    let slice = try Sample.slice(values)
    return try model.fit(slice, context: FitContext(horizon: steps))
      .forecast(after: slice, steps: steps, levels: [.ninetyFive])
  }

  @Test func randomWalkRepeatsTheLastValueWithSquareRootBounds() throws {
    // Changes 2, -1, 3, -2: σ² = 18 / 4.
    let forecast = try Self.forecast(Self.model(0, 1, 0), [10, 12, 11, 14, 12], steps: 4)
    expectClose(forecast.point, [12, 12, 12, 12])
    guard case .gaussian(_, let deviations) = forecast.distribution else { return }
    expectClose(deviations, (1...4).map { (4.5 * Double($0)).squareRoot() })
  }

  @Test func unbiasedVarianceDividesByTheDegreesOfFreedom() throws {
    let values = Sample.wandering(40)
    let slice = try Sample.slice(values)
    let local = try Self.model(1, 1, 1) { $0.variance = .unbiased }
      .fit(slice, context: FitContext(horizon: 1))
    expectClose(local.variance, local.estimate.innovationVariance * 39 / 37)
  }

  @Test func driftIsTheMeanChangeOfARandomWalk() throws {
    let forecast = try Self.forecast(
      Self.model(0, 1, 0) { $0.trend = .constant }, [10, 12, 11, 14, 12], steps: 3)
    expectClose(forecast.point, [12.5, 13, 13.5])
  }

  @Test func informationCriteriaFollowFromTheLikelihood() throws {
    let local = try Self.model(1, 0, 1).fit(
      Sample.slice(Sample.wandering(50)), context: FitContext(horizon: 1))
    let estimate = local.estimate
    // φ, θ, the intercept and σ².
    #expect(estimate.parameterCount == 4)
    #expect(estimate.coefficients.map(\.name) == ["ar1", "ma1", "intercept"])
    expectClose(estimate.aic, -2 * estimate.logLikelihood + 8)
    expectClose(estimate.aicc, estimate.aic + 40.0 / 45)
    expectClose(estimate.bic, -2 * estimate.logLikelihood + 4 * 3.912023005428146)
  }

  @Test func aGapInTheMiddleIsSteppedOver() throws {
    var values = Sample.wandering(60)
    let whole = try Self.forecast(Self.model(1, 1, 1), values)
    values[30] = .nan
    values[31] = .nan
    let gappy = try Self.forecast(Self.model(1, 1, 1), values)
    expectClose(gappy.point, whole.point, absolute: 3)
    #expect(gappy.point != whole.point)
  }

  @Test func aGapAtTheEndWidensTheBounds() throws {
    var values = Sample.wandering(60)
    let slice = try Sample.slice(values)
    let local = try Self.model(0, 1, 1).fit(slice, context: FitContext(horizon: 1))
    values[59] = .nan
    let later = try Sample.slice(values)
    let after = try local.forecast(after: later, steps: 1, levels: [.ninetyFive])
    let before = try local.forecast(
      after: slice.narrowed(to: 0..<59), steps: 2, levels: [.ninetyFive])
    // One step after a missing observation is two steps after the last one seen.
    expectClose(after.point[0], before.point[1], absolute: 1e-6)
    expectClose(after.intervals[0].upper[0], before.intervals[0].upper[1], absolute: 1e-3)
  }

  @Test func carriedStateMeetsAGap() throws {
    var values = Sample.wandering(70)
    values[63] = .nan
    let slice = try Sample.slice(values)
    let local = try Self.model(1, 1, 1).fit(
      slice.narrowed(to: 0..<60), context: FitContext(horizon: 1))
    var state = try local.state(after: slice.narrowed(to: 0..<60))
    var seen = 60
    for end in [62, 64, 70] {
      let history = slice.narrowed(to: 0..<end)
      try local.advance(&state, over: history, from: seen)
      seen = end
      let carried = try local.forecast(from: state, after: history, steps: 3, levels: [])
      let fresh = try local.forecast(after: history, steps: 3, levels: [])
      expectClose(carried.point, fresh.point, relative: 1e-12)
    }
  }

  @Test(arguments: [nil, 60])
  func warmFitsAreAsLikelyAsColdOnes(windowLength: Int?) throws {
    let series = try Sample.slice(Sample.wandering(120))
    let model = try Self.model(1, 1, 1)
    var fitter = model.makeRollingFitter(context: FitContext(horizon: 1))
    #expect(fitter.reusesWork)
    for end in [80, 81, 90, 91, 92, 120] {
      let window = series.narrowed(to: (windowLength.map { end - $0 } ?? 0)..<end)
      let warm = try fitter.fit(window).estimate
      let cold = try model.fit(window, context: FitContext(horizon: 1)).estimate
      #expect(warm.logLikelihood > cold.logLikelihood - 1e-6)
    }
  }

  @Test func seasonalOrdersNeedASeason() throws {
    let model = try Self.model(0, 1, 1) { $0.seasonalQ = 1 }
    #expect(
      throws: FitError.unsuitable(
        series: "sample",
        reason: "expected a season for the seasonal orders, found none; "
          + "set season-length or --season-length")
    ) { try Self.forecast(model, Sample.wandering(40)) }
  }
}

/// Data that break other people's ARIMA.
@Suite struct ARIMADegenerateTests {
  static let orders = [(1, 1, 1), (2, 0, 2), (5, 0, 0), (0, 2, 2), (0, 0, 0), (3, 1, 2)]

  private func expectAnswerOrTypedError(_ values: [Double], bound: Double) throws {
    for (p, d, q) in Self.orders {
      do {
        let forecast = try ARIMATests.forecast(ARIMATests.model(p, d, q), values)
        #expect(
          forecast.point.allSatisfy { $0.isFinite && abs($0) <= bound },
          "ARIMA(\(p),\(d),\(q)) of \(values.prefix(6)): \(forecast.point)")
      } catch is FitError {}
    }
  }

  @Test func constantsStayConstant() throws {
    for constant in [0, 42, -1e12, 1e-12] {
      for (p, d, q) in Self.orders {
        let forecast = try ARIMATests.forecast(
          ARIMATests.model(p, d, q), Array(repeating: constant, count: 40))
        expectClose(forecast.point, Array(repeating: constant, count: 5), relative: 1e-12)
        #expect(forecast.intervals[0].lower == forecast.intervals[0].upper)
      }
    }
  }

  @Test func straightLinesGoOnStraight() throws {
    let line = (0..<40).map { 0.1 * Double($0) + 1e6 }
    for (p, d, q) in [(0, 2, 2), (0, 2, 0), (3, 2, 1)] {
      let forecast = try ARIMATests.forecast(ARIMATests.model(p, d, q), line)
      expectClose(forecast.point, (40..<45).map { 0.1 * Double($0) + 1e6 }, relative: 1e-9)
    }
  }

  @Test(arguments: [1e12, 1, 1e-12])
  func unitsDoNotMatter(scale: Double) throws {
    let values = Sample.wandering(80)
    for (p, d, q) in Self.orders {
      let plain = try ARIMATests.forecast(ARIMATests.model(p, d, q), values)
      let scaled = try ARIMATests.forecast(
        ARIMATests.model(p, d, q), values.map { $0 * scale })
      expectClose(scaled.point, plain.point.map { $0 * scale }, relative: 1e-5)
    }
  }

  @Test func shortAndOddSeriesGetAnAnswerOrATypedError() throws {
    try expectAnswerOrTypedError([3, 5], bound: 1e3)
    try expectAnswerOrTypedError([3, 5, 4, 6], bound: 1e3)
    try expectAnswerOrTypedError((0..<40).map { $0 == 20 ? 1e9 : 0 }, bound: 1e11)
    try expectAnswerOrTypedError((0..<40).map { Double($0 % 2) }, bound: 1e3)
    try expectAnswerOrTypedError((0..<40).map { 1.1 * Double($0) * Double($0) }, bound: 1e5)
    try expectAnswerOrTypedError(
      Sample.wandering(40).enumerated().map { $0 % 3 == 0 ? $1 : .nan }, bound: 1e4)
  }

  @Test func twoObservationsAreTooFewForTheDefault() throws {
    #expect(throws: FitError.seriesTooShort(series: "sample", needed: 4, found: 2)) {
      try ARIMATests.forecast(ARIMATests.model(1, 1, 1), [3, 5])
    }
  }

  @Test func fiveLagsOnPriceLevelsForecastNearTheLastPrice() throws {
    var random = SeededRandom(seed: 9)
    var price = 1200.0
    let prices = (0..<1500).map { _ in
      price *= 1 + 0.012 * random.normal()
      return price
    }
    let forecast = try ARIMATests.forecast(ARIMATests.model(5, 0, 0), prices)
    for point in forecast.point { expectClose(point, price, relative: 0.05) }
  }
}
