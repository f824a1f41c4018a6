import ForecastCore
import ForecastTestSupport
import Testing

@testable import Evaluation

@Suite struct RemainingTimeTests {
  private func record(_ model: String, seconds: Double) -> FoldRecord {
    var cost = EvaluationCost()
    cost.fitSeconds = seconds * 0.75
    cost.forecastSeconds = seconds * 0.25
    return FoldRecord(
      model: model, series: 0, fold: 0, outcome: .interrupted, cost: cost, training: nil)
  }

  private func event(_ share: Double?, folds: Int = 1) -> FitEvent {
    FitEvent(
      model: "gru", series: 0, origin: 3, folds: folds,
      progress: share.map {
        FitProgress(share: $0, stepsDone: 1, totalSteps: 2, loss: 1, validationLoss: nil)
      })
  }

  @Test func everyModelIsCountedAtItsOwnSpeed() {
    var time = RemainingTime(total: 30, due: ["naive": 15, "ar": 15])
    #expect(time.seconds(at: 0) == nil)
    time.foldEnded(record("naive", seconds: 1), at: 1)
    time.foldEnded(record("ar", seconds: 3), at: 4)
    expectClose(time.seconds(at: 4) ?? .nan, 14 * 1 + 14 * 3)
    #expect(time.slowest?.model == "ar")
  }

  @Test func fitsAtATimeAreAsManyAsSoFar() {
    var time = RemainingTime(total: 6, due: ["ar": 6])
    time.foldEnded(record("ar", seconds: 2), at: 2)
    time.foldEnded(record("ar", seconds: 2), at: 2)
    // Two at a time: four more forecasts take four seconds.
    expectClose(time.seconds(at: 2) ?? .nan, 4)
  }

  /// A run that goes on has done 60 s of fits again before its first new fold.
  @Test func whatIsDoneAgainIsNoSpeed() {
    var time = RemainingTime(total: 11, due: ["arima": 11])
    #expect(time.seconds(at: 59) == nil)
    time.foldEnded(record("arima", seconds: 1), at: 61)
    expectClose(time.seconds(at: 61) ?? .nan, 10)
    // Another model, of which nothing new is known while it does its own again.
    expectClose(time.seconds(at: 90) ?? .nan, 10)
  }

  /// A network that goes on at nine tenths of its steps has not done these in a second.
  @Test func stepsOfAnEarlierRunAreNoSpeed() {
    var time = RemainingTime(total: 2)
    time.fitMoved(event(0.9), at: 5)
    #expect(time.seconds(at: 5) == nil)
    time.fitMoved(event(0.95), at: 6)
    // 0.05 forecasts a second, 1.05 to go.
    expectClose(time.seconds(at: 6) ?? .nan, 21)
    time.fitMoved(event(nil), at: 7)
    time.foldEnded(record("gru", seconds: 2), at: 7)
    expectClose(time.seconds(at: 7) ?? .nan, 2)
    time.foldEnded(record("gru", seconds: 2), at: 9)
    #expect(time.seconds(at: 9) == 0)
  }
}
