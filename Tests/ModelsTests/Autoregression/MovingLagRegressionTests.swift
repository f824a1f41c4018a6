import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Testing

/// Refits that update the factorisation agree with fits from scratch, on hard series too.
@Suite struct MovingLagRegressionTests {
  /// `y[t] = 5e5 + 0.9999 y[t-1]…`: a root next to one on a level a million times the noise.
  private static func nearUnitRoot(_ count: Int) -> [Double] {
    var random = SeededRandom(seed: 12)
    var deviation = 0.0
    return (0..<count).map { _ in
      deviation = 0.9999 * deviation + random.normal()
      return 1e6 + deviation
    }
  }

  private static func series(_ name: String) throws -> SeriesSlice {
    name == "near-unit-root"
      ? try Sample.slice(nearUnitRoot(1_500)) : try Dataset.series(name, seasonLength: 12)
  }

  private func compare(
    _ model: some LocalForecaster, over windows: [SeriesSlice]
  ) throws {
    let context = FitContext(horizon: 5)
    var rolling = model.makeRollingFitter(context: context)
    #expect(rolling.reusesWork)
    for window in windows {
      let warm = try rolling.fit(window)
        .forecast(after: window, steps: 5, levels: [.ninetyFive])
      let cold = try model.fit(window, context: context)
        .forecast(after: window, steps: 5, levels: [.ninetyFive])
      expectClose(warm.point, cold.point, relative: 1e-9)
      expectClose(warm.intervals[0].upper, cold.intervals[0].upper, relative: 1e-9)
    }
  }

  @Test(
    arguments: ["aapl", "airpassengers", "near-unit-root"],
    ["", "lags=5", "trend=linear,lags=2,seasonal-lags=1", "trend=none,lags=3", "criterion=bic"])
  func updatedFitsAgreeWithFitsFromScratch(_ name: String, settings: String) throws {
    let series = try Self.series(name)
    let specification = try ModelSpecification(settings.isEmpty ? "ar" : "ar:\(settings)")
    let model = try Autoregression(
      options: Autoregression.Options(settings: specification.settings))
    let first = series.count / 2
    let ends = stride(from: first, through: series.count, by: max(1, series.count / 12))
    try compare(model, over: ends.map { series.narrowed(to: 0..<$0) })
    try compare(model, over: ends.map { series.narrowed(to: $0 - first..<$0) })
  }

  @Test func aThousandSlidesLoseNoDigits() throws {
    let series = try Self.series("near-unit-root")
    let options = try Autoregression.Options(
      settings: [OptionSetting(key: "lags", value: "4")])
    let model = try Autoregression(options: options)
    var rolling = model.makeRollingFitter(context: FitContext(horizon: 1))
    var last: AutoregressionFit?
    for start in 0...1_000 { last = try rolling.fit(series.narrowed(to: start..<start + 400)) }
    let cold = try model.fit(
      series.narrowed(to: 1_000..<1_400), context: FitContext(horizon: 1))
    let warm = try #require(last)
    expectClose(warm.coefficients, cold.coefficients, absolute: 1e-10, relative: 1e-9)
    expectClose(warm.residualVariance, cold.residualVariance, relative: 1e-10)
  }

  @Test func aMissingValueIsRefusedWhereverTheWindowStands() throws {
    var values = Sample.wandering(60)
    values[40] = .nan
    let series = try Sample.slice(values)
    let model = try Autoregression(
      options: Autoregression.Options(settings: [OptionSetting(key: "lags", value: "2")]))
    var rolling = model.makeRollingFitter(context: FitContext(horizon: 1))
    _ = try rolling.fit(series.narrowed(to: 0..<40))
    for start in [0, 5] {
      #expect(
        throws: FitError.missingValue(
          series: "sample", position: 40, time: "1973-05-01")
      ) { try rolling.fit(series.narrowed(to: start..<45)) }
    }
    let clean = series.narrowed(to: 41..<60)
    expectClose(
      try rolling.fit(clean).coefficients,
      try model.fit(clean, context: FitContext(horizon: 1)).coefficients)
  }
}
