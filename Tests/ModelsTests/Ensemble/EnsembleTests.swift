import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

@Suite struct EnsembleTests {
  private func forecast(
    _ text: String, _ values: [Double], steps: Int, levels: [ConfidenceLevel] = []
  ) async throws -> Forecast {
    let panel = try Sample.panel([values], seasonLength: 1).whole
    return try await ModelCatalog.forecaster(ModelSpecification(text))
      .anyFit(panel, context: FitContext(horizon: steps))
      .forecast(after: panel, steps: steps, levels: levels)[0]
  }

  /// Naive repeats 9, the mean is 5, drift goes on by 2 a step.
  @Test(arguments: [EnsembleAverage.mean, .median])
  func averagesStepByStep(_ average: EnsembleAverage) async throws {
    let expected: [Double] = average == .mean ? [25.0 / 3, 9, 29.0 / 3] : [9, 9, 9]
    let one = try await forecast(
      "ensemble:models=naive+mean+drift,average=\(average.rawValue)", [1, 3, 5, 7, 9], steps: 3)
    expectClose(one.point, expected)
  }

  /// As a model of single series, of panels, and behind other wrappers.
  @Test(arguments: [
    "ensemble:models=naive+(holt:damped=true)",
    "ensemble:models=naive+(holt:damped=true),average=stacking,windows=2",
    "conformal:model=(ensemble:models=naive+(holt:damped=true)),windows=5",
  ])
  func tellsWhatItsMembersFound(_ text: String) async throws {
    let panel = try Sample.panel([Sample.wandering(40)], seasonLength: 1).whole
    let fit = try await ModelCatalog.forecaster(ModelSpecification(text))
      .anyFit(panel, context: FitContext(horizon: 2))
    let all = descriptions(of: fit, panel[0])
    let found = all.filter { !$0.members.isEmpty }
    #expect(found.map(\.members) == [["1 naive"], ["2 holt damped=true"]])
    #expect(found.map(\.form) == ["the last value, repeated", "ETS(AAdN)"])
    #expect((all.count > found.count) == text.hasPrefix("conformal"))
    #expect(found.allSatisfy { $0.weights.isEmpty == !text.contains("stacking") })
  }

  @Test func boundsAreMeansOfBounds() async throws {
    let values = Sample.wandering(40)
    let uppers = try await ["naive+drift", "naive", "drift"].asyncMap { models in
      try await forecast("ensemble:models=\(models)", values, steps: 2, levels: [.eighty])
        .interval(at: .eighty)?.upper ?? []
    }
    expectClose(uppers[0], zip(uppers[1], uppers[2]).map { ($0 + $1) / 2 })
  }

