import ForecastCore
import NumericalMethods
import Synchronization
import Testing

@testable import Evaluation

@Suite struct JournalFramesTests {
  @Test func theChecksumIsThatOfZlib() {
    #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.checksum([]) == 0)
  }

  @Test func whateverIsTornOffTheWholeFramesAreRead() {
    let payloads: [[UInt8]] = [[1, 2, 3], [], Array(repeating: 7, count: 40)]
    let bytes = payloads.flatMap { JournalFrames.frame($0) }
    let ends = [11, 19, 67]
    for length in 0...bytes.count {
      let read = JournalFrames.read(Array(bytes.prefix(length)))
      let whole = ends.count { $0 <= length }
      #expect(read.payloads == Array(payloads.prefix(whole)))
      #expect(read.length == (whole == 0 ? 0 : ends[whole - 1]))
    }
  }

  @Test func behindAByteThatChangedTheNextFrameIsFound() {
    let payloads: [[UInt8]] = [[1, 2, 3], Array(repeating: 0, count: 30), [], [6, 7]]
    let bytes = payloads.flatMap { JournalFrames.frame($0) }
    let whole = JournalFrames.salvage(bytes)
    #expect(whole.frames == payloads)
    #expect(whole.damaged == 0 && whole.length == bytes.count)
    let ends = [11, 49, 57, 67]
    for place in bytes.indices {
      var broken = bytes
      broken[place] ^= 0x10
      let salvage = JournalFrames.salvage(broken)
      let hit = ends.firstIndex { place < $0 } ?? 0
      // An empty frame behind damage cannot be told from zeros.
      let left = payloads.indices.filter { $0 != hit && !($0 == 2 && hit == 1) }
      #expect(salvage.frames == left.map { payloads[$0] }, "byte \(place)")
      #expect(salvage.length == (hit == 3 ? 57 : 67))
    }
    // Torn anywhere, it is what is read.
    for length in bytes.indices {
      let torn = Array(bytes.prefix(length))
      #expect(
        JournalFrames.salvage(torn).frames == JournalFrames.read(torn).payloads)
      #expect(JournalFrames.salvage(torn).length == JournalFrames.read(torn).length)
    }
  }

  @Test func aByteThatChangedEndsWhatIsRead() {
    let payloads: [[UInt8]] = [[1, 2, 3], [4, 5], [6]]
    let bytes = payloads.flatMap { JournalFrames.frame($0) }
    for place in bytes.indices {
      var broken = bytes
      broken[place] ^= 0x10
      let read = JournalFrames.read(broken)
      let frame = place < 11 ? 0 : place < 21 ? 1 : 2
      #expect(read.payloads == Array(payloads.prefix(frame)), "byte \(place)")
    }
  }
}

@Suite struct FoldRecordTests {
  private func forecast(_ distribution: PredictiveDistribution?) -> Forecast {
    Forecast(
      seriesID: "näme \"x\"", timestamps: [Timestamp(rawValue: -3), Timestamp(rawValue: 1 << 40)],
      point: [0.1, -1e-300],
      intervals: [
        PredictionInterval(level: .eighty, lower: [-0.5, -2], upper: [0.7, 1.0 / 3]),
        PredictionInterval(level: .ninetyFive, lower: [-1, -3], upper: [1, 3]),
      ], distribution: distribution)
  }

