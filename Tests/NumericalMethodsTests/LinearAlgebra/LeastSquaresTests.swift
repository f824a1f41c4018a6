import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct LeastSquaresTests {
  @Test func handWorkedLine() throws {
    // y = 0.5 + 1.5 x through (1,2), (2,4), (4,5), (5,9) leaves 0, 0.5, -1.5, 1.
    let solution = try LeastSquares.solve(
      regressors: Matrix([[1, 1], [1, 2], [1, 4], [1, 5]]),
      targets: Matrix([[2, 1], [4, 2], [5, 4], [9, 5]]))
    expectClose(solution.coefficients.column(0), [0.5, 1.5])
    expectClose(solution.coefficients.column(1), [0, 1], absolute: 1e-14)
    expectClose(solution.residualSumsOfSquares, [3.5, 0], absolute: 1e-25)
  }

  @Test func pivotsComeBackInTheirPlaces() throws {
    // Columns of very different length, so that pivoting reorders them.
    let x = Matrix([
      [1, 1e6, 1e-6], [2, -3e6, 2e-6], [-1, 1e6, 5e-6], [3, 2e6, 1e-6], [0, 7e6, 0],
    ])
    let truth = [2.0, -3e-6, 5e5]
    let y = x * Matrix(column: truth)
    expectClose(
      try LeastSquares.solve(regressors: x, targets: y).coefficients.column(0), truth,
      relative: 1e-12)
  }

  @Test(arguments: [1e-12, 1, 1e12])
  func dependentColumnsAreNamedInAnyUnit(_ unit: Double) {
    let x = Matrix((0..<6).map { [1, Double($0) * unit, 3 - 2 * Double($0) * unit, 0] })
    #expect(throws: LinearSolveError.rankDeficient(rank: 2, columns: 4)) {
      try LeastSquares.solve(regressors: x, targets: Matrix(column: [1, 2, 3, 5, 8, 13]))
    }
    #expect(
      LinearSolveError.rankDeficient(rank: 2, columns: 4).description
        == "expected 4 independent columns, found 2.")
  }

  @Test func noColumnsLeaveTheTargets() throws {
    let solution = try LeastSquares.solve(
      regressors: Matrix(rows: 2, columns: 0), targets: Matrix(column: [3, 4]))
    expectClose(solution.residualSumsOfSquares, [25])
  }
}
