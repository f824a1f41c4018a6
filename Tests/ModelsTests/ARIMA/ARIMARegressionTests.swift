import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

/// A regression with ARIMA errors as R fitted it: a case of `Fixtures/arima_regression.tsv`.
struct ARIMARegressionCase: Sendable, CustomTestStringConvertible {
  static let steps = 8

  let label: String
  let name: String
  let order: ARIMAOrder
  let trend: ARIMATrend

  var testDescription: String { label }

  /// Every case of given orders.
  static let all: [ARIMARegressionCase] =
    (try? NumberFixture("arima_regression"))?.cases.filter { $0.contains("/") }.map { label in
      let parts = label.split(separator: "/").map(String.init)
      let n = parts[1...7].compactMap { Int($0) }
      return ARIMARegressionCase(
        label: label, name: parts[0],
        order: ARIMAOrder(n[0], n[1], n[2], seasonal: (n[3], n[4], n[5]), seasonLength: n[6]),
        trend: parts[8] == "drift" ? .drift : .auto)
    } ?? []

  func numbers(_ quantity: String) throws -> [Double] {
    try NumberFixture("arima_regression")(quantity, of: label)
  }

  func model() throws -> ARIMA {
    var options = ARIMA.Options()
    (options.p, options.d, options.q) = (order.p, order.d, order.q)
    options.seasonalP = order.seasonalP
    options.seasonalD = order.seasonalD
    options.seasonalQ = order.seasonalQ
    options.trend = trend
    return try ARIMA(options: options)
  }

  /// A series of the fixture with x1 and x2, known `steps` ahead.
  static func slice(_ name: String, steps: Int = steps) throws -> SeriesSlice {
    let fixture = try NumberFixture("arima_regression")
    let values = try fixture("series", of: name)
    let columns = try fixture("columns", of: name)
    let rows = values.count + Self.steps
    return try slice(
      values, [Array(columns[..<rows]), Array(columns[rows...])],
      seasonLength: Int(fixture("season", of: name)[0]), steps: steps)
  }

  /// Values with known columns `x1`, `x2`, … that reach `steps` beyond them.
  static func slice(
    _ values: [Double], _ columns: [[Double]], seasonLength: Int = 1, steps: Int
  ) throws -> SeriesSlice {
    let times = (1...values.count + steps).map { Timestamp(rawValue: $0) }
    let table = CovariateTable(
      columns.indices.map { Covariate(name: "x\($0 + 1)", availability: .known) }, times: times,
      columns: columns.map { Array($0.prefix(times.count)) })
    let series = try TimeSeries(id: "sample", values: values)
    return try Panel([series], seasonLength: seasonLength, covariates: [table])[series: 0]
  }
}

/// ARIMA and automatic ARIMA with known columns, beside R's `arima(xreg=)` and `auto.arima(xreg=)`.
@Suite struct ARIMARegressionTests {
  private let context = FitContext(horizon: ARIMARegressionCase.steps)

