import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

/// A series with gaps as one of orders and values that the fast and the slow filter both take.
struct GappyCase: Sendable, CustomTestStringConvertible {
  let order: ARIMAOrder
  let gaps: [Int]
  var count = 70

  var testDescription: String { "\(order) without \(gaps)" }

  static let all: [GappyCase] = [
    GappyCase(order: ARIMAOrder(1, 0, 1), gaps: [20, 21, 40]),
    GappyCase(order: ARIMAOrder(0, 1, 1), gaps: [0, 30, 31, 32, 69]),
    GappyCase(order: ARIMAOrder(2, 2, 1), gaps: [1, 2, 50]),
    GappyCase(
      order: ARIMAOrder(1, 1, 1, seasonal: (1, 1, 1), seasonLength: 4), gaps: [3, 22, 30, 34]),
    GappyCase(
      order: ARIMAOrder(0, 1, 2, seasonal: (0, 1, 1), seasonLength: 12),
      gaps: [4, 5, 11, 16, 40, 41]),
    GappyCase(
      order: ARIMAOrder(1, 0, 0, seasonal: (1, 1, 0), seasonLength: 12), gaps: [2, 14, 50]),
  ]

  /// Stationary and invertible, with every coefficient another one.
  func model(_ seed: UInt64 = 4) -> ARMAModel {
    var random = SeededRandom(seed: seed)
    let parameters = (0..<order.coefficientCount).map { _ in random.uniform(-0.9, 0.9) }
    return ARMAModel(
      ARMAFactors(parameters: parameters, order: order), seasonLength: order.seasonLength)
  }

  /// A wandering season, NaN at the gaps.
  var values: [Double] {
    var random = SeededRandom(seed: 11)
    var level = 0.0
    return (0..<count).map { t in
      level += 0.3 * random.normal()
      let value = level + Double(t % order.seasonLength) + 0.5 * random.normal()
      return gaps.contains(t) ? .nan : value
    }
  }

  var delta: [Double] { Differencing.weights(order) }

  /// A column to regress on, undifferenced.
  var column: [Double] { ARMAFilterTests.noise(count, seed: 21) }
}

