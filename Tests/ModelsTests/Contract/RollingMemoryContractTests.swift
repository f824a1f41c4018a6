import ForecastCore
import Models
import NumericalMethods
import Testing

/// A rolling fitter that takes over what another has left goes on bit by bit as that one would.
@Suite struct RollingMemoryContractTests {
  /// Every kind of rolling fitter, with the options that make it keep more.
  static let models = [
    "ar", "ar:lags=3,trend=none", "ar:trend=linear", "direct-ar", "arima:p=1,q=1",
    "arima:p=2,d=1,q=1,seasonal-p=1", "auto-arima", "auto-arima:reselect=3", "ets",
    "ets:reselect=3", "ses", "holt", "holt-winters", "theta", "optimised-theta", "dynamic-theta",
    "auto-theta", "comb", "seasonal-adjust:model=(auto-theta)",
    "seasonal-adjust:model=(arima:p=1,q=1),method=classical", "seasonal-adjust",
    "ensemble:models=(auto-arima)+(naive)+(ets)",
  ]

  @Test(arguments: models, [Int?.none, 40])
  func restoredFittersGoOnBitByBit(_ model: String, windowLength: Int?) throws {
    let windows = try windows(of: .contract(count: 90), windowLength)
    let local = try local(model)
    try check(local, windows)
  }

  @Test(arguments: ["ar:lags=2", "ets", "auto-theta", "comb"], [Int?.none, 40])
  func behindAFillingToo(_ model: String, windowLength: Int?) throws {
    let whole = try Panel.contract(count: 90).whole
    // A gap in the middle: some windows are filled, others are the series itself.
    let gappy = whole[0].replacingValues(
      whole[0].enumerated().map { (31...32).contains($0) ? .nan : $1 })
    let filled = try Imputation.interpolate.applied(to: local(model)) as? any LocalForecaster
    let model = try #require(filled)
    try check(model, windows(of: gappy, windowLength))
  }

  @Test(
    arguments: ["ar:lags=2", "ets", "auto-arima", "theta"],
    [Transformation.log, .difference])
  func behindATransformationToo(_ model: String, _ transformation: Transformation) throws {
    let whole = try Panel.contract(count: 90).whole[0]
    let positive = whole.replacingValues(whole.map { $0 + 40 })
    let transformed = try transformation.applied(to: local(model)) as? any LocalForecaster
    let model = try #require(transformed)
    try check(model, windows(of: positive, nil))
    try check(model, windows(of: positive, 40))
  }

  @Test(arguments: ["ar", "arima", "auto-arima", "ets", "theta", "comb", "direct-ar"])
  func otherBytesAreRefused(_ model: String) throws {
    let local = try local(model)
    try refuse(local, windows(of: .contract(count: 90), nil))
  }

  private func local(_ model: String) throws -> any LocalForecaster {
    try #require(
      try ModelCatalog.forecaster(ModelSpecification(model)) as? any LocalForecaster)
  }

  private func windows(of panel: Panel, _ length: Int?) throws -> [SeriesSlice] {
    windows(of: panel.whole[0], length)
  }

  private func windows(of series: SeriesSlice, _ length: Int?) -> [SeriesSlice] {
    [50, 51, 53, 54, 60, 61, 75, 76, 90].map { end in
      series.narrowed(to: (length.map { end - $0 } ?? 0)..<end)
    }
  }

  private func check(_ model: some LocalForecaster, _ windows: [SeriesSlice]) throws {
    let context = FitContext(horizon: 3, random: SeededRandom(seed: 2))
    var whole = model.makeRollingFitter(context: context)
    #expect(whole.reusesWork)
    let fits = try windows.map { window in
      let fit = try whole.fit(window)
      return (forecast: try forecast(fit, after: window), memory: whole.memory)
    }
    for stop in windows.indices.dropLast() {
      var resumed = model.makeRollingFitter(context: context)
      let isTaken = resumed.restore(fits[stop].memory, after: windows[stop])
      #expect(isTaken)
      #expect(resumed.memory == fits[stop].memory, "after window \(stop)")
      for next in windows.indices.dropFirst(stop + 1) {
        let fit = try resumed.fit(windows[next])
        #expect(
          try forecast(fit, after: windows[next]) == fits[next].forecast,
          "window \(next), stopped after \(stop)")
        #expect(resumed.memory == fits[next].memory)
      }
    }
  }

  private func forecast(
    _ fit: some FittedLocalForecaster, after window: SeriesSlice
  ) throws -> Forecast {
    try fit.forecast(after: window, steps: 3, levels: [.ninetyFive])
  }

  private func refuse(_ model: some LocalForecaster, _ windows: [SeriesSlice]) throws {
    let context = FitContext(horizon: 3, random: SeededRandom(seed: 2))
    var fitter = model.makeRollingFitter(context: context)
    _ = try fitter.fit(windows[0])
    let memory = fitter.memory
    #expect(!memory.isEmpty)
    for length in 0..<memory.count {
      var other = model.makeRollingFitter(context: context)
      let isTaken = other.restore(Array(memory.prefix(length)), after: windows[0])
      // Theta keeps a list, whose beginning is one too.
      if length == 0, model.name == "theta" { continue }
      #expect(!isTaken, "the first \(length) of \(memory.count) bytes")
    }
    var other = model.makeRollingFitter(context: context)
    let isTaken = other.restore(memory + [0], after: windows[0])
    #expect(!isTaken)
  }
}
