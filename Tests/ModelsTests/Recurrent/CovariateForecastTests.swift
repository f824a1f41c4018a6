import ForecastCore
import Models
import NumericalMethods
import Testing

/// Noise around 100 that jumps by 20 on days of a promotion, which nothing but the column foretells.
@Suite struct CovariateForecastTests {
  private static let count = 300

  private func panel(_ availability: Covariate.Availability, future: [Double]) throws -> Panel {
    var random = SeededRandom(seed: 41)
    let promotions = (0..<Self.count).map { _ in random.uniform() < 0.4 ? 1.0 : 0 }
    let values = promotions.map { 100 + 20 * $0 + random.normal() }
    let series = try TimeSeries(id: "sales", values: values)
    let table = CovariateTable(
      [Covariate(name: "promotion", availability: availability)],
      times: (1...Self.count + future.count).map { Timestamp(rawValue: $0) },
      columns: [promotions + future])
    return try Panel([series], covariates: [table])
  }

  private func forecast(_ model: String, _ panel: Panel) async throws -> [Double] {
    func run(_ model: some Forecaster) async throws -> [Forecast] {
      let context = FitContext(horizon: 4, random: SeededRandom(seed: 3))
      return try await model.fit(panel.whole, context: context)
        .forecast(after: panel.whole, steps: 4, levels: [])
    }
    return try await run(ModelCatalog.forecaster(ModelSpecification(model)))[0].point
  }

  @Test(arguments: ["direct", "recursive", "encoder-decoder"])
  func whatIsKnownOfTheStepsToComeIsHeeded(strategy: String) async throws {
    let model =
      "gru:max-steps=500,hidden-size=16,skip-lag=0,scaling=standard,learning-rate=0.01,patience=0,"
      + "strategy=\(strategy)"
    let point = try await forecast(model, panel(.known, future: [1, 0, 0, 1]))
    for (found, expected) in zip(point, [120.0, 100, 100, 120]) {
      #expect(abs(found - expected) < 5, "\(point)")
    }
  }

  @Test func whatIsObservedWithTheValueSaysNothingOfTheNext() async throws {
    let point = try await forecast(
      "gru:max-steps=60,hidden-size=8,skip-lag=0,input-size=8", panel(.observed, future: []))
    #expect(point.allSatisfy { $0 > 95 && $0 < 125 })
  }

  @Test func aFutureThatIsNotThereIsAskedFor() async throws {
    await #expect(
      throws: FitError.missingCovariate(series: "sales", covariate: "promotion", time: "303")
    ) { try await forecast("gru:max-steps=5", panel(.known, future: [1, 0])) }
  }
}
