import ForecastCore
import ForecastTestSupport
import Models
import Testing

/// The baselines on numbers worked by hand.
@Suite struct BaselineTests {
  private func forecast(
    _ model: some LocalForecaster, _ values: [Double], season: Int = 1, steps: Int
  ) throws -> Forecast {
    let series = try Sample.slice(values, seasonLength: season)
    return try model.fit(series, context: FitContext(horizon: steps))
      .forecast(after: series, steps: steps, levels: [.eighty])
  }

  private func reach(_ forecast: Forecast) -> [Double] {
    zip(forecast.intervals[0].upper, forecast.point).map { ($0 - $1) / 1.2815515655446004 }
  }

  @Test func naiveWidensWithTheRootOfTheSteps() throws {
    let forecast = try forecast(Naive(), [3, 4, 2, 7], steps: 2)
    #expect(forecast.point == [7, 7])
    // Changes 1, -2, 5: mean square 10.
    expectClose(reach(forecast), [10, 20].map { Double($0).squareRoot() })
  }

  @Test func naiveStepsOverGapsAsARandomWalkDoes() throws {
    let values = [3, .nan, 7, 8, .nan, .nan]
    let naive = try forecast(Naive(), values, steps: 2)
    #expect(naive.point == [8, 8])
    // 4² over two steps and 1² over one: mean square 4.5; two steps are behind already.
    expectClose(reach(naive), [4.5 * 3, 4.5 * 4].map { $0.squareRoot() })
    var options = ARIMA.Options()
    (options.p, options.d, options.q) = (0, 1, 0)
    let walk = try forecast(ARIMA(options: options), values, steps: 2)
    expectClose(walk.point, naive.point, relative: 1e-6)
    expectClose(reach(walk), reach(naive), relative: 1e-6)
  }

  @Test func seasonalNaiveWidensFromSeasonToSeason() throws {
    let forecast = try forecast(SeasonalNaive(), [1, 5, 9, 2, 8, 9], season: 3, steps: 5)
    #expect(forecast.point == [2, 8, 9, 2, 8])
    // Changes over a season 1, 3, 0: mean square 10/3.
    let sigma = (10.0 / 3).squareRoot()
    expectClose(reach(forecast), [sigma, sigma, sigma] + [2, 2].map { sigma * $0.squareRoot() })
  }

  @Test func driftCountsTheUncertaintyOfItsSlope() throws {
    let forecast = try forecast(Drift(), [2, 3, 7, 8, 12], steps: 2)
    #expect(forecast.point == [14.5, 17])
    // Changes 1, 4, 1, 4 around 2.5: 9 over three degrees of freedom.
    expectClose(reach(forecast), [(3.0 * 1.25).squareRoot(), (3.0 * 2 * 1.5).squareRoot()])
  }

  @Test func windowAverageMeasuresTheErrorOfEachStep() throws {
    var options = WindowAverage.Options()
    options.window = .fixed(2)
    let forecast = try forecast(
      WindowAverage(options: options), [1, 3, 4, 8, 2], steps: 4)
    #expect(forecast.point == [5, 5, 5, 5])
    // Means 2, 3.5, 6; one step on 4, 8, 2; two steps on 8, 2; three steps on 2, held.
    let one = ((4.0 + 20.25 + 16) / 3).squareRoot()
    let two = ((36.0 + 2.25) / 2).squareRoot()
    expectClose(reach(forecast), [one, two, 0, 0])
  }

  @Test func windowAverageTakesASeasonWhereThereIsOne() throws {
    let values = [9.0, 1, 2, 3, 4, 5, 6, 7]
    #expect(try forecast(WindowAverage(), values, season: 4, steps: 1).point == [5.5])
    #expect(try forecast(WindowAverage(), values, steps: 1).point == [5])
  }

  @Test func naive2PutsTheSeasonBackAtItsPlace() throws {
    // Level 10 times 1.2, 0.8, 1: exact indices, so every forecast continues the pattern.
    let pattern = [12.0, 8, 10]
    let values = (0..<30).map { pattern[$0 % 3] }
    let series = try Sample.slice(values, seasonLength: 3)
    for (start, end, origin) in [(0, 30, 30), (0, 20, 26), (4, 24, 24), (5, 25, 30)] {
      let fit = try Naive2().fit(
        series.narrowed(to: start..<end), context: FitContext(horizon: 4))
      let forecast = try fit.forecast(
        after: series.narrowed(to: start + 1..<origin), steps: 4, levels: [])
      expectClose(forecast.point, (0..<4).map { pattern[(origin + $0) % 3] })
    }
  }

  @Test func naive2IsNaiveWithoutASeasonOrWithValuesThatHaveNoRatio() throws {
    let pattern = [12.0, 8, 10]
    let short = (0..<8).map { pattern[$0 % 3] }
    #expect(try forecast(Naive2(), short, season: 3, steps: 2).point == [8, 8])
    var crossing = (0..<30).map { pattern[$0 % 3] }
    crossing[4] = -8
    #expect(try forecast(Naive2(), crossing, season: 3, steps: 2).point == [10, 10])
    #expect(!SeasonalityTest.passes(Array(repeating: 2, count: 30), m: 3))
    #expect(!SeasonalityTest.passes(short + short, m: 1))
  }

  /// 6 days of hours, a year of weeks three times: longer seasons than R's `acf` looks for by itself.
  @Test(arguments: [(24, 144), (52, 156), (168, 504)])
  func longSeasonsOfShortSeriesAreSeen(m: Int, count: Int) throws {
    let values = (0..<count).map { 100 + Double($0 % m * 5 % 13) }
    #expect(SeasonalityTest.passes(values, m: m))
    let slice = try Sample.slice(values, seasonLength: m)
    let forecast = try Naive2().fit(slice, context: FitContext(horizon: m))
      .forecast(after: slice, steps: m, levels: [])
    expectClose(forecast.point, Array(values.suffix(m)), relative: 1e-2)
  }
}
