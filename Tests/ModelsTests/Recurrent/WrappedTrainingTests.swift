import ForecastCore
import NumericalMethods
import Testing

@testable import Models

/// Models around networks hand on how those were trained.
@Suite struct WrappedTrainingTests {
  private static let gru = "gru:hidden-size=3,input-size=4,max-steps=4,validation-interval=2"

  private func records(_ model: some Forecaster) async throws -> [TrainingRecord] {
    let panel = try Sample.panel(
      [Sample.wandering(40), Sample.wandering(40, seed: 4)], seasonLength: 1)
    return try await model.fit(panel.whole, context: FitContext(horizon: 2)).trainingRecords
  }

  private func records(_ text: String) async throws -> [TrainingRecord] {
    try await records(ModelCatalog.forecaster(ModelSpecification(text)))
  }

  @Test(arguments: [
    "conformal:model=(\(gru)),windows=4,refit-every=4",
    "tune:model=(\(gru)),grid=(hidden-size=3|2),windows=1",
    "conformal:model=(tune:model=(\(gru)),grid=(hidden-size=3|2),windows=1),windows=2",
  ])
  func oneModelsRecordsAreThoseOfTheModelWithin(text: String) async throws {
    let records = try await records(text)
    #expect(records.map(\.steps) == [4])
    #expect(records.map(\.member) == [nil])
    #expect(records.map { $0.epochs.map(\.stepsDone) } == [[2, 4]])
  }

  @Test func transformationsAndFillingsHandThemOn() async throws {
    let network = try ModelCatalog.forecaster(ModelSpecification(Self.gru))
    let wrapped = [
      Transformation.boxCox.applied(to: network), Transformation.difference.applied(to: network),
      Imputation.forwardFill.applied(to: network),
    ]
    for model in wrapped { #expect(try await records(model).map(\.steps) == [4]) }
  }

  @Test func membersOfAnEnsembleAreTold() async throws {
    let records = try await records(
      "ensemble:models=(\(Self.gru))+theta+(\(Self.gru),seeds=2),average=median")
    let first = "1 gru hidden-size=3 input-size=4 max-steps=4 validation-interval=2"
    let third = "3 gru hidden-size=3 input-size=4 max-steps=4 validation-interval=2 seeds=2"
    #expect(records.map(\.member) == [first, third, third])
    #expect(records.allSatisfy { $0.series == nil && $0.steps == 4 })
  }

  @Test func networksOfSingleSeriesKeepTheirSeries() async throws {
    let records = try await records("ensemble:models=(\(Self.gru),scope=local)+naive")
    #expect(records.map(\.series) == ["sample0", "sample1"])
    #expect(records.allSatisfy { $0.member?.hasPrefix("1 gru") == true })
  }

  @Test func aChoiceByStepHandsOnWhatItNeeded() async throws {
    let records = try await records("auto:models=(\(Self.gru)),windows=2")
    #expect(records.map(\.steps) == [4])
    #expect(records.allSatisfy { $0.member?.hasPrefix("gru") == true && $0.series == nil })
  }

  @Test func modelsWithoutNetworksHaveNone() async throws {
    for text in ["naive", "conformal:model=(naive),windows=4", "var:lags=1"] {
      #expect(try await records(text).isEmpty)
    }
  }

  @Test func aMemberWithinAMemberHasBothNames() {
    let record = TrainingRecord(steps: 1, epochs: [], outcome: .budgetSpent)
    #expect(record.within("gru").within("1 ensemble").member == "1 ensemble › gru")
  }
}
