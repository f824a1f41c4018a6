import ForecastTestSupport
import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct InitialisationTests {
  private func filled(
    _ shape: [Int], _ initialisation: Initialisation
  ) -> (MatrixView<Double>, Parameters<Double>) {
    var layout = ParameterLayout()
    layout.append("before", shape: [3], .constant(7))
    let block = layout.append("block", shape: shape, initialisation)
    let parameters = Parameters<Double>(layout)
    parameters.initialise(using: SeededRandom(seed: 5))
    return (parameters.value(block), parameters)
  }

  @Test func everyGateOfAnOrthogonalWeightIsOrthogonal() {
    let (weight, _) = filled([8, 4], .orthogonal(gates: 2))
    for gate in [weight.rows(0..<4), weight.rows(4..<8)] {
      let product = MatrixView<Double>(Buffer(count: 16), rows: 4, columns: 4)
      product.multiply(gate, gate, transposed: .second)
      for i in 0..<4 {
        for j in 0..<4 { expectClose(product[i, j], i == j ? 1 : 0, absolute: 1e-14) }
      }
    }
  }

  @Test func glorotStaysInsideItsBoundAndFillsIt() {
    let (weight, _) = filled([60, 10], .glorotUniform(gates: 2))
    let numbers = weight.buffer.array[3...]
    let bound = (6.0 / 40).squareRoot()
    #expect(numbers.allSatisfy { abs($0) <= bound })
    #expect(numbers.max() ?? 0 > 0.95 * bound && numbers.min() ?? 0 < -0.95 * bound)
  }

  @Test func partsOfABiasHaveTheirOwnValues() {
    let (_, parameters) = filled([6], .constants([0, 1, -2]))
    #expect(parameters.values.array == [7, 7, 7, 0, 0, 1, 1, -2, -2])
  }

  @Test func theSameSeedGivesTheSameBytes() {
    let (_, one) = filled([5, 3], .uniform(bound: 0.5))
    let (_, other) = filled([5, 3], .uniform(bound: 0.5))
    #expect(one.values.array == other.values.array)
    #expect(one.values.array != [Double](repeating: 0, count: 18))
  }
}
