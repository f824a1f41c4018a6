import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct SymmetricToeplitzTests {
  @Test func solutionOfAGeneralRightSide() throws {
    let column = [4.0, 1, -0.5, 0.25]
    let right = [1.0, -2, 3, 5]
    let matrix = Matrix((0..<4).map { i in (0..<4).map { column[abs(i - $0)] } })
    let dense = try CholeskyFactorisation(matrix).solve(Matrix(column: right)).column(0)
    expectClose(try SymmetricToeplitz.solve(firstColumn: column, right: right), dense)
  }

  @Test func predictorsOfAFirstOrderProcess() throws {
    // r[k] = 0.5^k: φ₁ = 0.5 and nothing after it.
    let predictors = try SymmetricToeplitz.predictors(
      covariances: [2, 1, 0.5, 0.25], order: 3)
    #expect(predictors.map(\.errorVariance) == [2, 1.5, 1.5, 1.5])
    expectClose(predictors[3].coefficients, [0.5, 0, 0])
  }

  @Test func refusesWhatIsNotPositiveDefinite() {
    #expect(throws: LinearSolveError.notPositiveDefinite(column: 0)) {
      try SymmetricToeplitz.predictors(covariances: [0, 0], order: 1)
    }
    #expect(throws: LinearSolveError.notPositiveDefinite(column: 1)) {
      try SymmetricToeplitz.predictors(covariances: [1, 1, 1], order: 2)
    }
  }
}
