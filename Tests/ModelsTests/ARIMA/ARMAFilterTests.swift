import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

/// The filters behind the likelihood agree with each other and with plain algebra.
@Suite struct ARMAFilterTests {
  static let models: [ARMAModel] = [
    model(ar: [0.6]), model(ar: [1.2, -0.5]), model(ma: [0.4, -0.3]),
    model(ar: [0.7], ma: [-0.95]), model(ar: [0.3, 0.2, -0.4], ma: [0.5], sar: [0.6], sma: [-0.4]),
    model(ar: [0.99], ma: [-0.5], sma: [0.9]),
  ]

  static func model(
    ar: [Double] = [], ma: [Double] = [], sar: [Double] = [], sma: [Double] = []
  ) -> ARMAModel {
    var factors = ARMAFactors()
    (factors.ar, factors.ma, factors.seasonalAR, factors.seasonalMA) = (ar, ma, sar, sma)
    return ARMAModel(factors, seasonLength: 4)
  }

  static func noise(_ count: Int, seed: UInt64 = 5) -> [Double] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }

  @Test func seasonalFactorsMultiplyOut() {
    // (1 - 0.5 B)(1 - 0.4 B⁴) = 1 - 0.5 B - 0.4 B⁴ + 0.2 B⁵, (1 + 0.3 B)(1 - 0.6 B⁴) likewise.
    let model = Self.model(ar: [0.5], ma: [0.3], sar: [0.4], sma: [-0.6])
    expectClose(model.ar, [0.5, 0, 0, 0.4, -0.2])
    expectClose(model.ma, [0.3, 0, 0, -0.6, -0.18])
    #expect(model.stateCount == 6)
  }

  @Test func autocovariancesOfAnARMA11AreTheTextbooks() throws {
    // γ0 = (1 + 2φθ + θ²) / (1 - φ²), γ1 = (1 + φθ)(φ + θ) / (1 - φ²), γ2 = φ γ1.
    let (phi, theta) = (0.7, 0.4)
    let moments = try #require(StationaryCovariance(Self.model(ar: [phi], ma: [theta])))
    let zero = (1 + 2 * phi * theta + theta * theta) / (1 - phi * phi)
    let one = (1 + phi * theta) * (phi + theta) / (1 - phi * phi)
    expectClose(moments.autocovariances, [zero, one, phi * one], relative: 1e-14)
  }

  @Test(arguments: models)
  func stateCovarianceStandsStill(_ model: ARMAModel) throws {
    let moments = try #require(StationaryCovariance(model))
    let r = model.stateCount
    for j in 0..<r {
      expectClose(moments.stateCovariance[j * r], moments.firstColumn[j], relative: 1e-9)
    }
    // A missing observation moves the covariance by T P Tᵀ + R Rᵀ, which must be P again.
    let filter = try #require(GappyFilter(model, delta: []))
    var state = filter.initialState(columns: 1)
    filter.observe([[.nan]], at: 0, &state)
    expectClose(state.covariance, moments.stateCovariance, absolute: 1e-9, relative: 1e-9)
  }

  @Test(arguments: models, [30, 900])
  func fastFilterAgreesWithTheKalmanFilter(_ model: ARMAModel, count: Int) throws {
    let columns = [
      Self.noise(count), Array(repeating: 1.0, count: count), Self.noise(count, seed: 6),
    ]
    let fast = try #require(InnovationsFilter(model: model).moments(columns))
    let slow = try #require(GappyFilter(model, delta: [])).moments(columns)
    #expect(fast.count == slow.count)
    expectClose(fast.logVariances, slow.logVariances, absolute: 1e-8)
    expectClose(fast.products, slow.products, absolute: 1e-7, relative: 1e-9)
    expectClose(
      fast.deviance(fast.regression, floor: 0), slow.deviance(slow.regression, floor: 0),
      absolute: 1e-8 / Double(count))
  }

  @Test func likelihoodOfThreeObservationsIsThatOfTheirCovarianceMatrix() throws {
    let model = Self.model(ar: [0.5], ma: [0.3])
    let gamma = try #require(StationaryCovariance(model)).autocovariances
    let w = [1.0, -0.5, 2]
    let matrix = Matrix((0..<3).map { i in (0..<3).map { gamma[abs(i - $0)] } })
    let factor = try CholeskyFactorisation(matrix)
    let solved = factor.solve(Matrix(column: w))
    let quadratic = (0..<3).reduce(0) { $0 + w[$1] * solved[$1, 0] }
    let moments = try #require(InnovationsFilter(model: model).moments([w]))
    expectClose(moments.products[0], quadratic)
    expectClose(moments.logVariances, factor.logDeterminant)
  }

  @Test func regressionOnAConstantIsTheMeanOfWhiteNoise() throws {
    let moments = try #require(
      InnovationsFilter(model: Self.model()).moments([[1, 2, 6], [1, 1, 1], [1, 2, 3]]))
    // y = -2 + 2.5 t: residuals 0.5, -1, 0.5.
    expectClose(moments.regression, [-2, 2.5], relative: 1e-12)
    expectClose(moments.sumOfSquares(moments.regression), 1.5, relative: 1e-11)
  }

  @Test(arguments: models)
  func parametersAndCoefficientsAreInverse(_ model: ARMAModel) throws {
    let f = model.factors
    let order = ARIMAOrder(
      f.ar.count, 0, f.ma.count, seasonal: (f.seasonalAR.count, 0, f.seasonalMA.count),
      seasonLength: 4)
    let parameters = try #require(f.parameters)
    expectClose(
      ARMAFactors(parameters: parameters, order: order).all, f.all, absolute: 1e-12)
  }

  @Test func unitRootsAreNotStationary() {
    #expect(StationaryPolynomial.partialAutocorrelations(of: [1.5, -0.5]) == nil)
    #expect(InnovationsRecursion(Self.model(ar: [1])) == nil)
    // Roots of 1 - 1.2 z + 0.35 z² are 1/0.7 and 1/0.5.
    #expect(StationaryPolynomial.rootsExceed(1.42, coefficients: [1.2, -0.35]))
    #expect(!StationaryPolynomial.rootsExceed(1.43, coefficients: [1.2, -0.35]))
  }

  @Test(arguments: models, [3, 40])
  func forecastVariancesAreThoseOfTheGappyFilter(_ model: ARMAModel, count: Int) throws {
    let w = Self.noise(count)
    var state = try #require(InnovationsState(model, delta: []))
    for value in w { state.observe(value) }
    let filter = try #require(GappyFilter(model, delta: []))
    var slow = filter.initialState(columns: 1)
    for t in w.indices { filter.observe([w], at: t, &slow) }
    let (fast, exact) = (state.forecast(steps: 7), filter.forecast(from: slow, steps: 7))
    expectClose(fast.means, exact.means, absolute: 1e-9)
    expectClose(fast.variances, exact.variances, relative: 1e-9)
  }
}

