import ForecastCore
import Models
import Testing

@testable import Evaluation

/// Forecasts how many fits came before it, and fails at one training length.
private struct CountingChain: WarmStarting {
  var name = "chain"
  var startsWarm: Bool
  var failsAt = 0

  struct Fitted: FittedForecaster {
    let generation: Int

    func forecast(
      after history: PanelSlice, steps: Int, levels: [ConfidenceLevel]
    ) async throws -> [Forecast] {
      try history.map {
        try Forecast(
          after: $0, point: Array(repeating: Double(generation), count: steps))
      }
    }
  }

  func fit(
    _ training: PanelSlice, from previous: Fitted?, context: FitContext
  ) async throws -> Fitted {
    guard training[0].count != failsAt else {
      throw FitError.unsuitable(series: training[0].id, reason: "told to fail")
    }
    return Fitted(generation: (previous?.generation ?? 0) + 1)
  }
}

@Suite struct WarmStartTests {
  private func firsts(
    _ models: [any Forecaster], _ panel: Panel, threads: Int = 1,
    refit: RollingOrigin.Refit = .always
  ) async throws -> [[Double?]] {
    var plan = RollingOrigin(horizon: 2, windows: 5)
    plan.refit = refit
    return try await CrossValidation(plan: plan, threads: threads).evaluate(models, on: panel)
      .models.map { $0.outcomes[0].map { $0.forecast?.point[0] } }
  }

  @Test(arguments: [1, 3])
  func everyFitStartsFromTheOneBefore(threads: Int) async throws {
    let panel = try indexedPanel(counting(12), counting(12))
    let warm = CountingChain(startsWarm: true)
    #expect(try await firsts([warm], panel, threads: threads) == [[1, 2, 3, 4, 5]])
    #expect(
      try await firsts([warm], panel, threads: threads, refit: .every(folds: 2))
        == [[1, 1, 2, 2, 3]])
    let cold = CountingChain(startsWarm: false)
    #expect(try await firsts([cold], panel, threads: threads) == [[1, 1, 1, 1, 1]])
  }

  @Test func aFitThatFailsIsSteppedOver() async throws {
    let model = CountingChain(startsWarm: true, failsAt: 7)
    #expect(try await firsts([model], indexedPanel(counting(12))) == [[1, nil, 2, 3, 4]])
  }

  @Test func wrappersHandThePreviousFitOn() async throws {
    let panel = try indexedPanel(counting(12))
    let model = CountingChain(startsWarm: true)
    #expect(
      try await firsts([Imputation.interpolate.applied(to: model)], panel) == [[1, 2, 3, 4, 5]])
    #expect(try await firsts([Conformalised(model)], panel) == [[1, 2, 3, 4, 5]])
    let transformed = try await firsts([Transformation.difference.applied(to: model)], panel)
    // The generation is the forecast change; the last values are 6 to 10.
    #expect(transformed == [[7, 9, 11, 13, 15]])
  }

  @Test(arguments: ["global", "local"])
  func aNetworkGoesOnFromItsLastWeights(scope: String) async throws {
    let panel = try indexedPanel(
      (0..<60).map { Double(($0 * 7) % 11) }, (0..<60).map { Double(($0 * 5) % 9) })
    func networks(_ more: String) throws -> any Forecaster {
      try ModelCatalog.forecaster(
        ModelSpecification(
          "mine=gru:hidden-size=3,input-size=4,max-steps=6,skip-lag=1,scaling=standard,"
            + "scope=\(scope)\(more)"))
    }
    let cold = try await firsts([networks("")], panel)[0]
    let warm = try await firsts([networks(",start=warm")], panel)[0]
    let threads = try await firsts([networks(",start=warm,seeds=1")], panel, threads: 3)[0]
    #expect(warm == threads)
    #expect(warm[0] == cold[0])
    for (warm, cold) in zip(warm, cold).dropFirst() { #expect(warm != cold) }
  }
}
