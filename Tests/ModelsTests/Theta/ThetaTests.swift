import ForecastCore
import ForecastTestSupport
import FoundationEssentials
import NumericalMethods
import Testing

@testable import Models

/// Against statsforecast 2.1.1, from `Fixtures/theta.csv`.
@Suite struct ThetaReferenceTests {
  static let cases = ["airpassengers", "usaccdeaths", "nile", "lynx"].flatMap { series in
    [("STM", ThetaVariant.standard), ("OTM", .optimised), ("DSTM", .dynamicStandard)]
      .map { (series, $0.0, $0.1) } + [(series, "DOTM", .dynamicOptimised)]
  }

  private func quantities(_ series: String, _ model: String) throws -> [String: Double] {
    let folder = String(#filePath.dropLast("Theta/ThetaTests.swift".count))
    let text = try String(contentsOfFile: folder + "Fixtures/theta.csv", encoding: .utf8)
    var found: [String: Double] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("\(series),\(model),") {
      let fields = line.split(separator: ",")
      found[String(fields[2])] = Double(fields[3])
    }
    return found
  }

  private func slice(_ series: String) throws -> SeriesSlice {
    try Sample.slice(
      ETSReference.shared.values(series), id: series,
      seasonLength: ["nile", "lynx"].contains(series) ? 1 : 12)
  }

  @Test(arguments: cases)
  func forecastsAgreeAtTheSameParameters(
    _ series: String, _ model: String, _ variant: ThetaVariant
  ) throws {
    let expected = try quantities(series, model)
    let slice = try slice(series)
    let found = try #require(
      try ThetaSearch(variants: [variant], seasonLength: .automatic).fit(slice).first)
    #expect((found.adjustment.indices.count > 1) == (expected["seasonal"] == 1))
    let fit = ThetaFit(
      variant: variant, alpha: expected["alpha"] ?? .nan, theta: expected["theta"] ?? .nan,
      initialLevel: expected["level"] ?? .nan, variance: 1, errorCount: 1, line: found.line,
      adjustment: found.adjustment)
    let forecast = try fit.forecast(after: slice, steps: 18, levels: [])
    expectClose(
      forecast.point, (1...18).map { expected["fc:\($0)"] ?? .nan }, relative: 1e-7)
  }

  @Test(arguments: cases)
  func squaredErrorIsNoLarger(
    _ series: String, _ model: String, _ variant: ThetaVariant
  ) throws {
    let expected = try #require(try quantities(series, model)["sse"])
    let slice = try slice(series)
    let fit = try #require(
      try ThetaSearch(variants: [variant], seasonLength: .automatic).fit(slice).first)
    #expect(fit.variance * Double(fit.errorCount) <= expected * (1 + 1e-6))
  }
}

