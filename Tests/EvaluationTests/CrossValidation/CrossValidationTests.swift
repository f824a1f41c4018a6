import ForecastCore
import Models
import NumericalMethods
import Synchronization
import Testing

@testable import Evaluation

/// Two series of random numbers, of different length.
private func randomPanel() throws -> Panel {
  var random = SeededRandom(seed: 11)
  return try indexedPanel(
    (0..<31).map { _ in random.normal(mean: 5, standardDeviation: 2) },
    (0..<26).map { _ in random.normal(mean: -3, standardDeviation: 1) })
}

private func points(_ model: EvaluatedModel, series: Int = 0) -> [[Double]?] {
  model.outcomes[series].map { $0.forecast?.point }
}

@Suite struct CrossValidationTests {
  @Test func everyFoldIsFittedOnItsOwnTrainingPart() async throws {
    let run = CrossValidation(plan: RollingOrigin(horizon: 2, windows: 3))
    let result = try await run.evaluate([CountingModel()], on: indexedPanel(counting(9)))
    #expect(points(result.models[0]) == [[5, 5], [6, 6], [7, 7]])
    #expect(result.models[0].cost.fits == 3)
    #expect(result.isComplete)
  }

  @Test(arguments: [
    (RollingOrigin.Refit.always, [5, 6, 7, 8, 9], 5),
    (.every(folds: 2), [5, 5, 7, 7, 9], 3),
    (.every(folds: 3), [5, 5, 5, 8, 8], 2),
    (.never, [5, 5, 5, 5, 5], 1),
  ])
  func parametersStayBetweenRefitsWhileTheHistoryMovesOn(
    refit: RollingOrigin.Refit, fittedOn: [Double], fits: Int
  ) async throws {
    var plan = RollingOrigin(horizon: 2, windows: 5)
    plan.refit = refit
    let result = try await CrossValidation(plan: plan)
      .evaluate([CountingModel()], on: indexedPanel(counting(11)))
    #expect(points(result.models[0]) == zip(fittedOn, [5, 6, 7, 8, 9]).map { [$0, $1] })
    #expect(result.models[0].cost.fits == fits)
  }

  @Test func theGapIsForecastButNotScored() async throws {
    var plan = RollingOrigin(horizon: 2, windows: 1)
    plan.gap = 3
    let result = try await CrossValidation(plan: plan)
      .evaluate([Drift()], on: indexedPanel(counting(9)))
    // Trained on 1, 2, 3, 4; the targets are 8 and 9, which a straight line meets.
    #expect(points(result.models[0]) == [[8, 9]])
    #expect(result.series[0].actuals(of: result.series[0].folds[0]) == [8, 9])
  }

  @Test(arguments: [2, 8]) func threadsDoNotChangeTheResult(threads: Int) async throws {
    let panel = try randomPanel()
    let models: [any Forecaster] = [RandomModel(), Naive(), MeanOfLasts(), CarryingModel()]
    var plan = RollingOrigin(horizon: 3, windows: 7)
    plan.refit = .every(folds: 2)
    let one = try await CrossValidation(plan: plan, levels: [.eighty], seed: 5)
      .evaluate(models, on: panel)
    let many = try await CrossValidation(plan: plan, levels: [.eighty], seed: 5, threads: threads)
      .evaluate(models, on: panel)
    #expect(one.models.map(\.outcomes) == many.models.map(\.outcomes))
  }

  @Test func aModelsRandomNumbersDoNotDependOnTheModelsBesideIt() async throws {
    let panel = try randomPanel()
    let run = CrossValidation(plan: RollingOrigin(horizon: 2, windows: 3), seed: 9)
    let alone = try await run.evaluate([RandomModel()], on: panel)
    let second = try await run.evaluate([Naive(), RandomModel()], on: panel)
    #expect(alone.models[0].outcomes == second.models[1].outcomes)
    let other = try await CrossValidation(plan: run.plan, seed: 10)
      .evaluate([RandomModel()], on: panel)
    #expect(alone.models[0].outcomes != other.models[0].outcomes)
  }

