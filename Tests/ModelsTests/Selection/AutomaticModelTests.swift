import ForecastCore
import ForecastTestSupport
import Testing

@testable import Models

@Suite struct AutomaticModelTests {
  private func model(_ text: String) throws -> AutomaticModel {
    let specification = try ModelSpecification(text)
    return try AutomaticModel(options: .init(settings: specification.settings))
  }

  private func comparison(_ errors: [[Double?]?], origins: Int = 4) -> ModelComparison {
    ModelComparison(
      models: errors.indices.map { "m\($0)" }, horizon: 3,
      series: [
        .init(
          id: "a", origins: origins, outcomes: [4, 2, 2], scale: 2, errors: errors,
          failures: errors.map { _ in nil })
      ])
  }

  @Test func theSmallestErrorOfEachStepCounts() {
    let weights = comparison([[1, 3, 2], [2, 1, 2], nil])
      .weights(ofSeries: "a", by: .best, excluding: [])
    // A tie goes to the first.
    #expect(weights == [[1, 0, 0], [0, 1, 0], [1, 0, 0]])
  }

  @Test func inverseErrorsAreSquaredAndAddUpToOne() throws {
    let weights = try #require(
      comparison([[1, 3, 0], [2, 1, 2], nil])
        .weights(ofSeries: "a", by: .inverseError, excluding: []))
    expectClose(weights[0], [0.8, 0.2, 0])
    expectClose(weights[1], [0.1, 0.9, 0])
    #expect(weights[2] == [1, 0, 0])
  }

  /// Step 2 has no actual: the means 1.5 and 3 decide there.
  @Test func aStepWithoutActualsGoesByTheOthers() {
    let weights = comparison([[2, nil, 1], [1, nil, 5]])
      .weights(ofSeries: "a", by: .best, excluding: [])
    #expect(weights == [[0, 1], [1, 0], [1, 0]])
  }

  @Test func withoutAComparisonTheFirstThatIsNotOutForecasts() {
    let empty = comparison([nil, nil], origins: 0)
    #expect(
      empty.weights(ofSeries: "a", by: .inverseError, excluding: [])
        == [[1, 0], [1, 0], [1, 0]])
    #expect(empty.weights(ofSeries: "a", by: .best, excluding: [0]) == [[0, 1], [0, 1], [0, 1]])
    #expect(empty.weights(ofSeries: "a", by: .best, excluding: [0, 1]) == nil)
  }

  @Test func errorsOfSeveralSeriesAreInUnitsOfTheirScale() {
    let two = ModelComparison(
      models: ["m"], horizon: 1,
      series: [
        .init(id: "a", origins: 1, outcomes: [1], scale: 2, errors: [[3]], failures: [nil]),
        .init(id: "b", origins: 1, outcomes: [1], scale: 10, errors: [[5]], failures: [nil]),
        .init(id: "short", origins: 0, outcomes: [0], scale: 1, errors: [nil], failures: [nil]),
      ])
    #expect(two.meanErrors() == [[1]])
    #expect(comparison([[3, 4, 5], nil]).meanErrors() == [[3, 4, 5], nil])
  }

  /// A season of 4 and a trend: seasonal naive is right where the trend is small beside the
  /// season, drift at whole seasons.
  @Test func eachStepComesFromItsOwnModel() async throws {
    let values = (0..<48).map { Double($0) + [0, 9, 2, -7][$0 % 4] }
    let panel = try Sample.panel([values], seasonLength: 4)
    let context = FitContext(horizon: 4)
    let auto = try model("auto:models=naive+drift+seasonal-naive,windows=8,combine=best")
    let compared = try await auto.compare(panel.whole, context: context)
    let weights = try #require(
      compared.weights(ofSeries: panel.whole[0].id, by: .best))
    let best = weights.map { $0.firstIndex(of: 1) }
    #expect(Set(best.compactMap { $0 }).count > 1, "\(best)")
    let forecast = try await auto.fit(panel.whole, context: context)
      .forecast(after: panel.whole, steps: 4, levels: [.eighty])[0]
    let members = ["naive", "drift", "seasonal-naive"]
    for (step, choice) in best.enumerated() {
      let own = try ModelCatalog.forecaster(ModelSpecification(members[try #require(choice)]))
      let expected = try await Self.forecast(own, panel.whole, steps: 4)
      #expect(forecast.point[step] == expected.point[step])
      #expect(
        forecast.interval(at: .eighty)?.upper[step]
          == expected.interval(at: .eighty)?.upper[step])
    }
  }

  /// Where two models did alike, their mean with what the comparison gives them, bounds too.
  @Test func severalForecastWhereNoneIsClearlyBest() async throws {
    let panel = try Sample.panel([Sample.wandering(60)], seasonLength: 4)
    let context = FitContext(horizon: 3)
    let auto = try model("auto:models=drift+ses,windows=5")
    let compared = try await auto.compare(panel.whole, context: context)
    let weights = try #require(
      compared.weights(ofSeries: panel.whole[0].id, by: .evidence))
    #expect(weights.allSatisfy { $0[0] > 0.05 && $0[1] > 0.05 }, "\(weights)")
    let forecast = try await Self.forecast(auto, panel.whole, steps: 3)
    let drift = try await Self.forecast(Drift(), panel.whole, steps: 3)
    let smoothing = try await Self.forecast(SimpleSmoothing(), panel.whole, steps: 3)
    for step in 0..<3 {
      let expected = weights[step][0] * drift.point[step] + weights[step][1] * smoothing.point[step]
      expectClose(forecast.point[step], expected)
      let uppers = [drift, smoothing].compactMap { $0.interval(at: .eighty)?.upper[step] }
      expectClose(
        forecast.interval(at: .eighty)?.upper[step] ?? .nan,
        weights[step][0] * uppers[0] + weights[step][1] * uppers[1])
    }
  }

  /// 60 observations, half of them for the first training part: room for 27 steps of origins.
  @Test func originsLieAsFarApartAsTheSeriesAllows() async throws {
    let panel = try Sample.panel([Sample.wandering(60)])
    let compared = try await model("auto:models=naive+mean,windows=10")
      .compare(panel.whole, context: FitContext(horizon: 3))
    #expect(compared.series[0].origins == 10)
    #expect(compared.series[0].outcomes == [10, 10, 10])
  }

  @Test func describesWhatItsMembersFoundAndWhatTheyCount() async throws {
    let panel = try Sample.panel([Sample.wandering(60)])
    let fit = try await model("auto:models=drift+ses,windows=5")
      .fit(panel.whole, context: FitContext(horizon: 3))
    let found = fit.describe(panel.whole[0])
    #expect(found.map(\.members) == [["drift"], ["ses"]])
    #expect(found.map(\.form) == ["the last value and the mean change", "ETS(ANN)"])
    expectClose(zip(found[0].weights, found[1].weights).map(+), [1, 1, 1])
  }

  private static func forecast(
    _ model: some Forecaster, _ panel: PanelSlice, steps: Int
  ) async throws -> Forecast {
    try await model.fit(panel, context: FitContext(horizon: steps))
      .forecast(after: panel, steps: steps, levels: [.eighty])[0]
  }

  @Test func seriesOfAPanelChooseForThemselves() async throws {
    let panel = try Sample.panel([(0..<40).map { 3 * Double($0) }, (0..<40).map { Double($0 % 2) }])
    let auto = try model("auto:models=mean+drift")
    let fit = try await auto.fit(panel.whole, context: FitContext(horizon: 1))
    let forecasts = try await fit.forecast(after: panel.whole, steps: 2, levels: [])
    // The second step goes by the first.
    expectClose(forecasts[0].point, [120, 123])
    expectClose(forecasts[1].point, [0.5, 0.5])
  }

  @Test func aModelThatCannotBeFittedIsOut() async throws {
    // Lags up to 6 at horizon 1 need more than the first windows have.
    let panel = try Sample.panel([(0..<14).map { 2 * Double($0) }])
    let auto = try model("auto:models=(ar:lags=6)+drift")
    let compared = try await auto.compare(panel.whole, context: FitContext(horizon: 1))
    #expect(compared.series[0].errors[0] == nil)
    #expect(compared.series[0].failures[0]?.contains("expected at least") == true)
    let fit = try await auto.fit(panel.whole, context: FitContext(horizon: 1))
    let forecasts = try await fit.forecast(after: panel.whole, steps: 1, levels: [])
    expectClose(forecasts[0].point, [28])
  }

  @Test func candidatesThatTakeNoGapsSeeThemInterpolated() async throws {
    var values = Sample.wandering(48)
    for gap in [9, 10, 33] { values[gap] = .nan }
    let panel = try Sample.panel([values])
    let context = FitContext(horizon: 2)
    let auto = try model("auto:models=naive+mean,windows=5,combine=best")
    #expect(auto.takesGaps)
    let compared = try await auto.compare(panel.whole, context: context)
    #expect(compared.seesFilled == [false, true])
    #expect(compared.series[0].failures == [nil, nil])
    let filled = try Imputation.interpolate.filled(panel.whole)
    let expected = try await auto.compare(filled, context: context)
    #expect(compared.series[0].errors[1] == expected.series[0].errors[1])
    #expect(expected.seesFilled == nil)
  }

  @Test func aFillingChosenBeforeIsKept() async throws {
    var values = Sample.wandering(48)
    values[40] = .nan
    let panel = try Sample.panel([values])
    let forward = Imputation.forwardFill.applied(to: Mean())
    let auto = try AutomaticModel(options: .init(), candidates: [forward])
    let forecast = try await Self.forecast(auto, panel.whole, steps: 1)
    values[40] = values[39]
    expectClose(forecast.point, [values.reduce(0, +) / 48])
  }

  @Test func aDecidedModelDoesNotCompareAgain() async throws {
    let panel = try Sample.panel([Sample.wandering(40)])
    let auto = try model("auto:models=naive+mean,combine=best").named("mine")
    let other = ModelComparison(
      models: ["naive", "mean"], horizon: 1,
      series: [
        .init(
          id: "sample0", origins: 3, outcomes: [3], scale: 1, errors: [[5], [1]],
          failures: [nil, nil])
      ])
    let decided = auto.decided(by: other)
    #expect(decided.name == "mine")
    let forecast = try await Self.forecast(decided, panel.whole, steps: 1)
    let mean = panel.whole[0].reduce(0, +) / 40
    expectClose(forecast.point, [mean])
  }

  @Test func twoCandidatesOfOneNameAreRefused() {
    #expect(throws: OptionError.conflict("models: expected different models, found 'ar' twice")) {
      try model("auto:models=ar+ar")
    }
  }
}
