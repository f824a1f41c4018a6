import ForecastCore
import Testing

@Suite struct TrainingRecordTests {
  private let record = TrainingRecord(
    steps: 9,
    epochs: [
      TrainingRecord.Epoch(
        stepsDone: 4, trainingLoss: 2, validationLoss: 0.5, gradientNorms: [1, .nan, 3, 8]),
      TrainingRecord.Epoch(
        stepsDone: 9, trainingLoss: .infinity, validationLoss: 0.7, gradientNorms: [.nan]),
    ], keptEpoch: 0, divergences: [1], outcome: .stoppedEarly)

  @Test func numbersThatAreNoneAreLeftOut() {
    #expect(record.epochs[0].meanGradientNorm == 4)
    #expect(record.epochs[0].largestGradientNorm == 8)
    #expect(record.epochs[1].trainingLoss == nil)
    #expect(record.epochs[1].largestGradientNorm == nil)
    #expect(record.largestGradientNorm == 8)
    #expect(record.bestValidationLoss == 0.5)
  }

  @Test func theStepKeptIsTheEndOfItsEpoch() {
    #expect(record.keptStep == 4)
    let last = TrainingRecord(steps: 9, epochs: record.epochs, outcome: .budgetSpent)
    #expect(last.keptStep == 9)
  }
}