/// The likelihood by filling gaps is that of the filter which steps over them.
@Suite struct FilledSeriesTests {
  @Test(arguments: GappyCase.all)
  func likelihoodIsThatOfTheKalmanFilter(_ gappy: GappyCase) throws {
    let filled = try #require(
      FilledSeries(
        gappy.values, regressors: [Differencing.apply(gappy.column, order: gappy.order)],
        order: gappy.order))
    let model = gappy.model()
    let fast = try #require(filled.moments(InnovationsFilter(model: model).moments(filled.columns)))
    let slow = try #require(GappyFilter(model, delta: gappy.delta))
      .moments([gappy.values, gappy.column])
    #expect(fast.count == slow.count)
    #expect(fast.count == gappy.count - gappy.gaps.count - gappy.order.differencingSpan)
    // The slow start is vague, not free: its variance is a millionth, not nothing.
    expectClose(fast.logVariances, slow.logVariances, absolute: 2e-4)
    expectClose(fast.products, slow.products, absolute: 1e-3, relative: 1e-4)
    expectClose(
      fast.deviance(fast.regression, floor: 0), slow.deviance(slow.regression, floor: 0),
      absolute: 1e-5)
  }

  @Test func levelsKnownOnlyFromADistanceCountAsTheKalmanFilterCountsThem() throws {
    // Levels 2 and 3 are missing; level 4 is y1 + 3 (y2 - y1) and more: its variance is 9 vague ones.
    let gappy = GappyCase(order: ARIMAOrder(0, 2, 1), gaps: [1, 2], count: 40)
    let filled = try #require(FilledSeries(gappy.values, regressors: [], order: gappy.order))
    let filter = InnovationsFilter(model: gappy.model())
    let fast = try #require(filled.moments(filter.moments(filled.columns)))
    let whole = try #require(
      filter.moments(filled.columns)?.integrated(last: filled.gapCount))
    expectClose(whole.logVariances - fast.logVariances, 2 * 1.0986122886681098)
    let slow = try #require(GappyFilter(gappy.model(), delta: gappy.delta))
      .moments([gappy.values])
    expectClose(fast.logVariances, slow.logVariances, absolute: 1e-4)
  }

  @Test func whatIsFilledInDoesNotMatter() throws {
    // 1e7 at the gaps of one, nothing at those of the other.
    let gappy = GappyCase.all[3]
    let order = gappy.order
    let filled = try #require(FilledSeries(gappy.values, regressors: [], order: order))
    let rough = Differencing.apply(gappy.values.map { $0.isNaN ? 1e3 : $0 }, order: order)
    let filter = InnovationsFilter(model: gappy.model())
    let fine = try #require(filter.moments(filled.columns)?.integrated(last: 4))
    let coarse = try #require(
      filter.moments([rough] + filled.columns.dropFirst())?.integrated(last: 4))
    expectClose(coarse.products, fine.products, relative: 1e-7)
    #expect(coarse.logVariances == fine.logVariances)
  }

  @Test func aSeasonNeverSeenIsLeftToTheKalmanFilter() {
    let order = ARIMAOrder(0, 0, 1, seasonal: (0, 1, 0), seasonLength: 4)
    let values = (0..<40).map { $0 % 4 == 2 ? .nan : Double($0 * $0 % 7) }
    #expect(FilledSeries(values, regressors: [], order: order) == nil)
  }

  @Test func manyGapsAreLeftToTheKalmanFilter() {
    let values = (0..<200).map { $0 % 3 == 1 ? .nan : Double($0 * $0 % 11) }
    let order = ARIMAOrder(1, 1, 1)
    #expect(FilledSeries(values, regressors: [], order: order) != nil)
    #expect(ARIMAProblem(values: values, order: order, regressors: []).filled == nil)
  }

  @Test func integratingIsTheSchurComplement() throws {
    // Columns y, x and two gaps: [4 1 2 1; 1 3 0 1; 2 0 2 0; 1 1 0 1], so C⁻¹ = diag(1/2, 1).
    var moments = WhitenedMoments(columns: 4)
    moments.products = [4, 1, 2, 1, 1, 3, 0, 1, 2, 0, 2, 0, 1, 1, 0, 1]
    (moments.logVariances, moments.count) = (5, 9)
    let rest = try #require(moments.integrated(last: 2))
    expectClose(rest.products, [4 - 2 - 1, 1 - 1, 1 - 1, 3 - 1], absolute: 1e-15)
    expectClose(rest.logVariances, 5 + 0.6931471805599453)
    #expect(rest.count == 7)
    moments.products[10] = 0
    #expect(moments.integrated(last: 2) == nil)
  }

  @Test(arguments: GappyCase.all, [false, true])
  func aBatchGivesWhatOneAfterAnotherDoes(_ gappy: GappyCase, isConditional: Bool) throws {
    let problem = ARIMAProblem(
      values: gappy.values, order: gappy.order, regressors: [], columnNames: ["x"],
      columns: [gappy.column])
    #expect(problem.filled != nil)
    let models = (1...5).map { gappy.model($0) }
    let batch = problem.moments(of: models, isConditional: isConditional)
    let held = problem.moments(of: models, isConditional: isConditional, without: [0.7])
    for (index, model) in models.enumerated() {
      let one = try #require(
        isConditional ? problem.conditionalMoments(model) : problem.exactMoments(model))
      let many = try #require(batch[index])
      #expect(many.count == one.count)
      expectClose(many.products, one.products, absolute: 1e-9, relative: 1e-9)
      expectClose(many.logVariances, one.logVariances, absolute: 1e-9)
      expectClose(
        try #require(held[index]).deviance([], floor: 0), one.deviance([0.7], floor: 0),
        absolute: 1e-9)
    }
  }
}

/// The filter that carries covariances only of levels it has not seen, beside plain matrices.
@Suite struct GappyFilterTests {
  @Test(arguments: GappyCase.all)
  func innovationsAreThoseOfPlainMatrices(_ gappy: GappyCase) throws {
    let model = gappy.model()
    let plain = try DenseKalmanFilter(model, delta: gappy.delta).innovations(gappy.values)
    let filter = try #require(GappyFilter(model, delta: gappy.delta))
    var state = filter.initialState(columns: 1)
    for t in plain.indices {
      filter.observe([gappy.values], at: t, &state)
      expectClose(state.variance, plain[t].variance, relative: 1e-6)
      guard !gappy.values[t].isNaN else { continue }
      expectClose(state.innovations[0], plain[t].innovation, absolute: 1e-5, relative: 1e-6)
    }
  }

  @Test(arguments: GappyCase.all)
  func forecastsAreMissingObservations(_ gappy: GappyCase) throws {
    let model = gappy.model()
    let filter = try #require(GappyFilter(model, delta: gappy.delta))
    var state = filter.initialState(columns: 1)
    for t in gappy.values.indices { filter.observe([gappy.values], at: t, &state) }
    let forecast = filter.forecast(from: state, steps: 17)
    let future = gappy.values + [Double](repeating: .nan, count: 17)
    let plain = try DenseKalmanFilter(model, delta: gappy.delta).innovations(future)
    expectClose(
      forecast.variances, plain.suffix(17).map(\.variance), absolute: 1e-6, relative: 1e-6)
    for step in 0..<17 {
      filter.observe([[.nan]], at: 0, &state)
      expectClose(state.variance, forecast.variances[step], relative: 1e-12)
    }
  }
}
