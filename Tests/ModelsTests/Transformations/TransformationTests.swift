import ForecastCore
import ForecastTestSupport
import Foundation
import Models
import NumericalMethods
import Testing

@Suite struct TransformationTests {
  private func forecast(
    _ transformation: Transformation, of model: any Forecaster, _ training: PanelSlice,
    after history: PanelSlice? = nil, steps: Int = 4
  ) async throws -> [Forecast] {
    func run(_ model: some Forecaster) async throws -> [Forecast] {
      try await model.fit(training, context: FitContext(horizon: steps))
        .forecast(after: history ?? training, steps: steps, levels: [.eighty, .ninetyFive])
    }
    return try await run(transformation.applied(to: model))
  }

  private func ar(_ lags: Int) throws -> Autoregression {
    try Autoregression(
      options: Autoregression.Options(settings: [OptionSetting(key: "lags", value: "\(lags)")]))
  }

  @Test(arguments: [Transformation.log, .difference, .logReturn])
  func rollingFitsAgreeWithFitsFromScratch(_ transformation: Transformation) throws {
    func check(_ model: some LocalForecaster) throws {
      let whole = try Panel.contract(count: 90).whole[0]
      let positive = whole.replacingValues(whole.map { $0 + 40 })
      var rolling = model.makeRollingFitter(context: FitContext(horizon: 3))
      #expect(rolling.reusesWork)
      for end in [50, 51, 53, 60, 61, 90] {
        let window = positive.narrowed(to: 0..<end)
        let warm = try rolling.fit(window).forecast(after: window, steps: 3, levels: [.eighty])
        let cold = try model.fit(window, context: FitContext(horizon: 3))
          .forecast(after: window, steps: 3, levels: [.eighty])
        expectClose(warm.point, cold.point, relative: 1e-9)
        expectClose(warm.intervals[0].lower, cold.intervals[0].lower, relative: 1e-9)
      }
      // Too short a window says how many observations the model needs of the series itself.
      let short = positive.narrowed(to: 0..<2)
      let errors = [
        #expect(throws: FitError.self) { try rolling.fit(short) },
        #expect(throws: FitError.self) { try model.fit(short, context: FitContext(horizon: 3)) },
      ]
      #expect(errors[0] == errors[1])
    }
    try check(#require(transformation.applied(to: ar(2)) as? LocallyTransformed<Autoregression>))
  }

  @Test func meanOfDifferencesIsDrift() async throws {
    let training = try Panel.contract().whole
    let drift = try await forecast(.none, of: Drift(), training)
    let mean = try await forecast(.difference, of: Mean(), training)
    let t = StudentT(degreesOfFreedom: 58).quantile(0.9)
    let z = NormalDistribution.standard.quantile(0.9)
    for (mean, drift) in zip(mean, drift) {
      expectClose(mean.point, drift.point, relative: 1e-12)
      // The same spread; the mean's bounds take t quantiles, drift's normal ones.
      for step in 0..<4 {
        let wide = mean.intervals[0].upper[step] - mean.point[step]
        let narrow = drift.intervals[0].upper[step] - drift.point[step]
        expectClose(wide / narrow, t / z, relative: 1e-10)
      }
    }
  }

  @Test func firstOrderDifferencesOfAnAutoregressionCarryItsShocksOn() async throws {
    // Changes follow φ = 0.5: a shock moves the level by 1, 1.5, 1.75.
    var random = SeededRandom(seed: 8)
    var change = 0.0
    var level = 50.0
    let values = (0..<200).map { _ in
      change = 0.5 * change + random.normal()
      level += change
      return level
    }
    let panel = try Sample.panel([values]).whole
    let fit = try ar(1).fit(
      panel[0].replacingValues(zip(values.dropFirst(), values).map { $0 - $1 }),
      context: FitContext(horizon: 3))
    let forecast = try await forecast(.difference, of: ar(1), panel, steps: 3)[0]
    let effect = fit.coefficients[0]
    let sums = [1, 1 + effect, 1 + effect + effect * effect]
    let z = NormalDistribution.standard.quantile(0.975)
    let interval = try #require(forecast.interval(at: .ninetyFive))
    for step in 0..<3 {
      let variance = fit.residualVariance * sums[...step].reduce(0) { $0 + $1 * $1 }
      expectClose(
        interval.upper[step] - forecast.point[step], z * variance.squareRoot(), relative: 1e-9)
    }
  }

  @Test func logarithmComesBackAsMedianAndBounds() async throws {
    let training = try Panel.contract().whole
    let logs = training.replacingValues(training.map { $0.values.map { log($0) } })
    let plain = try await forecast(.none, of: ar(2), logs)
    let back = try await forecast(.log, of: ar(2), training)
    for (plain, back) in zip(plain, back) {
      expectClose(back.point, plain.point.map { exp($0) })
      expectClose(back.intervals[1].lower, plain.intervals[1].lower.map { exp($0) })
      expectClose(back.intervals[1].upper, plain.intervals[1].upper.map { exp($0) })
    }
  }

  @Test func naiveIsTheSameUnderEveryMonotoneTransformation() async throws {
    let training = try Panel.contract().whole
    for transformation in [Transformation.log, .boxCox] {
      for (forecast, series) in zip(
        try await forecast(transformation, of: Naive(), training), training)
      {
        expectClose(
          forecast.point, Array(repeating: series[59], count: 4), relative: 1e-12)
        #expect(forecast.intervals[1].upper[3] > forecast.intervals[1].upper[0])
      }
    }
  }

  @Test func naiveReturnsGrowOn() async throws {
    let doubling = try Sample.panel([[1, 2, 4, 8, 16]]).whole
    let forecast = try await forecast(.logReturn, of: Naive(), doubling, steps: 3)[0]
    expectClose(forecast.point, [32, 64, 128], relative: 1e-12)
  }

  @Test func modelsThatDoNotKnowTheirErrorsGivePointsOnlyUnderDifferences() async throws {
    let training = try Panel.contract().whole
    for model: any Forecaster in [try WindowAverage(), try VectorAutoregression()] {
      let forecasts = try await forecast(.difference, of: model, training)
      #expect(forecasts.allSatisfy { $0.intervals.isEmpty && $0.point.count == 4 })
    }
  }

  @Test func panelModelsSeeTransformedPanels() async throws {
    let training = try Panel.contract().whole
    let logs = training.replacingValues(training.map { $0.values.map { log($0) } })
    let plain = try await forecast(.none, of: VectorAutoregression(), logs)
    let back = try await forecast(.log, of: VectorAutoregression(), training)
    for (plain, back) in zip(plain, back) {
      expectClose(back.point, plain.point.map { exp($0) })
      expectClose(back.intervals[0].lower, plain.intervals[0].lower.map { exp($0) })
    }
  }

  @Test func localModelsStayLocalUnderTheirOwnName() throws {
    let model = Transformation.log.applied(to: Naive().named("mine"))
    #expect(model is any LocalForecaster)
    #expect(model.name == "mine")
    let panelModel = Transformation.boxCox.applied(to: try VectorAutoregression())
    #expect(!(panelModel is any LocalForecaster))
    #expect(Transformation.none.applied(to: Naive()) is Naive)
  }

  @Test func windowsKeepTheirPlaceInTime() async throws {
    // A trend counts from the training start, also when a later window is forecast.
    let options = try Autoregression.Options(
      settings: [
        OptionSetting(key: "lags", value: "1"), OptionSetting(key: "trend", value: "linear"),
      ])
    let whole = try Panel.contract().whole
    let late = PanelSlice(whole.map { $0.narrowed(to: 10..<60) })
    let logs = whole.replacingValues(whole.map { $0.values.map { log($0) } })
    let lateLogs = PanelSlice(logs.map { $0.narrowed(to: 10..<60) })
    let model = try Autoregression(options: options)
    let plain = try await forecast(.none, of: model, logs.prefixes(40), after: lateLogs)
    let back = try await forecast(.log, of: model, whole.prefixes(40), after: late)
    expectClose(back[0].point, plain[0].point.map { exp($0) }, relative: 1e-11)
  }

  @Test(arguments: [Transformation.log, .logReturn, .boxCox])
  func refusesValuesWithoutALogarithm(_ transformation: Transformation) async throws {
    let panel = try Sample.panel([[3, 1, 0, 2, 5, 4, 7, 3]]).whole
    let error = FitError.valueOutsideDomain(
      series: "sample0", position: 2, value: 0, expected: "a value above 0, which has a logarithm")
    await #expect(throws: error) { try await forecast(transformation, of: Naive(), panel) }
    #expect(
      error.description == """
        series 'sample0', observation 3: expected a value above 0, which has a logarithm, \
        found 0.0. Use another model or transformation.
        """)
  }

