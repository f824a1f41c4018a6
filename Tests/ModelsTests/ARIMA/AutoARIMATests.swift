import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

/// A series on which R's `auto.arima` decided, as the fixture holds it.
struct AutoARIMAReference: Sendable, CustomTestStringConvertible {
  let name: String
  let values: [Double]
  let seasonLength: Int

  var testDescription: String { name }

  func number(_ quantity: String) throws -> [Double] {
    try NumberFixture("auto_arima")(quantity, of: name)
  }

  func slice() throws -> SeriesSlice { try Sample.slice(values, seasonLength: seasonLength) }

  static let all: [AutoARIMAReference] =
    (try? NumberFixture("auto_arima")).map { fixture in
      fixture.cases.compactMap { name in
        guard let values = try? fixture("series", of: name),
          let season = try? fixture("season", of: name)
        else { return nil }
        return AutoARIMAReference(name: name, values: values, seasonLength: Int(season[0]))
      }
    } ?? []
  static let seasonal = all.filter { $0.seasonLength > 1 }
}

/// The choices of automatic ARIMA beside those of R's `forecast` package.
@Suite struct AutoARIMATests {
  /// Three seasons, of which a first difference leaves two: nothing to decompose.
  @Test func aSecondSeasonalDifferenceNeedsMoreThanTwoSeasons() throws {
    let values = (0..<36).map { (t: Int) -> Double in
      let season = 40 * (t % 12) * (t % 5)
      return Double(t * t + season)
    }
    #expect(DifferenceOrders.seasonal(values, seasonLength: 12, limit: 2) <= 1)
    var options = AutoARIMA.Options()
    options.maximumSeasonalD = 2
    let slice = try Sample.slice(values, seasonLength: 12)
    _ = try AutoARIMA(options: options).fit(slice, context: FitContext(horizon: 2))
  }

  @Test func theFixtureIsThere() {
    #expect(AutoARIMAReference.all.count == 15)
    #expect(AutoARIMAReference.seasonal.count == 8)
  }

  @Test(arguments: AutoARIMAReference.all)
  func kpssStatisticIsThatOfUrca(_ reference: AutoARIMAReference) throws {
    expectClose(
      KPSSTest.statistic(reference.values), try reference.number("kpss")[0], relative: 1e-9)
  }

  @Test(arguments: AutoARIMAReference.seasonal)
  func seasonalStrengthIsThatOfSTL(_ reference: AutoARIMAReference) throws {
    expectClose(
      SeasonalStrength.of(reference.values, seasonLength: reference.seasonLength),
      try reference.number("strength")[0], absolute: 1e-6)
  }

