import ForecastTestSupport
import NumericalMethods
import Testing

@testable import Models

/// The eight-lane kernel against the plain recursion.
@Suite struct ETSObjectiveTests {
  private static let forms =
    ETSForm.stable + ETSForm.Trend.allCases.map { ETSForm(.additive, $0, .multiplicative) }

  @Test(arguments: forms.map(\.description))
  func everyLaneAgreesWithTheRecursion(_ text: String) throws {
    let form = try #require(ETSPattern(optionText: text)?.onlyForm)
    let values = Sample.wandering(53, seed: 8, seasonLength: 5)
    var objective = ETSObjective(form: form, values: values, seasonLength: 5)
    var random = SeededRandom(seed: 4)
    // Eleven points: more than one batch, the second not full.
    let all = (0..<11).map { _ in
      ETSParameters(
        alpha: random.uniform(0.1, 0.5), beta: random.uniform(0.01, 0.1),
        gamma: random.uniform(0.01, 0.4), phi: random.uniform(0.8, 0.98),
        initial: ETSState(
          level: random.uniform(95, 105), slope: random.uniform(-0.1, 0.1),
          seasons: Self.seasons(form, &random)))
    }
    let points = all.map(objective.point(for:))
    var found = [Double](repeating: 0, count: 11)
    objective.evaluate(points.flatMap { $0 }, count: 11, into: &found)
    let expected = points.map { point in
      -2
        * ETSEstimate(
          form: form, parameters: objective.parameters(at: point), values: values,
          estimatedCount: 3
        ).logLikelihood
    }
    expectClose(found, expected, relative: 1e-11)
  }

  private static func seasons(_ form: ETSForm, _ random: inout SeededRandom) -> [Double] {
    guard form.season != .none else { return [] }
    let free = (1..<5).map { _ in
      form.season == .additive ? random.uniform(-6, 6) : random.uniform(0.9, 1.1)
    }
    return [(form.season == .additive ? 0 : 5) - free.reduce(0, +)] + free
  }

  @Test func pointsStandForTheirParameters() {
    let form = ETSForm(.multiplicative, .damped, .multiplicative)
    let objective = ETSObjective(form: form, values: [1, 2, 3], seasonLength: 4)
    let parameters = ETSParameters(
      alpha: 0.3, beta: 0.1, gamma: 0.25, phi: 0.9,
      initial: ETSState(level: 7, slope: -2, seasons: [0.5, 1.5, 0.8, 1.2]))
    let point = objective.point(for: parameters)
    #expect(point.count == objective.dimension)
    let back = objective.parameters(at: point)
    expectClose(
      [back.alpha, back.beta, back.gamma, back.phi, back.initial.level, back.initial.slope],
      [0.3, 0.1, 0.25, 0.9, 7, -2])
    expectClose(back.initial.seasons, [0.5, 1.5, 0.8, 1.2])
  }

  @Test func negativeMultiplicativeSeasonsAreForbidden() {
    let form = ETSForm(.multiplicative, .none, .multiplicative)
    var objective = ETSObjective(form: form, values: [9, 8, 7, 9, 8, 7], seasonLength: 3)
    let seasons = [4.5, -0.5, -1.0]
    let parameters = ETSParameters(
      alpha: 0.3, gamma: 0.25, initial: ETSState(level: 7, seasons: seasons))
    #expect(objective.value(at: objective.point(for: parameters)) == .infinity)
  }

  @Test func schurCohnKnowsRoots() {
    // (z - 0.5)(z + 0.9) and (z - 0.5)(z + 1.1), ascending powers.
    #expect(ETSAdmissibility.hasRootsWithinUnitCircle([-0.45, 0.4, 1]))
    #expect(!ETSAdmissibility.hasRootsWithinUnitCircle([-0.55, 0.6, 1]))
    // z² - z + 0.5: complex, modulus √0.5; z² - 2z + 1.5: modulus √1.5.
    #expect(ETSAdmissibility.hasRootsWithinUnitCircle([0.5, -1, 1]))
    #expect(!ETSAdmissibility.hasRootsWithinUnitCircle([1.5, -2, 1]))
  }
}
