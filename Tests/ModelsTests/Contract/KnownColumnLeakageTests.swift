import Evaluation
import ForecastCore
import Models
import NumericalMethods
import Testing

/// Models that read known columns see those of the steps to come, and nothing else that follows the
/// cutoff.
@Suite struct KnownColumnLeakageTests {
  private func panel() throws -> Panel {
    var random = SeededRandom(seed: 17)
    let marks = (0..<70).map { _ in random.uniform() < 0.4 ? 1.0 : 0 }
    let values = marks.map { 50 + 9 * $0 + random.normal() }
    let table = CovariateTable(
      [
        Covariate(name: "mark", availability: .known),
        Covariate(name: "seen", availability: .observed),
      ], times: (1...70).map { Timestamp(rawValue: $0) }, columns: [marks, values.map { $0 / 2 }])
    return try Panel([TimeSeries(id: "sales", values: values)], covariates: [table])
  }

  @Test(arguments: [
    "arima:p=1,d=0,q=1", "auto-arima", "ensemble:models=(arima:p=1,d=0,q=0)+comb",
    "seasonal-adjust:model=(arima:p=1,d=0,q=0),season-lengths=7",
  ])
  func theAuditFindsNoLeak(_ text: String) async throws {
    var plan = RollingOrigin(horizon: 3, windows: 4)
    plan.refit = .every(folds: 2)
    let evaluation = CrossValidation(plan: plan, levels: [.eighty])
    let panel = try panel()
    let model: @Sendable () throws -> any Forecaster = {
      try ModelCatalog.forecaster(ModelSpecification(text))
    }
    let result = try await evaluation.evaluate([model()], on: panel)
    #expect(result.isComplete)
    let audit = try await evaluation.audit(
      panel, against: result, origins: 2, models: { _ in [try model()] })
    #expect(audit.isClean, "\(audit)")
    #expect(audit.comparisons > 0)
  }
}
