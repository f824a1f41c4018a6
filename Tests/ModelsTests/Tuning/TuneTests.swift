import ForecastCore
import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

@Suite struct TuneTests {
  private func tune(_ text: String) throws -> Tune {
    try Tune(options: Tune.Options(settings: ModelSpecification("tune:\(text)").settings))
  }

  /// `y[t] = 0.9 y[t−2] + ε`: one lag knows nothing.
  private func twoStepSeries(_ seed: UInt64) -> [Double] {
    var random = SeededRandom(seed: seed)
    var values = [5.0, -5.0]
    for _ in 0..<78 { values.append(0.9 * values[values.count - 2] + 0.3 * random.normal()) }
    return values
  }

  @Test func theCandidateOfTheLowestErrorIsChosen() async throws {
    let panel = try Sample.panel([twoStepSeries(3)], seasonLength: 1).whole
    let model = try tune("model=(ar),grid=(lags=1|2,trend=constant|none)")
    let chosen = try await model.chosen(for: panel, FitContext(horizon: 1))
    #expect(chosen.name.hasPrefix("ar lags=2"))
  }

  @Test func theForecastIsThatOfTheChosenModelFittedToAll() async throws {
    let panel = try Sample.panel([twoStepSeries(3), twoStepSeries(4)], seasonLength: 1).whole
    let context = FitContext(horizon: 3)
    let tuned = try await tune("model=(ar:trend=none),grid=(lags=1|2)")
      .fit(panel, context: context).forecast(after: panel, steps: 3, levels: [.eighty])
    let plain = try await ModelCatalog.forecaster(ModelSpecification("ar:trend=none,lags=2"))
      .anyFit(panel, context: context).forecast(after: panel, steps: 3, levels: [.eighty])
    #expect(tuned == plain)
  }

  @Test func tellsWhatWasTriedAndWhatWon() async throws {
    let panel = try Sample.panel([twoStepSeries(3)], seasonLength: 1).whole
    let fit = try await tune("model=(ar),grid=(lags=1|2),windows=11")
      .fit(panel, context: FitContext(horizon: 1))
    let found = fit.describe(panel[0])
    #expect(found.map(\.form) == ["ar with lags=2", "AR(2)"])
    #expect(found[0].candidates.map(\.form) == ["lags=1", "lags=2"])
    let errors = found[0].candidates.compactMap(\.criterion)
    #expect(errors.count == 2 && errors[1] < errors[0])
    #expect(found[0].remarks[0].hasPrefix("2 settings were compared at 11 past origins;"))
    let short = try Sample.panel([[3, 5, 4]], seasonLength: 1).whole
    let plain = try await tune("model=(drift),grid=none").fit(
      short, context: FitContext(horizon: 1))
    #expect(plain.describe(short[0]).map(\.form)[0] == "drift as it is written")
  }

  @Test func aGridBeyondItsBudgetIsRefusedOrDrawnFrom() throws {
    let error = #expect(throws: OptionError.self) {
      try tune("model=(ar),grid=(lags=1|2|3,trend=none|constant),budget=5")
    }
    #expect(
      error?.description == """
        grid=(lags=1|2|3,trend=none|constant) has 6 combinations, budget=5 allows 5; raise the \
        budget, or draw from them with search=random
        """)
    let drawn = try tune(
      "model=(ar),grid=(lags=1|2|3,trend=none|constant),budget=5,search=random")
    let names = drawn.candidates(SeededRandom(seed: 4)).map(\.name)
    #expect(Set(names).count == 5)
    #expect(drawn.candidates(SeededRandom(seed: 4)).map(\.name) == names)
    let others = (5..<12).map { drawn.candidates(SeededRandom(seed: $0)).map(\.name) }
    #expect(others.contains { $0 != names })
  }

  @Test func wrongValuesOfTheGridNameThemselves() {
    #expect(throws: OptionError.self) { try tune("model=(ar),grid=(lag=1|2)") }
    #expect(throws: OptionError.self) { try tune("model=(ar),grid=(lags=1|¿?)") }
    #expect(throws: OptionError.self) { try tune("model=(ar),grid=lags") }
  }

  @Test func gridsSurviveATripThroughText() throws {
    let text = "(model=(theta:season-length=4)|(ets),windows=3)"
    let grid = try #require(OptionGrid(optionText: text))
    #expect(grid.axes.map(\.values) == [["(theta:season-length=4)", "(ets)"], ["3"]])
    #expect(grid.optionText == text)
    #expect(OptionGrid(optionText: "none")?.count == 1)
    #expect(OptionGrid(optionText: "(lags=1|1)") == nil)
    let two = OptionGrid([
      .init(key: "a", values: ["1", "2"]), .init(key: "b", values: ["3", "4"]),
    ])
    #expect((0..<4).map { two.combination($0).map(\.value).joined() } == ["13", "14", "23", "24"])
  }

  @Test func aSeriesTooShortToCompareTakesTheModelAsWritten() async throws {
    let panel = try Sample.panel([[1, 2, 4, 3, 5]], seasonLength: 1).whole
    let chosen = try await tune("model=(window-average:window=2),grid=(window=3|4)")
      .chosen(for: panel, FitContext(horizon: 4))
    #expect(chosen.name == "window-average window=2")
  }
}
