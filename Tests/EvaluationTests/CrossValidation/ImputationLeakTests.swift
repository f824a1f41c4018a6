import Evaluation
import ForecastCore
import Models
import NumericalMethods
import Testing

@Suite struct ImputationLeakTests {
  /// The promise behind `--missing`: what stands behind a cutoff changes nothing before it.
  @Test(arguments: Imputation.allCases)
  func theValueBehindAGapAcrossTheCutoffChangesNoForecast(_ imputation: Imputation) async throws {
    var values = wandering(seed: 5)
    let other = wandering(seed: 6)
    values[10] = .nan
    for position in 29...31 { values[position] = .nan }
    var changed = values
    for position in 32..<40 { changed[position] = 1e6 * Double(position) }
    var plan = RollingOrigin(
      horizon: 2, origins: .at([29, 30, 31].map(Timestamp.init(rawValue:))))
    for refit in [RollingOrigin.Refit.always, .never] {
      plan.refit = refit
      for model in try Self.models() {
        var outcomes: [[[FoldOutcome]]] = []
        for one in [values, changed] {
          let result = try await CrossValidation(plan: plan, levels: [.eighty])
            .evaluate([imputation.applied(to: model)], on: indexedPanel(one, other))
          #expect(result.isComplete)
          outcomes.append(result.models[0].outcomes)
        }
        #expect(outcomes[0] == outcomes[1], "\(model.name)")
      }
    }
  }

  @Test func missingTargetsAreNotMadeUpButCounted() async throws {
    var values = wandering(seed: 5)
    values[38] = .nan
    let result = try await CrossValidation(plan: RollingOrigin(horizon: 3, windows: 2))
      .evaluate([Imputation.interpolate.applied(to: Naive())], on: indexedPanel(values))
    let actuals = result.series[0].actuals(of: result.series[0].folds[1])
    #expect(actuals.map(\.isNaN) == [false, true, false])
    let table = ScoreTable(ScoringData(result), metrics: [MeanAbsoluteError()])
    let score = try table.score(of: "naive", at: .step(3), by: "mae")?.get()
    #expect(score?.count == 1)
    #expect(score?.skipped == 1)
  }

  @Test func theLastValueOfATrainingPartThatEndsInAGapIsTheOneBefore() async throws {
    let plan = RollingOrigin(horizon: 1, origins: .at([Timestamp(rawValue: 4)]))
    let result = try await CrossValidation(plan: plan).evaluate(
      [Imputation.forwardFill.applied(to: Naive())], on: indexedPanel([3, 4, 6, .nan, 9]))
    #expect(ScoringData(result).series[0].folds[0].lastValue == 6)
  }

  private func wandering(seed: UInt64) -> [Double] {
    var random = SeededRandom(seed: seed)
    var level = 100.0
    return (0..<40).map { _ in
      level += random.normal()
      return level
    }
  }

  private static func models() throws -> [any Forecaster] {
    let ar = try Autoregression(
      options: Autoregression.Options(settings: [OptionSetting(key: "lags", value: "2")]))
    return [
      Naive(), Drift(), ar, try ETS(), try StandardTheta(), try VectorAutoregression(),
      Transformation.difference.applied(to: Mean()),
    ]
  }
}
