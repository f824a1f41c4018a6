import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Synchronization
import Testing

/// Fits that are stopped anywhere and go on from what they have kept.
@Suite struct NetworkCheckpointTests {
  private struct Run: Sendable {
    let forecasts: [Forecast]
    let records: [TrainingRecord]
    let steps: Int
  }

  private func run(
    _ text: String, _ store: CheckpointProbe?, workers: Int = 1, seed: UInt64 = 3
  ) async throws -> Run {
    let panel = try Sample.panel(
      [2, 3].map { Sample.wandering(70, seed: $0, seasonLength: 6) }, seasonLength: 6
    ).whole
    let steps = Mutex(0)
    func run(_ model: some Forecaster) async throws -> Run {
      let context = FitContext(
        horizon: 4, random: SeededRandom(seed: seed), workers: workers,
        progress: { _ in steps.withLock { $0 += 1 } },
        checkpoint: store.map { FitCheckpoint($0) })
      let fit = try await model.fit(panel, context: context)
      return Run(
        forecasts: try await fit.forecast(after: panel, steps: 4, levels: [.eighty]),
        records: fit.trainingRecords,
        steps: steps.withLock { $0 })
    }
    return try await run(ModelCatalog.forecaster(ModelSpecification(text)))
  }

  static let models = [
    "rnn:hidden-size=5,layers=2,max-steps=14,validation-interval=4,dropout=0.2",
    "lstm:hidden-size=5,max-steps=13,validation-interval=5,seeds=2,averaging=true",
    "gru:hidden-size=5,max-steps=12,validation-interval=3,scope=local,schedule=plateau",
    "gru:hidden-size=5,max-steps=30,validation-interval=2,patience=2,learning-rate=0.3",
    "segment-rnn:hidden-size=5,max-steps=9,validation-interval=4,optimiser=momentum",
    "nnar:max-steps=12,validation-interval=5,seeds=3",
    "es-rnn:hidden-size=5,max-steps=9,validation-interval=4,seeds=2,walk=12,validation=0.2",
    "direction:hidden-size=5,max-steps=9,validation-interval=4",
  ]

  @Test(arguments: models)
  func stoppedAnywhereAFitGoesOnToTheSameBits(model: String) async throws {
    let whole = try await run(model, nil)
    let probe = CheckpointProbe()
    let watched = try await run(model, probe)
    #expect(watched.forecasts == whole.forecasts)
    #expect(watched.steps == whole.steps)
    let states = probe.history
    #expect(states.count > 6)
    var fewest = whole.steps
    for state in states {
      let store = CheckpointProbe(state)
      let resumed = try await run(model, store)
      #expect(resumed.forecasts == whole.forecasts)
      #expect(resumed.records == whole.records)
      #expect(resumed.steps < whole.steps, "nothing that was kept is done again")
      #expect(store.refusals.isEmpty)
      fewest = min(fewest, resumed.steps)
    }
    #expect(fewest == 0)
  }

  @Test func networksSideBySideKeepTheirOwn() async throws {
    let model = "lstm:hidden-size=5,max-steps=13,validation-interval=5,seeds=3"
    let whole = try await run(model, nil)
    let probe = CheckpointProbe()
    _ = try await run(model, probe, workers: 3)
    for state in probe.history.enumerated().filter({ $0.offset % 5 == 2 }).map(\.element) {
      let resumed = try await run(model, CheckpointProbe(state), workers: 2)
      #expect(resumed.forecasts == whole.forecasts)
    }
  }

  @Test func aStrangersCheckpointIsRefusedAndNothingOfItUsed() async throws {
    let model = "gru:hidden-size=5,max-steps=8,validation-interval=3"
    let whole = try await run(model, nil)
    let others = [
      try await state(model, seed: 4), try await state(model + ",optimiser=sgd"),
      try await state("gru:hidden-size=6,max-steps=8,validation-interval=3"),
    ]
    for other in others {
      let store = CheckpointProbe(other)
      let resumed = try await run(model, store)
      #expect(resumed.forecasts == whole.forecasts)
      #expect(resumed.steps == whole.steps)
      #expect(store.refusals.count == 1)
    }
    let stranger = CheckpointProbe(others[0])
    _ = try await run(model, stranger)
    let refusal = try #require(stranger.refusals.first)
    #expect(refusal.hasPrefix("expected a training of seed "))
    let broken = CheckpointProbe([["network 0"]: [1, 2, 3]])
    #expect(try await run(model, broken).forecasts == whole.forecasts)
    #expect(broken.refusals.count == 1)
  }

  private func state(_ model: String, seed: UInt64 = 3) async throws -> CheckpointProbe.Entries {
    let probe = CheckpointProbe()
    _ = try await run(model, probe, seed: seed)
    return try #require(probe.history.dropFirst(3).first)
  }

  /// What stands inside a search, an ensemble or a calibration goes on too.
  @Test(arguments: [
    "tune:model=(gru:hidden-size=3,max-steps=4,validation-interval=2),grid=(layers=1|2),windows=2",
    "ensemble:models=drift+(gru:hidden-size=3,max-steps=4),average=stacking,windows=2",
    "conformal:model=(gru:hidden-size=3,max-steps=4),windows=6,refit-every=3",
    "auto:models=naive+(gru:hidden-size=3,max-steps=4),windows=3",
    "tune:model=(ar),grid=(lags=1|2|3),windows=4",
  ])
  func partsThatAreDoneAreNotDoneAgain(model: String) async throws {
    let whole = try await run(model, nil)
    let probe = CheckpointProbe()
    _ = try await run(model, probe)
    #expect(!probe.history.isEmpty)
    for state in probe.history {
      let store = CheckpointProbe(state)
      #expect(try await run(model, store).forecasts == whole.forecasts)
      #expect(store.refusals.isEmpty)
      #expect(store.history.count < probe.history.count)
    }
  }
}
