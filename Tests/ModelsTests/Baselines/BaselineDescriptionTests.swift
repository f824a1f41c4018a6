import ForecastCore
import ForecastTestSupport
import Models
import Testing

/// What the baselines say of themselves, on numbers worked by hand.
@Suite struct BaselineDescriptionTests {
  private func describe(
    _ model: some LocalForecaster, _ values: [Double], season: Int = 1
  ) throws -> FitDescription {
    let series = try Sample.slice(values, seasonLength: season)
    let fit = try model.fit(series, context: FitContext(horizon: 2))
    return try #require(descriptions(of: fit, series).first)
  }

  private func expect(
    _ description: FitDescription, _ numbers: [(String, Double)], variance: Double?
  ) {
    #expect(description.coefficients.map(\.name) == numbers.map(\.0))
    expectClose(description.coefficients.map(\.value), numbers.map(\.1))
    if let variance { expectClose(description.variance ?? .nan, variance) }
    #expect(description.formula != nil)
  }

  @Test func naiveTellsTheLastValueAndTheSpreadOfChanges() throws {
    // Changes 1, -2, 5: mean square 10.
    let description = try describe(Naive(), [3, 4, 2, 7])
    expect(description, [("last", 7)], variance: 10)
    #expect(description.observations == 4)
  }

  @Test func driftTellsItsSlopeWithItsError() throws {
    // Changes 1, 4, 1, 4 around 2.5: variance 3, over four changes.
    let description = try describe(Drift(), [2, 3, 7, 8, 12])
    expect(description, [("last", 12), ("slope", 2.5)], variance: 3)
    expectClose(description.coefficients[1].standardError ?? .nan, (3.0 / 4).squareRoot())
  }

  @Test func meanTellsItsError() throws {
    let description = try describe(Mean(), [1, 2, 6])
    expect(description, [("mean", 3)], variance: 7)
    expectClose(description.coefficients[0].standardError ?? .nan, (7.0 / 3).squareRoot())
  }

  @Test func seasonalNaiveTellsTheSpreadOfSeasons() throws {
    // Changes over a season 1, 3, 0: mean square 10/3.
    let description = try describe(SeasonalNaive(), [1, 5, 9, 2, 8, 9], season: 3)
    expect(description, [], variance: 10.0 / 3)
    #expect(description.form == "the last season of 3, repeated")
  }

  @Test func windowAverageTellsTheErrorOfEachStep() throws {
    var options = WindowAverage.Options()
    options.window = .fixed(2)
    let description = try describe(WindowAverage(options: options), [1, 3, 4, 8, 2])
    expect(description, [("mean", 5)], variance: nil)
    let expected = [((4.0 + 20.25 + 16) / 3).squareRoot(), ((36.0 + 2.25) / 2).squareRoot()]
    expectClose(description.steps[0].values.compactMap { $0 }, expected)
  }

  @Test func naive2TellsItsSeason() throws {
    let values = (0..<24).map { Double(10 + $0) * ($0 % 2 == 0 ? 2 : 1) }
    let description = try describe(Naive2(), values, season: 2)
    #expect(description.coefficients.map(\.name) == ["last", "season1", "season2"])
    #expect(try describe(Naive2(), [3, 4, 2, 7]).coefficients.map(\.name) == ["last"])
  }
}