  @Test func recordsReadBackBitByBit() {
    let outcomes: [FoldOutcome] = [
      .finished(forecast(nil)),
      .finished(forecast(.gaussian(means: [0.1, 2], standardDeviations: [3, 4]))),
      .finished(
        forecast(.studentT(locations: [1, 2], scales: [3, 4], degreesOfFreedom: 4.5))),
      .finished(
        forecast(.quantiles(probabilities: [0.1, 0.5, 0.9], values: [[1, 2, 3], [4, 5, 6]]))),
      .failed(FoldFailure(phase: .forecast, reason: "line\none | two")),
    ]
    for outcome in outcomes {
      var record = FoldRecord(
        model: "ar lags=2", series: 3, fold: 70_000, outcome: outcome,
        cost: EvaluationCost(fits: 2, fitSeconds: 0.25, forecastSeconds: 1e-9))
      if record.outcome.forecast?.distribution != nil { record.memory = [7, 0, 255] }
      let bytes = record.bytes
      #expect(FoldRecord(bytes: bytes) == record)
      for length in 0..<bytes.count {
        #expect(FoldRecord(bytes: Array(bytes.prefix(length))) == nil)
      }
      #expect(FoldRecord(bytes: bytes + [0]) == nil)
      #expect(AuditRecord(bytes: bytes) == nil)
    }
  }

  @Test func auditRecordsLeaveOutWhatIsTheSame() {
    let stage = FitPlace.Stage(origin: 3, replacement: .huge)
    let record = FoldRecord(
      model: "m", series: 1, fold: 2, outcome: .finished(forecast(nil)),
      cost: EvaluationCost(fits: 1, fitSeconds: 0.5, forecastSeconds: 0))
    let other = AuditRecord(stage: stage, record: record, isSame: false)
    #expect(AuditRecord(bytes: other.bytes) == other)
    let same = AuditRecord(stage: stage, record: record, isSame: true)
    #expect(same.bytes.count < other.bytes.count / 2)
    let read = AuditRecord(bytes: same.bytes)
    #expect(read?.isSame == true && read?.stage == stage)
    #expect(read?.record == record.with(.interrupted))
    #expect(FoldRecord(bytes: same.bytes) == nil)
    for length in 0..<same.bytes.count {
      #expect(AuditRecord(bytes: Array(same.bytes.prefix(length))) == nil)
    }
  }
}

/// Counts how often it is fitted.
private struct FitCounter: LocalForecaster {
  final class Count: Sendable {
    let fits = Mutex(0)
  }

  var name = "counter"
  let count = Count()

  func fit(_ training: SeriesSlice, context: FitContext) throws(FitError) -> RandomModel.Local {
    count.fits.withLock { $0 += 1 }
    return try RandomModel().fit(training, context: context)
  }
}

@Suite struct ResumeTests {
  private let panel = Result {
    try indexedPanel((1...40).map { Double($0 * $0 % 17) }, (1...40).map { Double($0 % 7) })
  }

  private func records(
    _ evaluation: CrossValidation, _ models: [any Forecaster], on panel: Panel
  ) async throws -> (result: CrossValidationResult, records: [FoldRecord]) {
    let records = Mutex<[FoldRecord]>([])
    let result = try await evaluation.evaluate(models, on: panel) { event in
      records.withLock { $0.append(event.record) }
    }
    return (result, records.withLock { $0 })
  }

  @Test(arguments: [RollingOrigin.Refit.always, .never, .every(folds: 4)])
  func whateverWasFinishedTheResultIsTheSame(_ refit: RollingOrigin.Refit) async throws {
    let panel = try panel.get()
    var plan = RollingOrigin(horizon: 3, windows: 10)
    plan.refit = refit
    let evaluation = CrossValidation(plan: plan, levels: [.eighty], seed: 5, threads: 2)
    let models: [any Forecaster] = [
      CountingModel(failsAtTraining: 30), RandomModel(), MeanOfLasts(), CarryingModel(),
      RememberingModel(failsAtTraining: 32),
    ]
    let (whole, records) = try await records(evaluation, models, on: panel)
    #expect(records.count == 100)
    var random = SeededRandom(seed: 11)
    for share in [0, 0.1, 0.5, 0.9, 1] {
      let finished = records.filter { _ in random.uniform() < share }
        .compactMap { FoldRecord(bytes: $0.bytes) }
      let again = Mutex<[FoldRecord]>([])
      let result = try await evaluation.evaluate(models, on: panel, resuming: finished) { event in
        again.withLock { $0.append(event.record) }
      }
      #expect(result.models.map(\.outcomes) == whole.models.map(\.outcomes))
      #expect(result.models.map(\.cost.fits) == whole.models.map(\.cost.fits))
      // Nothing is reported twice, neither folds nor fits: the run can be stopped once more.
      let rest = again.withLock { $0 }
      #expect(rest.count == 100 - finished.count)
      let third = try await evaluation.evaluate(models, on: panel, resuming: finished + rest)
      #expect(third.models.map(\.outcomes) == whole.models.map(\.outcomes))
      if refit == .always {
        #expect(third.models.map(\.cost.fits) == whole.models.map(\.cost.fits))
      }
    }
  }

