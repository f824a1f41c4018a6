import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct CholeskyTests {
  private let matrix = Matrix([[4, 2, -2], [2, 10, 2], [-2, 2, 6]])

  @Test func factorSolutionAndDeterminant() throws {
    let factor = try CholeskyFactorisation(matrix)
    #expect(factor.lower[0, 2] == 0)
    expectClose((factor.lower.timesTransposed(factor.lower)).elements, matrix.elements)
    let x = Matrix([[1, 0], [-2, 1], [3, 5]])
    expectClose(factor.solve(matrix * x).elements, x.elements, absolute: 1e-14)
    // 4·(60 - 4) - 2·(12 + 4) - 2·(4 + 20) = 144.
    expectClose(factor.logDeterminant, 4.969813299576001)
  }

  @Test func namesTheColumnWhereItFails() {
    let indefinite = Matrix([[1, 2, 0], [2, 1, 0], [0, 0, 1]])
    #expect(throws: LinearSolveError.notPositiveDefinite(column: 1)) {
      try CholeskyFactorisation(indefinite)
    }
    #expect(
      LinearSolveError.notPositiveDefinite(column: 1).description
        == "expected a positive definite matrix, found one that fails at column 2.")
  }
}
