import ForecastCore
import ForecastTestSupport
import Glibc
import NumericalMethods
import Testing

@testable import Models

@Suite struct DirectionClassifierTests {
  private func forecast(
    _ options: String, _ values: [Double], horizon: Int = 3
  ) async throws -> Forecast {
    func run(_ model: some Forecaster) async throws -> Forecast {
      let panel = try Sample.panel([values]).whole
      let context = FitContext(horizon: horizon, random: SeededRandom(seed: 5))
      return try await model.fit(panel, context: context)
        .forecast(after: panel, steps: horizon, levels: [.eighty])[0]
    }
    return try await run(ModelCatalog.forecaster(ModelSpecification("direction:\(options)")))
  }

  @Test func learnsAPatternThatRepeats() async throws {
    // 0 1 2 3 4 0 1 …: after a 4 comes 0, from where it rises above 4 never again.
    let values = (0..<200).map { Double($0 % 5) }
    let forecast = try await forecast(
      "max-steps=400,hidden-size=16,input-size=10,learning-rate=0.01", values)
    let directions = try #require(forecast.directions)
    for step in 0..<3 {
      #expect(directions.probabilities[step][0] > 0.9, "found: \(directions.probabilities)")
      expectClose(directions.probabilities[step].reduce(0, +), 1, absolute: 1e-12)
      // One step in five falls from the last, two and three of five of those two and three on.
      expectClose(directions.baseRates[step][0], Double(step + 1) / 5, absolute: 0.03)
      // A fall is of 4 over one step, of 3 over two and of 2 over three: from 4 to 0, 1, 2.
      expectClose(forecast.point[step], Double(step), absolute: 0.3)
    }
    #expect(forecast.intervals.isEmpty)
  }

  @Test func theBandIsMeasuredInTheScaleOfTheWindow() async throws {
    // Changes of ±2, so their root mean square is 2.
    let values = (0..<80).map { $0 % 2 == 0 ? -1.0 : 1.0 }
    let forecast = try await forecast(
      "max-steps=2,hidden-size=3,band=0.75,transform=none", values)
    let directions = try #require(forecast.directions)
    for step in 0..<3 {
      expectClose(directions.lower[step], 1 - 1.5, absolute: 1e-12)
      expectClose(directions.upper[step], 1 + 1.5, absolute: 1e-12)
    }
  }

  @Test func thePointIsTheLastValueAndTheChangeToBeExpected() async throws {
    // Always ±2 at odd steps and 0 at even ones: what each direction means is certain.
    let values = (0..<80).map { $0 % 2 == 0 ? -1.0 : 1.0 }
    let forecast = try await forecast(
      "max-steps=2,hidden-size=3,transform=none", values)
    let p = try #require(forecast.directions).probabilities
    // A direction that never came true means no change.
    expectClose(forecast.point[0], 1 + 2 * (p[0][2] - p[0][0]), absolute: 1e-9)
    expectClose(forecast.point[1], 1, absolute: 1e-9)
  }

  @Test func logarithmsAreUndone() async throws {
    let values = (0..<80).map { $0 % 2 == 0 ? 100.0 : 110.0 }
    let forecast = try await forecast("max-steps=2,hidden-size=3,band=0.5", values)
    let directions = try #require(forecast.directions)
    let scale = log(1.1)
    expectClose(directions.upper[0], 110 * exp(0.5 * scale), relative: 1e-3)
    expectClose(directions.lower[0], 110 * exp(-0.5 * scale), relative: 1e-3)
  }

  @Test func withoutABandNoChangeIsFlat() async throws {
    let values = (0..<90).map { [3.1, 3.1, 4.7][$0 % 3] }
    let forecast = try await forecast("max-steps=2,hidden-size=3,band=0", values)
    let directions = try #require(forecast.directions)
    #expect(directions.lower == [4.7, 4.7, 4.7])
    #expect(directions.upper == directions.lower)
    // Equal neighbours a third of the time, equal after three steps always.
    expectClose(directions.baseRates[0][1], 1.0 / 3, absolute: 0.03)
    #expect(directions.baseRates[2][1] > 0.9)
  }

  @Test func whatIsFixedIsNoOption() {
    for key in ["output", "skip-lag"] {
      #expect(throws: OptionError.self) {
        try ModelCatalog.forecaster(ModelSpecification("direction:\(key)=1"))
      }
    }
  }
}
