import Evaluation
import Reporting
import Testing

@Suite struct JoinedOriginsTests {
  /// What joined runs know, each told by its step, its gap and its options.
  private func joined(
    _ runs: [(step: Int, options: [String: String])]
  ) async throws -> JoinedOrigins {
    var manifest = exampleManifest(try await exampleRun())
    return JoinedOrigins(
      runs.map { run in
        manifest.plan = RunManifest.Plan(gap: 2, step: run.step)
        manifest.options = run.options.map { RunManifest.Setting(key: $0.key, value: $0.value) }
        return manifest
      })
  }

  @Test func theOrderOfRunsDoesNotMatter() async throws {
    let runs = [
      (step: 1, options: ["cutoff": "2013-03-01, 2013-03-05", "align": "end"]),
      (step: 4, options: ["windows": "2", "align": "end"]),
    ]
    let forth = try await joined(runs)
    #expect((forth.gap, forth.step, forth.alignment) == (2, 4, .seriesEnd))
    #expect(try await joined(runs.reversed()) == forth)
  }

  @Test func cutoffsOneByOneHaveNoStepAndGoByTime() async throws {
    let cut = try await joined([(step: 1, options: ["cutoff": "2013-03-01", "align": "end"])])
    #expect((cut.step, cut.alignment) == (nil, .date))
    let dated = try await joined([(step: 3, options: ["windows": "2", "align": "date"])])
    #expect((dated.step, dated.alignment) == (3, .date))
  }
}