  @Test(arguments: Transformation.allCases)
  func countsObservationsNotDifferences(_ transformation: Transformation) async throws {
    let panel = try Sample.panel([[3, 4, 6, 5]]).whole
    let needed = transformation == .difference || transformation == .logReturn ? 4 : 3
    await #expect(
      throws: FitError.seriesTooShort(series: "sample0", needed: needed, found: needed - 1)
    ) { try await forecast(transformation, of: Drift(), panel.prefixes(needed - 1)) }
    for count in 0...2 {
      await #expect(
        throws: FitError.seriesTooShort(series: "sample0", needed: needed, found: count)
      ) { try await forecast(transformation, of: Drift(), panel.prefixes(count)) }
    }
    _ = try await forecast(transformation, of: Drift(), panel.prefixes(needed))
  }

  @Test(arguments: Transformation.allCases)
  func missingValuesAreNamedWhereTheyStand(_ transformation: Transformation) async throws {
    let panel = try Sample.panel([[3, 4, 6, .nan, 5, 7, 8, 9]]).whole
    let error = await #expect(throws: FitError.self) {
      try await forecast(transformation, of: Drift(), panel)
    }
    guard case .missingValue("sample0", 3, _) = error else {
      Issue.record("expected missingValue at 3, found \(String(describing: error))")
      return
    }
  }

  @Test(arguments: Transformation.allCases)
  func constantSeriesStayConstant(_ transformation: Transformation) async throws {
    let panel = try Sample.panel([Array(repeating: 5, count: 30)], seasonLength: 4).whole
    for model: any Forecaster in [Naive(), Mean(), try Autoregression()] {
      let forecast = try await forecast(transformation, of: model, panel)[0]
      expectClose(forecast.point, [5, 5, 5, 5], relative: 1e-12)
    }
  }
}
