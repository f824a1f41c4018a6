import ForecastCore
import Testing

@testable import Reporting

@Suite struct TrainingTextTests {
  private static func record(
    _ series: String?, validation: Double?, outcome: TrainingRecord.Outcome
  ) -> TrainingRecord {
    TrainingRecord(
      series: series, steps: 120,
      epochs: [
        TrainingRecord.Epoch(
          stepsDone: 50, trainingLoss: 0.5, validationLoss: validation, gradientNorms: [1.25]),
        TrainingRecord.Epoch(
          stepsDone: 100, trainingLoss: 0.25, validationLoss: validation.map { $0 + 1 },
          gradientNorms: [0.75]),
      ], keptEpoch: validation == nil ? nil : 0, divergences: series == nil ? [] : [7],
      outcome: outcome)
  }

  private let trainings = [
    RunManifest.Training(
      model: "gru", cutoff: "2024-01-05", seconds: 3,
      networks: [record(nil, validation: 0.5, outcome: .stoppedEarly)], isWarm: true),
    RunManifest.Training(
      model: "mine", cutoff: "2024-01-05", seconds: 4,
      networks: [
        record("a", validation: 0.125, outcome: .budgetSpent),
        record("b", validation: nil, outcome: .secondsSpent).within("1 gru"),
      ]),
  ]

  @Test func aRowANetworkAndNoSeconds() throws {
    let table = try #require(TrainingText(trainings: trainings).table())
    #expect(
      table.markdown() == """
        | model | cutoff | network | steps | kept step | of epoch | best validation loss | largest gradient norm | outcome |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        | gru | 2024-01-05 | 1 | 120 | 50 | 1 of 2 | 0.5000 | 1.250 | warm start, stopped early |
        | mine | 2024-01-05 | 1, a | 120 | 50 | 1 of 2 | 0.1250 | 1.250 | all steps, broke down at step 7 |
        | mine | 2024-01-05 | 2, 1 gru, b | 120 | 120 | the last | – | 1.250 | out of seconds, no validation, broke down at step 7 |

        """)
  }

  @Test func nothingTrainedIsNoTable() {
    #expect(TrainingText(trainings: []).table() == nil)
  }

  @Test func whatATableHasNoRoomForIsCounted() {
    let many = TrainingText(trainings: Array(repeating: trainings[1], count: 33))
    #expect(many.table()?.rows.count == 60)
    #expect(many.remainder == "and 6 more, all in run.json")
    #expect(TrainingText(trainings: trainings).remainder == "")
  }

  @Test func aManifestSurvivesATripThroughJSON() async throws {
    var manifest = exampleManifest(try await exampleRun())
    manifest.training = trainings
    #expect(try RunManifest(json: manifest.json()) == manifest)
    manifest.training = nil
    #expect(!manifest.json().contains("training"))
    #expect(try RunManifest(json: manifest.json()).training == nil)
  }
}
