import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct SeededRandomNormalTests {
  @Test func hundredThousandDrawsHaveNormalMoments() {
    var random = SeededRandom(seed: 2024)
    let n = 100_000
    let draws = (0..<n).map { _ in random.normal() }
    func moment(_ power: Int) -> Double {
      draws.map { draw in (0..<power).reduce(1) { product, _ in product * draw } }
        .reduce(0, +) / Double(n)
    }
    // Four standard errors: √(Var zᵏ / n) with Var 1, 2, 15, 96.
    expectClose(moment(1), 0, absolute: 0.0127)
    expectClose(moment(2), 1, absolute: 0.0179)
    expectClose(moment(3), 0, absolute: 0.049)
    expectClose(moment(4), 3, absolute: 0.124)
    let beyond = Double(draws.count { $0 > 1.959963984540054 }) / Double(n)
    expectClose(beyond, 0.025, absolute: 0.0025)
  }

  @Test func drawsInARowAreUncorrelated() {
    var random = SeededRandom(seed: 2025)
    let draws = (0..<20_000).map { _ in random.normal() }
    let product = zip(draws, draws.dropFirst()).map { $0 * $1 }.reduce(0, +) / 20_000
    expectClose(product, 0, absolute: 0.0354)
  }

  @Test func aMeanAndADeviationMoveAndStretch() {
    var random = SeededRandom(seed: 3)
    var same = random
    #expect(random.normal(mean: 5, standardDeviation: 0.25) == 5 + 0.25 * same.normal())
  }

  @Test func eachDrawTakesTwoUniforms() {
    var random = SeededRandom(seed: 3)
    var same = random
    _ = random.normal()
    _ = (same.bits(), same.bits())
    #expect(random == same)
  }
}