  @Test func whatIsFinishedIsNotFittedAgain() async throws {
    let panel = try panel.get()
    let evaluation = CrossValidation(plan: RollingOrigin(horizon: 3, windows: 10))
    let (_, records) = try await records(evaluation, [FitCounter()], on: panel)
    let model = FitCounter()
    let result = try await evaluation.evaluate(
      [model], on: panel, resuming: Array(records.prefix(13)))
    #expect(model.count.fits.withLock { $0 } == 7)
    #expect(result.models[0].cost.fits == 20)
  }

  @Test func fitsThatStartFromTheOneBeforeAreNotMadeAgainEither() async throws {
    let panel = try panel.get()
    for refit in [RollingOrigin.Refit.always, .every(folds: 2)] {
      var plan = RollingOrigin(horizon: 3, windows: 10)
      plan.refit = refit
      let evaluation = CrossValidation(plan: plan, threads: 1)
      let (whole, records) = try await records(
        evaluation, [RememberingModel(failsAtTraining: 32)], on: panel)
      let fits = refit == .always ? 20 : 10
      #expect(whole.models[0].cost.fits == fits - 2)
      for kept in 0...20 {
        let finished = records.prefix(kept).compactMap { FoldRecord(bytes: $0.bytes) }
        let model = RememberingModel(failsAtTraining: 32)
        let planned = try evaluation.planned([model], on: panel)
        let isMidBlock = refit != .always && !kept.isMultiple(of: 2)
        #expect(
          evaluation.repeatedFits([model], of: planned.result, after: finished)
            == (isMidBlock ? 1 : 0))
        let again = try await evaluation.evaluate([model], on: panel, resuming: finished)
        #expect(again.models[0].outcomes == whole.models[0].outcomes, "\(kept) kept")
        let left = refit == .always ? 20 - kept : (20 - kept + 1) / 2
        #expect(model.count.fits.withLock { $0 } == left, "\(kept) kept")
      }
      // Without what the fits have left, they are made again.
      let bare = records.prefix(6).map { record in
        var record = record
        record.memory = nil
        return record
      }
      let model = RememberingModel(failsAtTraining: 32)
      let again = try await evaluation.evaluate([model], on: panel, resuming: bare)
      #expect(again.models[0].outcomes == whole.models[0].outcomes)
      #expect(model.count.fits.withLock { $0 } > fits - 6)
    }
  }

  @Test func theFitsOfAPlanAreThoseThatAreMade() async throws {
    let panel = try panel.get()
    for refit in [RollingOrigin.Refit.always, .never, .every(folds: 4)] {
      var plan = RollingOrigin(horizon: 3, windows: 10)
      plan.refit = refit
      let evaluation = CrossValidation(plan: plan)
      let models: [any Forecaster] = [RandomModel(), MeanOfLasts()]
      let planned = try evaluation.planned(models, on: panel)
      let result = try await evaluation.evaluate(models, on: panel)
      #expect(planned.fits == result.models.reduce(0) { $0 + $1.cost.fits })
      #expect(planned.result.models[0].outcomes[0].allSatisfy { $0 == .interrupted })
    }
  }
}