  /// A label is for people: what a model forecasts is decided by what it is.
  @Test func theSameModelUnderTwoLabelsForecastsTheSame() async throws {
    let panel = try randomPanel()
    let network = try ModelCatalog.forecaster(
      ModelSpecification("rnn:max-steps=4,hidden-size=3,input-size=4"))
    let models: [any Forecaster] = [
      RandomModel(name: "a"), RandomModel(name: "b"), network.named("c"), network.named("d"),
      Transformation.difference.applied(to: RandomModel()).named("e"),
      Transformation.difference.applied(to: RandomModel()).named("f"),
    ]
    let run = CrossValidation(plan: RollingOrigin(horizon: 2, windows: 3), seed: 9)
    let outcomes = try await run.evaluate(models, on: panel).models.map(\.outcomes)
    for pair in stride(from: 0, to: 6, by: 2) { #expect(outcomes[pair] == outcomes[pair + 1]) }
    #expect(outcomes[0] != outcomes[4])
  }

  @Test func aModelThatFailsAtOneFoldGoesOnAndIsNotScoredThere() async throws {
    let run = CrossValidation(plan: RollingOrigin(horizon: 1, windows: 3))
    let result = try await run.evaluate(
      [CountingModel(failsAtTraining: 6), Naive()], on: indexedPanel(counting(8)))
    #expect(points(result.models[0]) == [[5], nil, [7]])
    #expect(
      result.models[0].outcomes[0][1]
        == .failed(FoldFailure(phase: .fit, reason: "series 'a': told to fail.")))
    #expect((0..<3).map { result.isScored(series: 0, fold: $0) } == [true, false, true])
    #expect(!result.isComplete)
  }

  @Test func aModelThatNeverFinishesDoesNotTakeTheOthersScoresAway() async throws {
    let run = CrossValidation(plan: RollingOrigin(horizon: 1, windows: 1))
    let result = try await run.evaluate(
      [CountingModel(failsAtTraining: 7), Naive()], on: indexedPanel(counting(8)))
    #expect(result.isScored(series: 0, fold: 0))
  }

  @Test func aModelCannotReadPastItsSlice() async throws {
    await #expect(processExitsWith: .failure) {
      let panel = try indexedPanel(counting(8))
      let run = CrossValidation(plan: RollingOrigin(horizon: 1, windows: 2))
      _ = try await run.evaluate([PeekingModel()], on: panel)
    }
  }

  @Test func noForecastChangesWhenValuesAfterItsCutoffDo() async throws {
    let values = (0..<30).map { Double($0 * 7 % 11) }
    var changed = values
    for position in 24..<30 { changed[position] = 1_000 }
    let models: [any Forecaster] = [Naive(), Mean(), CarryingModel(), RandomModel()]
    let run = CrossValidation(plan: RollingOrigin(horizon: 2, windows: 5))
    let before = try await run.evaluate(models, on: indexedPanel(values))
    let after = try await run.evaluate(models, on: indexedPanel(changed))
    // Cutoffs are 23 … 27: only the first fold ends before the change.
    for (left, right) in zip(before.models, after.models) {
      #expect(left.outcomes[0][0] == right.outcomes[0][0])
      #expect(left.outcomes[0][1] != right.outcomes[0][1])
    }
  }

  @Test func carryingAStateGivesWhatReadingTheHistoryGives() async throws {
    var plan = RollingOrigin(horizon: 2, windows: 6, step: 2)
    plan.refit = .every(folds: 4)
    let result = try await CrossValidation(plan: plan)
      .evaluate([CarryingModel(), ReadingModel()], on: randomPanel())
    #expect(result.models[0].outcomes == result.models[1].outcomes)
  }

  @Test func aSlidingWindowKeepsItsStartBetweenRefits() async throws {
    var plan = RollingOrigin(horizon: 2, windows: 4)
    plan.trainingWindow = .sliding(length: 4)
    plan.refit = .every(folds: 2)
    let result = try await CrossValidation(plan: plan)
      .evaluate([CountingModel()], on: indexedPanel(counting(10)))
    // Parameters of 4 observations; at the second fold of a block the history has grown to 5.
    #expect(points(result.models[0]) == [[4, 4], [4, 5], [4, 4], [4, 5]])
  }

  @Test func aGlobalModelIsFittedOnTheSeriesCutAtTheSameOrigin() async throws {
    let panel = try indexedPanel(counting(8), counting(6).map { 10 * $0 })
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 2))
      .evaluate([MeanOfLasts()], on: panel)
    // First origin: lasts 6 and 40, mean 23, histories of 6 and 4; second: 7 and 50, 28.5.
    #expect(points(result.models[0], series: 0) == [[29], [35.5]])
    #expect(points(result.models[0], series: 1) == [[27], [33.5]])
  }

  @Test func cancellingLeavesTheRestInterrupted() async throws {
    let panel = try indexedPanel(counting(40))
    let finished = Atomic(0)
    let handle = Mutex<Task<CrossValidationResult, any Error>?>(nil)
    let task = Task {
      while handle.withLock({ $0 }) == nil { await Task.yield() }
      return try await CrossValidation(plan: RollingOrigin(horizon: 1, windows: 30))
        .evaluate([CountingModel()], on: panel) { _ in
          if finished.wrappingAdd(1, ordering: .relaxed).newValue == 3 {
            handle.withLock { $0?.cancel() }
          }
        }
    }
    handle.withLock { $0 = task }
    let outcomes = try await task.value.models[0].outcomes[0]
    #expect(outcomes.prefix(3).allSatisfy { $0.forecast != nil })
    #expect(outcomes.dropFirst(3).allSatisfy { $0 == .interrupted })
  }
}