@Suite struct DifferencingTests {
  @Test func weightsAreThoseOfTheMultipliedPolynomial() {
    // (1 - B)(1 - B⁴) = 1 - B - B⁴ + B⁵.
    let order = ARIMAOrder(0, 1, 0, seasonal: (0, 1, 0), seasonLength: 4)
    #expect(Differencing.weights(order) == [1, 0, 0, 1, -1])
    #expect(Differencing.weights(ARIMAOrder(0, 2, 0)) == [2, -1])
  }

  @Test func differencesAreWhatTheWeightsSay() {
    let y = [3.0, 1, 4, 1, 5, 9, 2, 6]
    let order = ARIMAOrder(0, 1, 0, seasonal: (0, 1, 0), seasonLength: 4)
    let weights = Differencing.weights(order)
    let expected = (5..<8).map { t in
      y[t] - weights.indices.reduce(0) { $0 + weights[$1] * y[t - 1 - $1] }
    }
    expectClose(Differencing.apply(y, order: order), expected)
  }
}

@Suite struct InnovationsBatchTests {
  @Test(arguments: [25, 700])
  func batchAgreesWithOneAtATime(count: Int) throws {
    var random = SeededRandom(seed: 3)
    let models = (0..<7).map { _ in
      ARMAFilterTests.model(
        ar: [random.uniform(-0.9, 0.9)], ma: [random.uniform(-0.9, 0.9)],
        sar: [random.uniform(-0.5, 0.5)], sma: [random.uniform(-0.5, 0.5)])
    }
    let columns = [ARMAFilterTests.noise(count), ARMAFilterTests.noise(count, seed: 8)]
    let batch = InnovationsBatch(models)
    let (exact, conditional) = (batch.moments(columns), batch.conditionalMoments(columns))
    for (index, model) in models.enumerated() {
      let filter = InnovationsFilter(model: model)
      let one = try #require(filter.moments(columns))
      let many = try #require(exact[index])
      #expect(one.count == many.count)
      expectClose(many.products, one.products, relative: 1e-11)
      expectClose(many.logVariances, one.logVariances, absolute: 1e-11)
      let least = try #require(filter.conditionalMoments(columns))
      expectClose(try #require(conditional[index]).products, least.products, relative: 1e-11)
    }
  }
}
