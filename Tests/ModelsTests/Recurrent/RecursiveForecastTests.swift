import ForecastCore
import Models
import NumericalMethods
import Testing

/// A recursive network is trained on the scale it forecasts on: one that has not seen its targets.
@Suite struct RecursiveForecastTests {
  /// A Gaussian random walk.
  private static func walk(_ count: Int) -> [Double] {
    var random = SeededRandom(seed: 8)
    var level = 0.0
    return (0..<count).map { _ in
      level += random.normal()
      return level
    }
  }

  /// Naive errs by √(2 k / π) in the mean, and no model of the past by less.
  @Test(arguments: ["standard", "last"])
  func aRandomWalkIsForecastAsWellAsNaiveWithIntervalsThatCover(scaling: String) async throws {
    let values = Self.walk(900)
    let panel = try Sample.panel([values])
    let model = try ModelCatalog.forecaster(
      ModelSpecification(
        "lstm:strategy=recursive,scaling=\(scaling),hidden-size=12,max-steps=250,input-size=20"))
    func outcomes(_ model: some Forecaster) async throws -> (ratio: Double, coverage: Double) {
      let training = PanelSlice(panel.whole.map { $0.narrowed(to: 0..<600) })
      let fit = try await model.fit(
        training, context: FitContext(horizon: 10, random: SeededRandom(seed: 5)))
      var (own, naive, inside, count) = (0.0, 0.0, 0.0, 0.0)
      for origin in stride(from: 600, through: 890, by: 5) {
        let history = PanelSlice(panel.whole.map { $0.narrowed(to: 0..<origin) })
        let forecast = try await fit.forecast(after: history, steps: 10, levels: [.eighty])[0]
        let bounds = try #require(forecast.interval(at: .eighty))
        for step in 0..<10 {
          let actual = values[origin + step]
          own += abs(actual - forecast.point[step])
          naive += abs(actual - values[origin - 1])
          inside += (bounds.lower[step]...bounds.upper[step]).contains(actual) ? 1 : 0
          count += 1
        }
      }
      return (own / naive, inside / count)
    }
    let (ratio, coverage) = try await outcomes(model)
    #expect(ratio < 1.15)
    #expect((0.65...0.95).contains(coverage), "found \(coverage)")
  }
}
