import Reporting
import Testing

@Suite struct FailureGroupsTests {
  private func failure(_ model: String, _ cutoff: String, _ reason: String, phase: String = "fit")
    -> RunManifest.Failure
  {
    RunManifest.Failure(
      model: model, series: "s", cutoff: cutoff, phase: phase, reason: reason)
  }

  @Test func failuresOfOneReasonAreOneGroup() {
    let groups = FailureGroups([
      failure("naive", "1", "too short"), failure("ar", "1", "too short"),
      failure("naive", "2", "too short"), failure("ar", "2", "singular"),
      failure("ar", "3", "too short"), failure("ar", "3", "too short", phase: "forecast"),
      failure("ets", "4", "stopped", phase: "interrupted"),
    ]).groups
    #expect(groups.map(\.count) == [4, 1, 1])
    #expect(
      groups.map(\.text) == [
        "naive and ar at 2 folds each", "ar at 1 fold", "ar at 1 fold",
      ])
    #expect(groups.map(\.first.cutoff) == ["1", "2", "3"])
    #expect(
      FailureGroups([
        failure("a", "1", "series 's': found 99"), failure("a", "2", "series 's': found 100"),
        failure("a", "2", "series 't': found 100"),
      ]).groups.map(\.count) == [2, 1])
    #expect(
      FailureGroups([failure("a", "1", "r"), failure("b", "1", "r"), failure("b", "2", "r")])
        .groups[0].text == "a at 1 fold and b at 2 folds")
  }
}