  @Test(arguments: AutoARIMAReference.all)
  func ordersAreRsOrHaveAnAICcAsGood(_ reference: AutoARIMAReference) throws {
    let fit = try AutoARIMA().fit(reference.slice(), context: FitContext(horizon: 1))
    let (estimate, order) = (fit.model.estimate, fit.model.estimate.order)
    let theirs = try reference.number("orders").map { Int($0) }
    // Criteria compare only after the same differences.
    #expect([order.d, order.seasonalD] == [theirs[1], theirs[4]])
    #expect(
      estimate.aicc < (try reference.number("aicc")[0]) + 0.02,
      "\(estimate.order) \(estimate.aicc), R \(theirs)")
    guard
      [order.p, order.q, order.seasonalP, order.seasonalQ]
        == [theirs[0], theirs[2], theirs[3], theirs[5]]
    else { return }
    let forecast = try fit.forecast(after: reference.slice(), steps: 12, levels: [])
    expectClose(forecast.point, try reference.number("forecast"), relative: 5e-3)
    // R adds the squares of its start-up residuals, y/1000: a seventh of it for levels as far
    // from zero as those of co2.
    guard reference.name != "co2" else { return }
    expectClose(fit.model.variance, try reference.number("variance")[0], relative: 1e-2)
  }

  /// By its trace `auto.arima` chooses ARIMA(2,1,1)(2,1,0)[12] without 5 values, AICc 987.63, and
  /// ARIMA(2,1,1)(0,1,0)[12] without 40, 749.118.
  @Test(arguments: [("airgaps/2/1/1/2/1/0/12", 987.65), ("airmanygaps/2/1/1/0/1/0/12", 749.13)])
  func withGapsTheAICcIsAsGoodAsRs(_ label: String, _ aicc: Double) throws {
    let reference = try #require(
      ARIMAReferenceCase.likelihood.first { $0.label.hasPrefix(label) })
    let fit = try AutoARIMA().fit(reference.slice(), context: FitContext(horizon: 1))
    let order = fit.model.estimate.order
    #expect([order.d, order.seasonalD] == [1, 1])
    #expect(fit.model.estimate.aicc < aicc, "\(order) \(fit.model.estimate.aicc)")
  }

  @Test func fullSearchFindsAnAICcAsGoodAsRs() throws {
    for name in ["nile", "loglynx", "lakehuron", "uspop"] {
      let reference = try #require(AutoARIMAReference.all.first { $0.name == name })
      var options = AutoARIMA.Options()
      let stepwise = try AutoARIMA(options: options)
        .fit(reference.slice(), context: FitContext(horizon: 1))
      options.search = .full
      let full = try AutoARIMA(options: options)
        .fit(reference.slice(), context: FitContext(horizon: 1))
      #expect(full.tried.count > stepwise.tried.count)
      #expect(full.model.estimate.aicc < (try reference.number("full aicc")[0]) + 0.02)
    }
  }

  @Test func modelsTriedAreListedWithTheirCriterion() throws {
    let reference = try #require(AutoARIMAReference.all.first { $0.name == "nile" })
    let fit = try AutoARIMA().fit(reference.slice(), context: FitContext(horizon: 1))
    #expect(fit.tried[0].description == "ARIMA(2,1,2) with drift")
    #expect(fit.tried[1].description == "ARIMA(0,1,0) with drift")
    let best = fit.tried.map(\.criterion).min()
    #expect(best == fit.model.estimate.aicc)
    #expect(Set(fit.tried.map(\.description)).count == fit.tried.count)
  }

  @Test func reselectingRarelyKeepsTheOrdersBetween() throws {
    let series = try Sample.slice(Sample.wandering(120))
    var options = AutoARIMA.Options()
    options.reselect = 3
    let model = try AutoARIMA(options: options)
    var fitter = model.makeRollingFitter(context: FitContext(horizon: 1))
    #expect(fitter.reusesWork)
    var orders: [ARIMAOrder] = []
    for end in [100, 101, 102, 103] {
      let fit = try fitter.fit(series.narrowed(to: 0..<end))
      orders.append(fit.model.estimate.order)
      if end == 103 {
        let cold = try model.fit(
          series.narrowed(to: 0..<end), context: FitContext(horizon: 1))
        #expect(fit.model.estimate == cold.model.estimate)
      }
    }
    #expect(orders[0] == orders[1] && orders[1] == orders[2])
  }

  /// Long enough for conditional sums of squares, moved by one and by more than half a percent.
  @Test(arguments: ["aapl", "lynx twice"])
  func searchesThatBeginAtTheWindowBeforeEndAsHighAsColdOnes(_ name: String) throws {
    let series =
      name == "aapl"
      ? try Sample.slice(Array(Dataset.series("aapl").values.suffix(420)))
      : try Sample.slice(Dataset.series("lynx").values + Dataset.series("lynx").values)
    let model = try AutoARIMA()
    var fitter = model.makeRollingFitter(context: FitContext(horizon: 1))
    #expect(fitter.reusesWork)
    for end in [210, 211, 212, 213, 217, 218] {
      let window = series.narrowed(to: 0..<end)
      let warm = try fitter.fit(window).model.estimate
      let cold = try model.fit(window, context: FitContext(horizon: 1)).model.estimate
      if warm.order == cold.order, warm.trend.count == cold.trend.count {
        #expect(warm.logLikelihood > cold.logLikelihood - 1e-6, "\(end) \(warm.order)")
      } else {
        // Another conditional optimum led elsewhere: nowhere worse.
        #expect(warm.order.d == cold.order.d)
        #expect(warm.aicc < cold.aicc + 1e-6, "\(end) \(warm.order), cold \(cold.order)")
      }
    }
  }

  /// A random walk whose slope wanders slowly: θ = −0.99 of the second differences is borne out
  /// by 700 observations and no sign of one difference too many.
  @Test func aMovingAverageNearOneIsKeptWhereTheDataBearItOut() throws {
    var random = SeededRandom(seed: 21)
    var (level, slope) = (0.0, 0.0)
    let values = (0..<700).map { _ in
      slope += 0.01 * random.normal()
      level += slope + random.normal()
      return level
    }
    var options = AutoARIMA.Options()
    options.d = .fixed(2)
    let fit = try AutoARIMA(options: options)
      .fit(Sample.slice(values), context: FitContext(horizon: 1))
    let moving = fit.model.estimate.model.ma.map { -$0 }
    #expect(fit.model.estimate.order.q >= 1)
    #expect(!StationaryPolynomial.rootsExceed(1.02, coefficients: moving))
    #expect(StationaryPolynomial.rootsExceed(1.001, coefficients: moving))
  }

  /// The KPSS test wants two differences at this origin; every moving average of the second then
  /// comes within 1 % of undoing one, so that one is taken.
  @Test func twoDifferencesThatAreOneTooManyBecomeOne() throws {
    let prices = try Dataset.series("aapl").narrowed(to: 0..<3231)
    let fit = try AutoARIMA().fit(prices, context: FitContext(horizon: 30))
    #expect(fit.tried[0].order.d == 2)
    #expect(fit.model.estimate.order.d == 1)
    #expect(fit.model.estimate.aicc < 5025)
  }

  /// The sums of squares accept moving averages here that the likelihood puts at 1; what is left
  /// of second differences then runs away by 1,600 points.
  @Test func twoDifferencesThatTheLikelihoodUndoesBecomeOne() throws {
    let index = try Dataset.column("SMI", of: "eustockmarkets.csv")
    let training = try Sample.slice(Array(index.prefix(1580)))
    let fit = try AutoARIMA().fit(training, context: FitContext(horizon: 30))
    let point = try fit.forecast(after: training, steps: 30, levels: []).point
    let error = zip(point, index[1580...]).reduce(0) { $0 + abs($1.0 - $1.1) } / 30
    #expect(error < 400, "\(fit.model.estimate.order): \(error)")
  }

  @Test func oddSeriesGetAnAnswer() throws {
    let series: [[Double]] = [
      [3, 5], [3, 5, 4], Array(repeating: 0, count: 40), Array(repeating: 42, count: 3),
      (0..<40).map { 0.1 * Double($0) + 1e6 }, (0..<40).map { Double($0 * $0) },
      (0..<40).map { Double($0 % 4) }, (0..<40).map { $0 == 20 ? 90 : 70 },
      Sample.wandering(60).map { $0 * 1e12 }, Sample.wandering(60).map { $0 * 1e-12 },
      Sample.wandering(60).enumerated().map { $0 == 30 ? .nan : $1 },
    ]
    for values in series {
      for season in [1, 4] {
        let slice = try Sample.slice(values, seasonLength: season)
        let fit = try AutoARIMA().fit(slice, context: FitContext(horizon: 4))
        let forecast = try fit.forecast(after: slice, steps: 4, levels: [.ninetyFive])
        let largest = values.reduce(0) { $1.isNaN ? $0 : max($0, abs($1)) }
        #expect(forecast.point.allSatisfy { $0.isFinite && abs($0) <= 2 * largest })
        #expect(
          largest == 0 || forecast.point.contains { abs($0) > 0 },
          "\(values.prefix(5)) forecast as 0 by \(fit.model.estimate.order)")
      }
    }
  }

  @Test func aStraightLineGoesOnWithADrift() throws {
    let slice = try Sample.slice((0..<30).map { 5 + 0.5 * Double($0) })
    let fit = try AutoARIMA().fit(slice, context: FitContext(horizon: 3))
    let forecast = try fit.forecast(after: slice, steps: 3, levels: [])
    expectClose(forecast.point, [20, 20.5, 21], relative: 1e-9)
  }
}
