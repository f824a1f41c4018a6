import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Testing

/// The fast paths an evaluation takes agree with the slow ones, for every model that has them.
@Suite struct MovingOriginContractTests {
  @Test(arguments: ModelUnderContract.all, [Int?.none, 40])
  func rollingFitterAgreesWithFitsFromScratch(
    _ model: ModelUnderContract, windowLength: Int?
  ) throws {
    guard !ModelUnderContract.agreesInLikelihood.contains(model.entry.name),
      let local = try model.makeModel() as? any LocalForecaster
    else { return }
    let series = try Panel.contract(count: 90)[series: 0]
    let windows = [50, 51, 53, 54, 60, 61, 75, 90].map { end in
      series.narrowed(to: (windowLength.map { end - $0 } ?? 0)..<end)
    }
    try compare(
      local, windows: windows,
      relative: ModelUnderContract.warmStartTolerance[model.entry.name] ?? 1e-9)
  }

  private func compare(
    _ model: some LocalForecaster, windows: [SeriesSlice], relative: Double
  ) throws {
    let context = FitContext(horizon: 4, random: SeededRandom(seed: 2))
    var rolling = model.makeRollingFitter(context: context)
    for window in windows {
      let warm = try rolling.fit(window).forecast(
        after: window, steps: 4, levels: [.ninetyFive])
      let cold = try model.fit(window, context: context).forecast(
        after: window, steps: 4, levels: [.ninetyFive])
      expectClose(warm.point, cold.point, relative: relative)
      for (warm, cold) in zip(warm.intervals, cold.intervals) {
        expectClose(warm.lower, cold.lower, relative: relative)
        expectClose(warm.upper, cold.upper, relative: relative)
      }
    }
  }

  @Test(arguments: ModelUnderContract.all)
  func carriedStateForecastsLikeTheWholeHistory(_ model: ModelUnderContract) throws {
    guard let local = try model.makeModel() as? any LocalForecaster else { return }
    try carry(local)
  }

  private func carry(_ model: some LocalForecaster) throws {
    let series = try Panel.contract(count: 90)[series: 0]
    let context = FitContext(horizon: 4, random: SeededRandom(seed: 2))
    let fit = try model.fit(series.narrowed(to: 0..<60), context: context)
    guard let stateful = fit as? any StatefulForecaster else { return }
    try advance(stateful, over: series)
  }

  private func advance(_ fit: some StatefulForecaster, over series: SeriesSlice) throws {
    var state = try fit.state(after: series.narrowed(to: 0..<60))
    var seen = 60
    for end in [61, 64, 65, 90] {
      let history = series.narrowed(to: 0..<end)
      try fit.advance(&state, over: history, from: seen)
      seen = end
      let fast = try fit.forecast(
        from: state, after: history, steps: 4, levels: [.ninetyFive])
      let slow = try fit.forecast(after: history, steps: 4, levels: [.ninetyFive])
      expectClose(fast.point, slow.point, relative: 1e-9)
      for (fast, slow) in zip(fast.intervals, slow.intervals) {
        expectClose(fast.lower, slow.lower, relative: 1e-9)
        expectClose(fast.upper, slow.upper, relative: 1e-9)
      }
    }
  }
}