@Suite struct ThetaTests {
  @Test func anInitialLevelThatNothingTellsIsLeftOut() throws {
    // A random walk: α ends at 0.99.
    var random = SeededRandom(seed: 6)
    var level = 50.0
    let walk = (0..<120).map { _ -> Double in
      level += random.normal()
      return level
    }
    let context = FitContext(horizon: 1)
    let training = try Sample.slice(walk)
    let lively = try #require(
      StandardTheta().fit(training, context: context).describe(training).first)
    #expect(lively.coefficients.map(\.name) == ["alpha", "theta", "intercept", "slope"])
    #expect(lively.remarks.count == 1)
    let noise = try Sample.slice((0..<120).map { _ in 50 + random.normal() })
    let still = try #require(
      StandardTheta().fit(noise, context: context).describe(noise).first)
    #expect(still.coefficients.map(\.name).contains("level"))
    #expect(still.remarks.isEmpty)
  }

  private let context = FitContext(horizon: 5)

  @Test func trendLineIsTheLeastSquaresLine() {
    // Through (1, 2), (2, 3), (3, 7): slope 5/2, mean 4.
    let line = TrendLine([2, 3, 7])
    expectClose(line.slope, 2.5)
    expectClose(line.intercept, -1)
    expectClose(line.mean, 4)
  }

  @Test(arguments: ThetaVariant.allCases)
  func objectiveAgreesWithTheRecursion(_ variant: ThetaVariant) throws {
    let values = Sample.wandering(37, seed: 14)
    let slice = try Sample.slice(values)
    let fit = try #require(
      try ThetaSearch(variants: [variant], seasonLength: .fixed(1)).fit(slice).first)
    var squares = 0.0
    for count in 3..<37 {
      // The one-step forecast of the state after `count` observations.
      let forecast = try fit.forecast(
        after: slice.narrowed(to: 0..<count), steps: 1, levels: []
      ).point[0]
      squares += (values[count] - forecast) * (values[count] - forecast)
    }
    expectClose(fit.variance, squares / 34, relative: 1e-9)
  }

  /// There are 57 errors, and level, α, intercept and slope are estimated.
  @Test func standardVariancesGrowByTheSquareOfAlpha() throws {
    let slice = try Sample.slice(Sample.wandering(60, seed: 3))
    let fit = try StandardTheta().fit(slice, context: context)
    let forecast = try fit.forecast(after: slice, steps: 3, levels: [])
    guard case .gaussian(_, let deviations) = forecast.distribution else {
      Issue.record("expected a normal distribution")
      return
    }
    expectClose(
      deviations,
      (0..<3).map {
        (fit.variance * 57 / 53 * (1 + Double($0) * fit.alpha * fit.alpha)).squareRoot()
      })
  }

  /// Moving the first forecast by 1 moves the path by the response to a shock.
  ///
  /// There are 37 errors; level, α and θ are estimated.
  @Test func dynamicVariancesFollowTheRecursion() throws {
    let values = Sample.wandering(40, seed: 5)
    let fit = try DynamicTheta().fit(Sample.slice(values), context: context)
    func path(after extra: Double) throws -> [Double] {
      let slice = try Sample.slice(values + [extra])
      return try fit.forecast(after: slice, steps: 2, levels: []).point
    }
    let base = try fit.forecast(after: Sample.slice(values), steps: 3, levels: [])
    let moved = try zip(path(after: base.point[0] + 1), path(after: base.point[0])).map(-)
    guard case .gaussian(_, let deviations) = base.distribution else {
      Issue.record("expected a normal distribution")
      return
    }
    let second = try #require(deviations.dropFirst().first)
    expectClose(second * second, fit.variance * 37 / 34 * (1 + moved[0] * moved[0]), relative: 1e-6)
  }

  @Test func constantAndShortSeriesHaveAnAnswer() throws {
    let flat = try Sample.slice([7, 7, 7])
    let forecast = try AutomaticTheta().fit(flat, context: context)
      .forecast(after: flat, steps: 4, levels: [])
    #expect(forecast.point == [7, 7, 7, 7])
    #expect(throws: FitError.seriesTooShort(series: "sample", needed: 4, found: 2)) {
      try StandardTheta().fit(Sample.slice([1, 2]), context: context)
    }
    let four = try Sample.slice([1, 2, 4, 3])
    #expect(
      try DynamicTheta().fit(four, context: context).forecast(after: four, steps: 2, levels: [])
        .point.allSatisfy(\.isFinite))
  }

  @Test func aSeriesBelowZeroIsAdjustedByDifferences() throws {
    let values = Sample.wandering(72, seed: 3, seasonLength: 4).map { $0 - 100 }
    let slice = try Sample.slice(values, seasonLength: 4)
    let fit = try StandardTheta().fit(slice, context: context)
    #expect(!fit.adjustment.isMultiplicative)
    expectClose(fit.adjustment.indices.reduce(0, +), 0, absolute: 1e-9)
  }

  @Test func rollingFitsAgreeWithFitsFromScratch() throws {
    let whole = try Sample.slice(Sample.wandering(120, seed: 21))
    let model = try AutomaticTheta()
    var fitter = model.makeRollingFitter(context: context)
    for end in 80..<86 {
      let slice = whole.narrowed(to: end - 70..<end)
      let (warm, cold) = (try fitter.fit(slice), try model.fit(slice, context: context))
      #expect(warm.aicc <= cold.aicc + 1e-6 * abs(cold.aicc))
    }
  }
}
