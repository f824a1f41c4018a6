import ForecastCore
import ForecastTestSupport
import Models
import NumericalMethods
import Testing

@Suite struct SmoothedRNNTests {
  private func forecast(
    _ settings: String, _ training: PanelSlice, after history: PanelSlice? = nil, steps: Int = 8,
    workers: Int = 1
  ) async throws -> [Forecast] {
    func run(_ model: some Forecaster) async throws -> [Forecast] {
      let context = FitContext(horizon: 8, random: SeededRandom(seed: 3), workers: workers)
      return try await model.fit(training, context: context)
        .forecast(after: history ?? training, steps: steps, levels: [.eighty])
    }
    return try await run(ModelCatalog.forecaster(ModelSpecification("es-rnn:\(settings)")))
  }

  /// Four series of one factorial season at levels far apart, growing by 1 % a step.
  private func growing() throws -> (panel: PanelSlice, next: [[Double]]) {
    let season = [0.7, 1.1, 1.4, 0.8]
    let series = [10.0, 200, 3_000, 50].enumerated().map { index, level in
      var value = level
      return (0..<68).map { step in
        value *= 1.01
        return value * season[(step + index) % 4]
      }
    }
    let training = try Sample.panel(series.map { Array($0.prefix(60)) }, seasonLength: 4)
    return (training.whole, series.map { Array($0.suffix(8)) })
  }

  @Test func seasonAndGrowthAreLearnedTogether() async throws {
    let (panel, next) = try growing()
    let forecasts = try await forecast("max-steps=300,seeds=1,hidden-size=12", panel)
    for (forecast, actual) in zip(forecasts, next) {
      for (found, expected) in zip(forecast.point, actual) {
        #expect(abs(found / expected - 1) < 0.04, "\(forecast.seriesID)")
      }
    }
  }

  @Test func oneWorkerAndTwoGiveTheSameForecast() async throws {
    let panel = try growing().panel
    let one = try await forecast("max-steps=10,seeds=2,hidden-size=5", panel)
    let two = try await forecast("max-steps=10,seeds=2,hidden-size=5", panel, workers: 2)
    #expect(one == two)
  }

  @Test func theLastObservationMovesTheFirstStep() async throws {
    let panel = try growing().panel
    var values = panel.map(\.values)
    for index in values.indices { values[index][59] *= 1.1 }
    let before = try await forecast("max-steps=10,hidden-size=5", panel)
    let after = try await forecast(
      "max-steps=10,hidden-size=5", panel, after: panel.replacingValues(values))
    for (before, after) in zip(before, after) { #expect(before.point[0] != after.point[0]) }
  }

  @Test func zeroIsRefusedWithItsPlace() async throws {
    let panel = try growing().panel
    var values = panel.map(\.values)
    values[2][7] = 0
    await #expect(
      throws: FitError.valueOutsideDomain(
        series: panel[2].id, position: 7, value: 0,
        expected: "a value above 0, since level and season are factors")
    ) { try await forecast("max-steps=5", panel.replacingValues(values)) }
  }

  @Test func moreStepsThanItWasTrainedForAreRefused() async throws {
    let panel = try growing().panel
    await #expect(throws: FitError.self) { try await forecast("max-steps=5", panel, steps: 9) }
  }
}
