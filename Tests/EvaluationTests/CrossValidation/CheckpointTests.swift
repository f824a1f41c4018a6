import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Synchronization
import Testing

@testable import Evaluation

/// Keeps the checkpoints of an evaluation in memory and remembers every state they were in.
private final class MemoryCheckpoints: FitCheckpoints {
  typealias Entries = [FitPlace: CheckpointProbe.Entries]

  private let probes = Mutex<[FitPlace: CheckpointProbe]>([:])
  private let left: Entries

  init(_ left: Entries = [:]) { self.left = left }

  func checkpoint(of fit: FitPlace) -> FitCheckpoint {
    FitCheckpoint(
      probes.withLock { probes in
        let probe = probes[fit] ?? CheckpointProbe(left[fit] ?? [:])
        probes[fit] = probe
        return probe
      })
  }

  func suspend(_ fit: FitPlace) {}

  func end(_ fit: FitPlace) { probes.withLock { $0[fit] = CheckpointProbe() } }

  /// What lies there now.
  var entries: Entries {
    probes.withLock { $0.mapValues { $0.history.last ?? [:] } }
  }
}

@Suite struct CheckpointTests {
  private func network(_ options: String) throws -> any Forecaster {
    try ModelCatalog.forecaster(ModelSpecification("gru:hidden-size=3,input-size=4,\(options)"))
  }

  private func panel() throws -> Panel {
    try indexedPanel(
      (0..<60).map { Double(($0 * 7) % 11) }, (0..<50).map { Double(($0 * 5) % 9) })
  }

  /// An evaluation that is stopped at every fold and inside every fit, and goes on.
  private func evaluate(
    _ models: [any Forecaster], refit: RollingOrigin.Refit = .always
  ) async throws {
    let panel = try panel()
    var plan = RollingOrigin(horizon: 2, windows: 4)
    plan.refit = refit
    let plain = CrossValidation(plan: plan, levels: [.eighty], seed: 4)
    let whole = try await plain.evaluate(models, on: panel)
    // What lies on the disk after each step.
    struct State: Sendable {
      let records: [FoldRecord]
      let entries: MemoryCheckpoints.Entries
      let steps: Int
    }
    let states = Mutex<[State]>([])
    let records = Mutex<[FoldRecord]>([])
    let steps = Mutex(0)
    let checkpoints = MemoryCheckpoints()
    var watched = plain
    watched.checkpoints = checkpoints
    let note = { @Sendable in
      let state = State(
        records: records.withLock { $0 }, entries: checkpoints.entries,
        steps: steps.withLock { $0 })
      states.withLock { $0.append(state) }
    }
    watched.onStep = { event in
      if event.progress != nil { steps.withLock { $0 += 1 } }
      note()
    }
    let again = try await watched.evaluate(models, on: panel) { event in
      records.withLock { $0.append(event.record) }
      note()
    }
    #expect(again.models.map(\.outcomes) == whole.models.map(\.outcomes))
    let left = checkpoints.entries.values.filter { !$0.isEmpty }
    #expect(left.isEmpty, "nothing is left behind")
    let all = steps.withLock { $0 }
    for (index, state) in states.withLock({ $0 }).enumerated() where index % 3 == 1 {
      let taken = Mutex(0)
      var resumed = plain
      resumed.checkpoints = MemoryCheckpoints(state.entries)
      resumed.onStep = { event in
        if event.progress != nil { taken.withLock { $0 += 1 } }
      }
      let result = try await resumed.evaluate(models, on: panel, resuming: state.records)
      #expect(result.models.map(\.outcomes) == whole.models.map(\.outcomes))
      #expect(
        result.models.map { $0.training.map(\.networks) }
          == whole.models.map { $0.training.map(\.networks) })
      #expect(result.models.map(\.cost.fits) == whole.models.map(\.cost.fits))
      // A step that was done is not done again, but for the last one, which was not yet kept.
      #expect(taken.withLock { $0 } <= all - state.steps + 2)
    }
  }

  @Test func aFitGoesOnInsideTheFold() async throws {
    try await evaluate([network("max-steps=7,validation-interval=3,seeds=2"), Naive()])
  }

  @Test func aFitThatServesSeveralFoldsGoesOn() async throws {
    try await evaluate(
      [network("max-steps=7,validation-interval=3")], refit: .every(folds: 3))
  }

  @Test func aChainOfWarmFitsBeginsAtTheLastThatIsWhole() async throws {
    try await evaluate([network("max-steps=6,validation-interval=3,start=warm,seeds=2")])
    try await evaluate([network("max-steps=6,validation-interval=3,start=warm,scope=local")])
  }

  @Test func trainingsOfEarlierRunsAreInTheResult() async throws {
    let panel = try panel()
    let evaluation = CrossValidation(plan: RollingOrigin(horizon: 2, windows: 5), seed: 2)
    let models = [try network("max-steps=4,validation-interval=2")]
    let records = Mutex<[FoldRecord]>([])
    let whole = try await evaluation.evaluate(models, on: panel) { event in
      records.withLock { $0.append(event.record) }
    }
    let finished = records.withLock { $0 }
    #expect(finished.count { $0.training != nil } == 5)
    for count in 0...finished.count {
      let result = try await evaluation.evaluate(
        models, on: panel, resuming: Array(finished.prefix(count)))
      #expect(
        result.models[0].training.map(\.networks) == whole.models[0].training.map(\.networks))
      #expect(result.models[0].training.map(\.origin) == [0, 1, 2, 3, 4])
    }
  }

  @Test func whatWasAuditedIsNotAuditedAgain() async throws {
    let panel = try panel()
    let evaluation = CrossValidation(plan: RollingOrigin(horizon: 2, windows: 4), seed: 2)
    let models = { @Sendable (panel: PanelSlice) -> [any Forecaster] in
      [MeanOfLasts(), RandomModel(), CountingModel(failsAtTraining: 47), LastOfAll(panel[0])]
    }
    let result = try await evaluation.evaluate(models(panel.whole), on: panel)
    let records = Mutex<[AuditRecord]>([])
    let whole = try await evaluation.audit(panel, against: result, models: models) { record in
      records.withLock { $0.append(record) }
    }
    let all = records.withLock { $0 }
    #expect(all.count == whole.comparisons)
    #expect(whole.leaks.map(\.model) == ["last-of-all"])
    for share in [0.0, 0.3, 0.8, 1] {
      var random = SeededRandom(seed: 3)
      let finished = all.filter { _ in random.uniform() < share }
        .compactMap { AuditRecord(bytes: $0.bytes) }
      let again = Mutex(0)
      let audit = try await evaluation.audit(
        panel, against: result, resuming: finished, models: models
      ) { _ in again.withLock { $0 += 1 } }
      #expect("\(audit)" == "\(whole)")
      #expect(again.withLock { $0 } == all.count - finished.count)
    }
  }
}

/// Forecasts the last value of the panel it was made for: a model that leaks where that reaches
/// into the future.
private struct LastOfAll: LocalForecaster {
  var name = "last-of-all"
  private let last: Double

  init(_ series: SeriesSlice) { last = series[series.count - 1] }

  struct Local: FittedLocalForecaster {
    let value: Double

    func forecast(
      after history: SeriesSlice, steps: Int, levels: [ConfidenceLevel]
    ) throws -> Forecast {
      try Forecast(after: history, point: Array(repeating: value, count: steps))
    }
  }

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> Local {
    Local(value: last)
  }
}
