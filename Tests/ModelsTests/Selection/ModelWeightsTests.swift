import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct ModelWeightsTests {
  /// Ratios of losses to the power of the outcomes: 0.75⁴, 0.8², (2/3)^1.5 and 2/3.
  ///
  /// The losses are means over the steps from h/2 to 2h: 1.5 and 2, 2.5 and 2, 3 and 2 twice.
  @Test func evidenceGrowsWithOutcomes() {
    let weights = ModelWeights(
      errors: [[1, 2, 3, 4], [2, 2, 2, 2]], outcomes: [4, 2, 1.5, 1]
    ).weights(by: .evidence)
    expectClose(weights[0], [0.7596439169139466, 0.24035608308605341])
    expectClose(weights[1], [0.3902439024390244, 0.6097560975609756])
    expectClose(weights[2], [0.35247044508942466, 0.6475295549105753])
    expectClose(weights[3], [0.4, 0.6])
  }

  /// 0.75²⁰ is 0.003, which leaves the first 99.7 %.
  @Test func oneModelForecastsAloneWhereItIsCertain() {
    let weights = ModelWeights(errors: [[1.5], [2]], outcomes: [20]).weights(by: .evidence)
    #expect(weights == [[1, 0]])
  }

  /// Weights of 1, 1 and 1/200 before they are shares.
  @Test func whatCountsForNothingIsLeftOut() {
    let weights = ModelWeights(errors: [[1], [200], [1.000001]], outcomes: [1])
      .weights(by: .evidence)
    #expect(weights[0][1] == 0)
    expectClose(weights[0], [0.5, 0, 0.5], absolute: 1e-6)
  }

  @Test func aModelThatRepeatsAnotherIsNoSecondOpinion() {
    let errors: [[Double?]?] = [[2, 2], [2, 2], [2, 2.5]]
    let weights = ModelWeights(errors: errors, outcomes: [1, 1])
    for combine in [AutomaticModel.Combine.evidence, .inverseError] {
      #expect(weights.weights(by: combine).allSatisfy { $0[1] == 0 && $0[0] > 0 && $0[2] > 0 })
    }
    expectClose(weights.weights(by: .inverseError)[0], [0.5, 0, 0.5])
  }

  @Test func withoutErrorsAModelForecastsAlone() {
    let weights = ModelWeights(errors: [[3], [0], nil], outcomes: [2])
    for combine in [AutomaticModel.Combine.evidence, .best, .inverseError] {
      #expect(weights.weights(by: combine) == [[0, 1, 0]])
    }
  }

  @Test func withoutAModelAllCountForNothing() {
    #expect(ModelWeights(errors: [nil, nil], outcomes: [1]).weights(by: .evidence) == [[0, 0]])
  }

  /// Cutoffs 6, 9 and 12: three outcomes at steps up to 3, two and a half at step 4.
  @Test func forecastsThatOverlapCountForOne() async throws {
    let panel = try Sample.panel([Sample.wandering(16)])
    let held = try await InnerEvaluation(
      horizon: 4, windows: 3, spacing: .fixed(3), trainingShare: 0
    )
    .run(
      [try ModelCatalog.forecaster(ModelSpecification("naive"))], on: panel.whole,
      context: .init(horizon: 4))
    #expect(held.outcomes(ofSeries: 0) == [3, 3, 3, 2.5])
  }
}
