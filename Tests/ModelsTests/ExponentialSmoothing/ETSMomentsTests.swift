import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

/// Closed means and variances against simulated ones.
@Suite struct ETSMomentsTests {
  private static func estimate(_ form: ETSForm, deviation: Double) -> ETSEstimate {
    let seasons: [Double] =
      switch form.season {
      case .none: []
      case .additive: [-12, 4, 8]
      case .multiplicative: [0.8, 1.15, 1.05]
      }
    let parameters = ETSParameters(
      alpha: 0.45, beta: form.trend == .none ? 0 : 0.12, gamma: form.season == .none ? 0 : 0.3,
      phi: form.trend == .damped ? 0.85 : 1,
      initial: ETSState(level: 100, slope: form.trend == .none ? 0 : 2, seasons: seasons))
    return ETSEstimate(
      form: form, parameters: parameters, count: 50, parameterCount: 5, logLikelihood: 0,
      meanSquaredError: 1, variance: deviation * deviation)
  }

  @Test(arguments: ETSForm.stable.map(\.description))
  func agreeWithSimulation(_ text: String) throws {
    let form = try #require(ETSPattern(optionText: text)?.onlyForm)
    let deviation = form.error == .additive ? 6.0 : 0.08
    let estimate = Self.estimate(form, deviation: deviation)
    let steps = 8
    let moments = ETSMoments(estimate: estimate, state: estimate.parameters.initial, steps: steps)
    let paths = 40_000
    var sums = [Double](repeating: 0, count: steps)
    var squares = sums
    var random = SeededRandom(seed: 17)
    for _ in 0..<paths {
      var state = estimate.parameters.initial
      for step in 0..<steps {
        var probe = state
        let forecast = probe.update(0, form, estimate.parameters)
        let error = deviation * random.normal()
        let y = form.error == .additive ? forecast + error : forecast * (1 + error)
        state.update(y, form, estimate.parameters)
        sums[step] += y
        squares[step] += (y - moments.means[step]) * (y - moments.means[step])
      }
    }
    // Three standard errors of the simulation.
    let variances = try #require(moments.variances)
    for step in 0..<steps {
      let mean = sums[step] / Double(paths)
      expectClose(mean, moments.means[step], absolute: 3.5 * (variances[step] / 4e4).squareRoot())
      expectClose(squares[step] / Double(paths), variances[step], relative: 0.035)
    }
  }

  /// μ = 10; c = 0.5, so Var = 4, 4 (1 + 1/4), 4 (1 + 2/4).
  @Test func simpleSmoothingByHand() {
    let form = ETSForm(.additive, .none, .none)
    let parameters = ETSParameters(alpha: 0.5, initial: ETSState(level: 10))
    let estimate = ETSEstimate(
      form: form, parameters: parameters, count: 9, parameterCount: 3, logLikelihood: 0,
      meanSquaredError: 4, variance: 4)
    let moments = ETSMoments(estimate: estimate, state: parameters.initial, steps: 3)
    #expect(moments.means == [10, 10, 10])
    #expect(moments.variances == [4, 5, 6])
  }

  /// φ = 1/2, ℓ = 10, b = 8: 10 + 4, + 2, + 1.
  @Test func dampedTrendByHand() {
    let form = ETSForm(.additive, .damped, .none)
    let parameters = ETSParameters(
      alpha: 0.5, beta: 0.2, phi: 0.5, initial: ETSState(level: 10, slope: 8))
    let estimate = ETSEstimate(
      form: form, parameters: parameters, count: 9, parameterCount: 3, logLikelihood: 0,
      meanSquaredError: 4, variance: 1)
    let moments = ETSMoments(estimate: estimate, state: parameters.initial, steps: 3)
    #expect(moments.means == [14, 16, 17])
    // c₁ = 0.5 + 0.2·0.5, c₂ = 0.5 + 0.2·0.75
    expectClose(moments.variances ?? [], [1, 1 + 0.36, 1 + 0.36 + 0.4225])
  }
}
