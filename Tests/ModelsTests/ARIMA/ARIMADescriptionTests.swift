import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct ARIMADescriptionTests {
  /// The standard errors are those `ARIMAReferenceTests` compares with R's, each at its coefficient.
  @Test(arguments: ARIMAReferenceCase.likelihood.prefix(6))
  func tellsEachCoefficientWithItsStandardError(_ reference: ARIMAReferenceCase) throws {
    let (model, training) = (try reference.model(), try reference.slice())
    let local = try model.fit(training, context: FitContext(horizon: 1))
    let description = try #require(local.describe(training).first)
    let coefficients = local.estimate.coefficients
    #expect(description.coefficients.map(\.name) == coefficients.map(\.name))
    #expect(description.coefficients.map(\.value) == coefficients.map(\.value))
    // None at the edge of the invertible region.
    let errors = model.standardErrors(of: local, on: training)
    #expect(
      description.coefficients.map(\.standardError)
        == (errors.map { $0.map(Optional.some) } ?? coefficients.map { _ in nil }))
    #expect(description.logLikelihood == local.estimate.logLikelihood)
    #expect(description.aicc == local.estimate.aicc)
  }

  /// The model chosen stands first with its criterion by likelihood, those it was compared with by
  /// conditional sums of squares after it.
  @Test func tellsWhichCriteriaCompare() throws {
    let training = try Sample.slice(Sample.wandering(200))
    let fit = try AutoARIMA().fit(training, context: FitContext(horizon: 1))
    let description = try #require(fit.describe(training).first)
    let candidates = description.candidates
    #expect(candidates[0].basis == "likelihood")
    #expect(candidates.last?.basis == "conditional sum of squares")
    let exact = candidates.filter { $0.basis == "likelihood" }
    #expect(exact.last?.criterion == description.aicc)
    #expect(exact.last?.form == description.form)
    #expect(candidates.count == exact.count + fit.tried.count)
  }

  @Test func criteriaOfOneKindNeedNoName() throws {
    let training = try Sample.slice(Sample.wandering(60))
    let fit = try AutoARIMA().fit(training, context: FitContext(horizon: 1))
    let description = try #require(fit.describe(training).first)
    #expect(description.candidates.count == fit.tried.count)
    #expect(description.candidates.allSatisfy { $0.basis == nil })
  }
}
