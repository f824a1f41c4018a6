import ForecastCore
import Models
import Synchronization
import Testing

@testable import Evaluation

/// Evaluations of networks: what is told of their training, and what becomes of one that is cut
/// short.
@Suite struct TrainingTests {
  private func network(_ options: String) throws -> any Forecaster {
    try ModelCatalog.forecaster(ModelSpecification("gru:hidden-size=3,input-size=4,\(options)"))
  }

  private func panel() throws -> Panel {
    try indexedPanel(
      (0..<60).map { Double(($0 * 7) % 11) }, (0..<50).map { Double(($0 * 5) % 9) })
  }

  @Test(arguments: [1, 2])
  func everyFitHasARecordInTheOrderOfOrigins(threads: Int) async throws {
    var plan = RollingOrigin(horizon: 2, windows: 3)
    plan.refit = .every(folds: 2)
    let run = CrossValidation(plan: plan, threads: threads)
    let models = try [network("max-steps=6,validation-interval=4,seeds=2"), Naive()]
    let result = try await run.evaluate(models, on: panel())
    #expect(result.models[1].training == [])
    let fits = result.models[0].training
    #expect(fits.map(\.origin) == [0, 2])
    for fit in fits {
      #expect(fit.seconds > 0)
      #expect(fit.networks.map(\.steps) == [6, 6])
      #expect(fit.networks.map { $0.epochs.map(\.stepsDone) } == [[4, 6], [4, 6]])
      #expect(fit.networks[0] != fit.networks[1])
      #expect(fit.networks.allSatisfy { $0.outcome == .budgetSpent && $0.series == nil })
    }
  }

  @Test func fitsThatGoOnFromTheOneBeforeSaySo() async throws {
    let run = CrossValidation(plan: RollingOrigin(horizon: 2, windows: 3))
    let result = try await run.evaluate(
      [network("max-steps=2"), network("max-steps=2,start=warm")], on: panel())
    #expect(
      result.models.map { $0.training.map(\.isWarm) } == [
        [false, false, false], [false, true, true],
      ])
  }

  @Test func whatIsWrappedIsTold() async throws {
    let wrapped = try ModelCatalog.forecaster(
      ModelSpecification(
        "conformal:model=(gru:hidden-size=3,input-size=4,max-steps=2),windows=2"))
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 2, windows: 2))
      .evaluate([wrapped], on: panel())
    #expect(result.models[0].training.map { $0.networks.map(\.steps) } == [[2], [2]])
  }

  @Test func everyStepIsToldWithItsFoldsAndThenTheEnd() async throws {
    let told = Mutex<[FitEvent]>([])
    var run = CrossValidation(plan: RollingOrigin(horizon: 2, windows: 1))
    run.onStep = { event in told.withLock { $0.append(event) } }
    _ = try await run.evaluate(
      [network("max-steps=4,validation-interval=2,seeds=2")], on: panel())
    let events = told.withLock { $0 }
    #expect(events.map { $0.progress?.stepsDone } == [1, 2, 3, 4, 1, 2, 3, 4, nil])
    #expect(
      events.compactMap { $0.progress?.share }
        == [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1])
    #expect(events.allSatisfy { $0.folds == 2 && $0.origin == 0 })
    #expect(events[1].progress?.validationLoss == nil)
    #expect(events[2].progress?.validationLoss != nil)
  }

  /// Runs work that is cancelled at the third step of a training.
  private func cancelled<Value: Sendable>(
    _ work: @escaping @Sendable (@escaping @Sendable (FitEvent) -> Void) async throws -> Value
  ) async throws -> Value {
    let task = Mutex<Task<Value, any Error>?>(nil)
    let started = Task {
      // Waits until there is a task to cancel.
      while task.withLock({ $0 }) == nil { await Task.yield() }
      return try await work { event in
        if event.progress?.stepsDone == 3 { task.withLock { $0?.cancel() } }
      }
    }
    task.withLock { $0 = started }
    return try await started.value
  }

  @Test func anEvaluationNeverRecordsAFoldWhoseTrainingWasCutShort() async throws {
    let model = try network("max-steps=100")
    let panel = try panel()
    let result = try await cancelled { onStep in
      var run = CrossValidation(plan: RollingOrigin(horizon: 2, windows: 3))
      run.onStep = onStep
      return try await run.evaluate([model], on: panel)
    }
    #expect(result.models[0].outcomes.joined().allSatisfy { $0 == .interrupted })
    #expect(result.models[0].training == [])
  }

  @Test func aForecastKeepsTheBestWeightsSoFar() async throws {
    let model = try network("max-steps=100,validation-interval=2,seeds=3")
    let panel = try panel()
    let forecasts = try await cancelled { onStep in
      var run = FutureForecast(horizon: 2)
      run.onStep = onStep
      return await run.run([model], on: panel)
    }
    #expect(forecasts[0].outcomes.allSatisfy { $0.forecast != nil })
    // The networks not begun are left out.
    #expect(forecasts[0].training.map(\.steps) == [3])
    #expect(forecasts[0].training[0].outcome == .interrupted)
    #expect(forecasts[0].training[0].keptStep == 2)
  }

  @Test func aLocalModelThatHasNotReachedEverySeriesIsInterrupted() async throws {
    let model = try network("max-steps=100,scope=local")
    let panel = try panel()
    let forecasts = try await cancelled { onStep in
      var run = FutureForecast(horizon: 2)
      run.onStep = onStep
      return await run.run([model], on: panel)
    }
    #expect(forecasts[0].outcomes.allSatisfy { $0 == .interrupted })
  }

  @Test func aKeptFitForecastsWhatTheQueueDoes() async throws {
    func kept(_ model: some Forecaster, _ job: FutureForecast) async throws
      -> FutureForecast.ModelForecasts
    {
      let fitted = try await job.fit(model, to: panel().whole)
      return try await job.forecast(with: fitted, named: "kept", after: panel().whole)
    }
    let job = FutureForecast(horizon: 2, levels: [.eighty], seed: 5, threads: 2)
    let model = try network("max-steps=4")
    let run = try await job.run([model], on: panel())
    let own = try await kept(model, job)
    #expect(own.outcomes == run[0].outcomes)
    #expect(own.training == run[0].training)
  }
}