  /// Members whose rolling fits agree with fits from scratch to the last digits.
  @Test(arguments: ["mean", "median"])
  func anEnsembleOfLocalModelsMovesOnWithItsMembers(_ average: String) throws {
    let text = "ensemble:models=(ar:lags=2)+drift+(ar:lags=1),average=\(average)"
    let model = try #require(
      ModelCatalog.forecaster(ModelSpecification(text)) as? any LocalForecaster)
    #expect(model.name == (try ModelSpecification(text).displayName))
    try Self.compareWindows(of: model)
    for other in ["ensemble:average=stacking", "ensemble:models=var+drift"] {
      #expect(try !(ModelCatalog.forecaster(ModelSpecification(other)) is any LocalForecaster))
    }
  }

  private static func compareWindows(of model: some LocalForecaster) throws {
    let whole = try Sample.slice(Sample.wandering(90, seed: 5))
    let context = FitContext(horizon: 3)
    var fitter = model.makeRollingFitter(context: context)
    #expect(fitter.reusesWork)
    for end in [60, 61, 62, 75, 90] {
      let window = whole.narrowed(to: 0..<end)
      let warm = try fitter.fit(window).forecast(after: window, steps: 3, levels: [.eighty])
      let cold = try model.fit(window, context: context)
        .forecast(after: window, steps: 3, levels: [.eighty])
      expectClose(warm.point, cold.point, relative: 1e-9)
      expectClose(warm.intervals[0].upper, cold.intervals[0].upper, relative: 1e-9)
    }
  }

  @Test func membersWithOptionsStandInParentheses() throws {
    let specification = try ModelSpecification("ensemble:models=ets+(holt:damped=true)")
    let model = try Ensemble(options: Ensemble.Options(settings: specification.settings))
    #expect(model.options.models.models.map(\.model) == ["ets", "holt"])
    #expect(model.options.models.optionText == "(ets)+(holt:damped=true)")
    #expect(ModelList(optionText: "ets++holt") == nil)
  }

  /// On a straight line drift makes no error and naive one of a step's rise.
  @Test(arguments: [EnsembleAverage.inverseError, .stacking])
  func learnedWeightsGoToTheMemberThatWasRight(_ average: EnsembleAverage) async throws {
    let line = (0..<30).map { 4 + 3 * Double($0) }
    let one = try await forecast(
      "ensemble:models=naive+drift,average=\(average.rawValue)", line, steps: 2)
    expectClose(one.point, [94, 97], relative: 1e-9)
  }

  @Test func inverseErrorsByHand() {
    // Mean absolute errors 2, 1 and 4: 1/4 : 1 : 1/16.
    let weights = EnsembleWeights.inverse([[1, -2, 4], [-3, 0, 4]], members: 3)
    expectClose(weights, [4.0 / 21, 16.0 / 21, 1.0 / 21])
    #expect(EnsembleWeights.inverse([[0, 1, 0]], members: 3) == [0.5, 0, 0.5])
  }

  /// With errors of 3 and −1 the weight w makes 3w − (1 − w) vanish at 1/4.
  ///
  /// A member that is worse in the same direction gets nothing.
  @Test func stackingByHand() {
    expectClose(
      EnsembleWeights.stacked([[3, -1], [6, -2]], members: 2), [0.25, 0.75], absolute: 1e-9)
    expectClose(
      EnsembleWeights.stacked([[1, 2], [2, 4], [1, 2.5]], members: 2), [1, 0], absolute: 1e-12)
    expectClose(EnsembleWeights.stacked([[2, 2], [1, 1]], members: 2), [0.5, 0.5])
  }

  /// No weights on a fine grid of the simplex do better.
  @Test func stackingFindsTheLeastSquaresOnTheSimplex() {
    var random = SeededRandom(seed: 21)
    let errors = (0..<25).map { _ -> [Double] in
      let common = random.normal()
      return [1.2, 1, 0.9].map { common * $0 + $0 * random.normal() }
    }
    let loss = { (weights: [Double]) in
      errors.reduce(0) { sum, one in
        let combined = zip(one, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return sum + combined * combined
      }
    }
    let found = loss(EnsembleWeights.stacked(errors, members: 3))
    for i in 0...50 {
      for j in 0...50 - i {
        #expect(loss([i, j, 50 - i - j].map { Double($0) / 50 }) >= found - 1e-9)
      }
    }
  }

  @Test func aHistoryTooShortForAnOriginCountsMembersAlike() async throws {
    let values: [Double] = [1, 3, 5, 8]
    let learned = try await forecast(
      "ensemble:models=naive+drift,average=stacking", values, steps: 3)
    let mean = try await forecast("ensemble:models=naive+drift", values, steps: 3)
    expectClose(learned.point, mean.point)
  }

  @Test func modelsOfPanelsMayBeMembers() throws {
    let model = try ModelCatalog.forecaster(ModelSpecification("ensemble:models=naive+var"))
    #expect(!model.fitsSeriesApart)
    #expect(try ModelCatalog.forecaster(ModelSpecification("ensemble")).fitsSeriesApart)
  }
}
