import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct CombTests {
  private let context = FitContext(horizon: 5)

  @Test func isTheMeanOfItsMembers() throws {
    let slice = try Sample.slice(Sample.wandering(60, seed: 3))
    let comb = try Comb().fit(slice, context: context)
      .forecast(after: slice, steps: 4, levels: [.eighty])
    var damped = Holt.Options()
    damped.damped = true
    let members = [
      try SimpleSmoothing().fit(slice, context: context),
      try Holt().fit(slice, context: context),
      try Holt(options: damped).fit(slice, context: context),
    ]
    let forecasts = try members.map { try $0.forecast(after: slice, steps: 4, levels: [.eighty]) }
    for step in 0..<4 {
      expectClose(comb.point[step], forecasts.map { $0.point[step] }.reduce(0, +) / 3)
      let uppers = forecasts.compactMap { $0.interval(at: .eighty)?.upper[step] }
      expectClose(
        comb.interval(at: .eighty)?.upper[step] ?? .nan, uppers.reduce(0, +) / 3,
        relative: 1e-9)
    }
  }

  @Test func theSeasonIsPutBack() throws {
    let values = Sample.wandering(80, seed: 3, seasonLength: 4)
    let slice = try Sample.slice(values, seasonLength: 4)
    let fit = try Comb().fit(slice, context: context)
    #expect(fit.adjustment.indices.count == 4)
    let forecast = try fit.forecast(after: slice, steps: 4, levels: [])
    // The sample's season rises by 3 a step and starts anew.
    #expect(forecast.point[0] < forecast.point[1] && forecast.point[2] < forecast.point[3])
    #expect(forecast.point[3] - forecast.point[0] > 5)
  }

  @Test func twoObservationsAreEnough() throws {
    let slice = try Sample.slice([5, 9])
    let fit = try Comb().fit(slice, context: context)
    #expect(fit.members.count == 1)
    let point = try fit.forecast(after: slice, steps: 2, levels: []).point
    #expect(point.allSatisfy { $0 >= 5 && $0 <= 9 })
  }

  /// Expanding and sliding windows, with a season and without: no member of a fit from the window
  /// before is less likely than that of one from scratch by more than a millionth.
  @Test(arguments: [1, 4], [Int?.none, 60])
  func windowsAreAsLikelyAsFromScratch(season: Int, length: Int?) throws {
    let whole = try Sample.slice(
      Sample.wandering(120, seed: 8, seasonLength: season), seasonLength: season)
    let model = try Comb()
    var fitter = model.makeRollingFitter(context: context)
    #expect(fitter.reusesWork)
    for end in [80, 81, 82, 90, 119, 120] {
      let window = whole.narrowed(to: (length.map { end - $0 } ?? 0)..<end)
      let (warm, cold) = (try fitter.fit(window), try model.fit(window, context: context))
      #expect(warm.members.map(\.form) == cold.members.map(\.form))
      for (warm, cold) in zip(warm.members, cold.members) {
        #expect(warm.logLikelihood > cold.logLikelihood - 1e-6, "\(end) \(warm.form)")
      }
    }
  }
}
