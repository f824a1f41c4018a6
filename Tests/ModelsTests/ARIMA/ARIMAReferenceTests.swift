import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

/// ARIMA beside R's `stats::arima`.
@Suite struct ARIMAReferenceTests {
  @Test func theFixtureIsThere() {
    #expect(ARIMAReferenceCase.all.count == 43)
    #expect(ARIMAReferenceCase.likelihood.count == 26)
  }

  @Test(arguments: ARIMAReferenceCase.likelihood)
  func likelihoodIsAsHighAsRs(_ reference: ARIMAReferenceCase) throws {
    let estimate = reference.estimator.estimate()
    #expect(estimate.hasConverged)
    // R starts differenced levels at a large variance where ours is exact: up to 0.004 apart.
    #expect(
      estimate.logLikelihood > reference.logLikelihood - 4e-3,
      "\(estimate.logLikelihood) below \(reference.logLikelihood)")
    // A higher likelihood is another optimum; at the same one the coefficients agree.
    guard estimate.logLikelihood < reference.logLikelihood + 1e-4 else { return }
    let scale = reference.coefficients.map { max(1, abs($0)) }
    for (index, coefficient) in estimate.coefficients.enumerated() {
      expectClose(
        coefficient.value, reference.coefficients[index], absolute: 1e-3 * scale[index])
    }
    expectClose(estimate.innovationVariance, reference.variance, relative: 1e-3)
  }

  @Test(arguments: ARIMAReferenceCase.likelihood)
  func atRsCoefficientsLikelihoodAndForecastsAgree(_ reference: ARIMAReferenceCase) throws {
    let estimate = try #require(reference.estimator.estimate(at: reference.coefficients))
    expectClose(estimate.logLikelihood, reference.logLikelihood, absolute: 4e-3)
    expectClose(estimate.innovationVariance, reference.variance, relative: 1e-4)
    let local = ARIMA.Local(
      estimate: estimate, variance: estimate.innovationVariance, trainingStart: 0, known: .none)
    let forecast = try local.forecast(after: reference.slice(), steps: 12, levels: [])
    expectClose(forecast.point, reference.forecast, relative: 1e-4)
    guard case .gaussian(_, let deviations) = forecast.distribution else {
      Issue.record("expected a normal distribution")
      return
    }
    expectClose(deviations, reference.deviation, relative: 1e-3)
  }

  @Test(arguments: ARIMAReferenceCase.likelihood)
  func standardErrorsAgree(_ reference: ARIMAReferenceCase) throws {
    let (model, training) = (try reference.model(), try reference.slice())
    let local = try model.fit(training, context: FitContext(horizon: 1))
    guard abs(local.estimate.logLikelihood - reference.logLikelihood) < 4e-3 else { return }
    // Near the edge of the invertible region curvature is no guide, R's as little as ours.
    let average = local.estimate.model.ma.map { -$0 }
    guard StationaryPolynomial.rootsExceed(1.02, coefficients: average) else { return }
    let errors = try #require(model.standardErrors(of: local, on: training))
    expectClose(errors, reference.errors, relative: 1e-2)
  }

  @Test(arguments: ARIMAReferenceCase.all.filter { $0.method == .css })
  func conditionalSumOfSquaresIsAsLowAsRs(_ reference: ARIMAReferenceCase) throws {
    // R searches beyond the invertible region; ours ends at its edge.
    let edge = ARMAFactors(reference.coefficients, order: reference.order)
    guard edge.parameters != nil else { return }
    let estimate = reference.estimator.estimate()
    #expect(estimate.innovationVariance < reference.variance * 1.0001)
    guard estimate.innovationVariance > reference.variance * 0.9999 else { return }
    expectClose(estimate.logLikelihood, reference.logLikelihood, absolute: 1e-2)
    for (mine, its) in zip(estimate.coefficients, reference.coefficients) {
      expectClose(mine.value, its, absolute: 1e-3 * max(1, abs(its)))
    }
  }
}