  @Test func theFixtureIsThere() { #expect(ARIMARegressionCase.all.count == 8) }

  @Test(arguments: ARIMARegressionCase.all)
  func likelihoodCoefficientsAndForecastsAreRs(_ one: ARIMARegressionCase) throws {
    let training = try ARIMARegressionCase.slice(one.name)
    let model = try one.model()
    let fit = try model.fit(training, context: context)
    let expected = try one.numbers("coefficients")
    // R starts differenced levels at a large variance where ours is exact: up to 0.004 apart.
    expectClose(fit.estimate.logLikelihood, try one.numbers("loglik")[0], absolute: 4e-3)
    #expect(fit.estimate.coefficients.suffix(2).map(\.name) == ["x1", "x2"])
    for (found, wanted) in zip(fit.estimate.coefficients, expected) {
      expectClose(found.value, wanted, absolute: 1e-3, relative: 1e-3)
    }
    let errors = try #require(model.standardErrors(of: fit, on: training))
    // R takes the curvature by steps of 0.001, too long for coefficients known more closely.
    for (found, wanted) in zip(errors, try one.numbers("errors")) where wanted > 2e-3 {
      expectClose(found, wanted, relative: 2e-2)
    }
    let forecast = try fit.forecast(
      after: training, steps: ARIMARegressionCase.steps, levels: [])
    expectClose(forecast.point, try one.numbers("forecast"), relative: 1e-3)
    guard case .gaussian(_, let deviations) = forecast.distribution else {
      Issue.record("expected a normal distribution")
      return
    }
    expectClose(deviations, try one.numbers("deviation"), relative: 5e-3)
  }

  @Test(arguments: ["usaccdeaths", "nile", "loglynx", "logairpassengers"])
  func automaticOrdersAreRsOrAsGood(_ name: String) throws {
    let fixture = try NumberFixture("arima_regression")
    let training = try ARIMARegressionCase.slice(name)
    let fit = try AutoARIMA().fit(training, context: context)
    let theirs = try fixture("orders", of: "auto \(name)").map { Int($0) }
    let (order, estimate) = (fit.model.estimate.order, fit.model.estimate)
    #expect([order.d, order.seasonalD] == [theirs[1], theirs[4]])
    #expect(estimate.aicc < (try fixture("aicc", of: "auto \(name)")[0]) + 0.02, "\(order)")
    guard
      [order.p, order.q, order.seasonalP, order.seasonalQ]
        == [theirs[0], theirs[2], theirs[3], theirs[5]]
    else { return }
    let forecast = try fit.forecast(
      after: training, steps: ARIMARegressionCase.steps, levels: [])
    expectClose(forecast.point, try fixture("forecast", of: "auto \(name)"), relative: 5e-3)
  }

  /// Noise around 100 and 20 more on marked days: the mark of the day forecast decides.
  @Test(arguments: ["arima:p=1,d=0,q=0", "auto-arima"])
  func whatIsKnownOfTheStepsToComeIsHeeded(_ text: String) async throws {
    var random = SeededRandom(seed: 41)
    let marks = (0..<124).map {
      $0 < 120 ? (random.uniform() < 0.4 ? 1.0 : 0) : [1.0, 0, 0, 1][$0 - 120]
    }
    let values = marks.prefix(120).map { 100 + 20 * $0 + random.normal() }
    let slice = try ARIMARegressionCase.slice(values, [marks], steps: 4)
    let model = try ModelCatalog.forecaster(ModelSpecification(text))
    let point = try await model.anyFit(PanelSlice([slice]), context: context)
      .forecast(after: PanelSlice([slice]), steps: 4, levels: [])[0].point
    expectClose(point, [120, 100, 100, 120], absolute: 1.5)
    let blind = try ModelCatalog.forecaster(
      ModelSpecification(text + (text.contains(":") ? "," : ":") + "known-columns=false"))
    let flat = try await blind.anyFit(PanelSlice([slice]), context: context)
      .forecast(after: PanelSlice([slice]), steps: 4, levels: [])[0].point
    #expect(flat.allSatisfy { $0 > 102 && $0 < 118 })
  }

  @Test func aFutureThatIsTooShortIsAskedFor() throws {
    let training = try ARIMARegressionCase.slice("nile", steps: 5)
    let fit = try ARIMARegressionCase.all[2].model().fit(training, context: context)
    #expect(
      throws: FitError.missingCovariate(series: "sample", covariate: "x1", time: "106")
    ) { try fit.forecast(after: training, steps: 8, levels: []) }
  }

  @Test func aMissingPastValueIsRefused() throws {
    let holed = try ARIMARegressionCase.slice(
      Sample.wandering(40), [(0..<44).map { $0 == 12 ? .nan : Double($0 % 3) }], steps: 4)
    for text in ["arima", "auto-arima"] {
      let model = try ModelCatalog.forecaster(ModelSpecification(text))
      let local = try #require(model as? any LocalForecaster)
      #expect(
        throws: FitError.missingCovariate(series: "sample", covariate: "x1", time: "13")
      ) { _ = try local.fit(holed, context: context) }
    }
  }

  @Test func aSeriesWithoutTheColumnIsRefused() throws {
    let training = try ARIMARegressionCase.slice("nile")
    let fit = try ARIMARegressionCase.all[2].model().fit(training, context: context)
    #expect {
      try fit.forecast(after: try Sample.slice(training.values), steps: 2, levels: [])
    } throws: {
      "\($0)".hasPrefix(
        "series 'sample': the fit regresses on 'x1', expected that column here, known beforehand")
    }
  }

  /// The origin moves on, with gaps and without, and every window warm or cold ends alike.
  @Test(arguments: ["nile", "nilegaps"])
  func movingOnAgreesWithTheWholeHistory(_ name: String) throws {
    let whole = try ARIMARegressionCase.slice(name)
    let model = try ARIMARegressionCase.all[2].model()
    let fit = try model.fit(whole.narrowed(to: 0..<60), context: context)
    var state = try fit.state(after: whole.narrowed(to: 0..<60))
    var seen = 60
    var fitter = model.makeRollingFitter(context: context)
    for end in [61, 70, 90] {
      let history = whole.narrowed(to: 0..<end)
      try fit.advance(&state, over: history, from: seen)
      seen = end
      let fast = try fit.forecast(from: state, after: history, steps: 4, levels: [])
      let slow = try fit.forecast(after: history, steps: 4, levels: [])
      expectClose(fast.point, slow.point, relative: 1e-9)
      let warm = try fitter.fit(history).estimate.logLikelihood
      let cold = try model.fit(history, context: context).estimate.logLikelihood
      #expect(warm > cold - 1e-6)
    }
  }

  @Test func aColumnThatRepeatsAnotherChangesNothing() throws {
    let values = Sample.wandering(60)
    let column = (0..<64).map { Double(($0 * 7) % 5) }
    let one = try ARIMARegressionCase.slice(values, [column], steps: 4)
    let two = try ARIMARegressionCase.slice(values, [column, column.map { 2 * $0 }], steps: 4)
    let model = try ARIMA()
    let points = try [one, two].map {
      try model.fit($0, context: context).forecast(after: $0, steps: 4, levels: []).point
    }
    expectClose(points[0], points[1], relative: 1e-6)
  }
}
