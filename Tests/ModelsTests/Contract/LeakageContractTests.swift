import Evaluation
import ForecastCore
import Models
import Testing

/// No model's forecast changes with what follows the cutoff, on the very paths an evaluation takes.
@Suite struct LeakageContractTests {
  @Test(arguments: ModelUnderContract.all)
  func theAuditFindsNoLeak(_ model: ModelUnderContract) async throws {
    // One fit serves two folds: fitting and moving on are both audited.
    var plan = RollingOrigin(horizon: 3, windows: 3)
    plan.refit = .every(folds: 2)
    plan.gap = 1
    let evaluation = CrossValidation(plan: plan, levels: [.eighty, .ninetyFive])
    let panel = try Panel.contract()
    let result = try await evaluation.evaluate([model.makeModel()], on: panel)
    let audit = try await evaluation.audit(
      panel, against: result, origins: 1, models: { _ in [try model.makeModel()] })
    #expect(audit.isClean, "\(audit)")
    #expect(result.isComplete)
    // Two series and three origins, three times.
    #expect(audit.comparisons == 2 * 3 * 3)
  }
}
