import ForecastTestSupport
import Testing

@testable import Models

@Suite struct InformationCriterionTests {
  /// Three numbers from eleven observations: 2 · 3, 6 · 11 / 7 and 3 log 11.
  @Test func whatParametersCost() {
    expectClose(InformationCriterion.aic.penalty(parameters: 3, observations: 11), 6)
    expectClose(InformationCriterion.aicc.penalty(parameters: 3, observations: 11), 66.0 / 7)
    expectClose(
      InformationCriterion.bic.penalty(parameters: 3, observations: 11), 7.193685818395112)
  }

  @Test func theCorrectionHasItsOwnDivisorWhereSeveralSeriesShareARegression() {
    expectClose(
      InformationCriterion.aicc.penalty(parameters: 3, observations: 11, freedom: 5), 66.0 / 5)
  }

  @Test func withoutFreedomTheCorrectionIsInfinite() {
    #expect(InformationCriterion.aicc.penalty(parameters: 3, observations: 4) == .infinity)
    #expect(InformationCriterion.aic.penalty(parameters: 3, observations: 4) == 6)
  }

  /// n log σ² with k one more than the coefficients: 8 log 2.5 + 2 · 3.
  @Test func aRegressionCountsItsVariance() {
    expectClose(
      InformationCriterion.aic.value(residualSumOfSquares: 20, observations: 8, regressors: 2),
      13.330325854993242)
  }
}
