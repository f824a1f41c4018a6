import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct UpdatingLeastSquaresTests {
  /// Rows `[1, x, x² | y]` with noise.
  static func rows(_ count: Int, seed: UInt64 = 4) -> [[Double]] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in
      let x = random.uniform(-1, 2)
      return [1, x, x * x, 3 - 2 * x + 0.5 * x * x + random.normal()]
    }
  }

  static func factor(_ rows: some Sequence<[Double]>) -> UpdatingLeastSquares {
    var factor = UpdatingLeastSquares(columns: 3)
    for row in rows { factor.add(row) }
    return factor
  }

  @Test func rowByRowEqualsPivotedQR() throws {
    let rows = Self.rows(17)
    let factor = Self.factor(rows)
    let solution = try LeastSquares.solve(
      regressors: Matrix(rows.map { Array($0.prefix(3)) }),
      targets: Matrix(column: rows.map { $0[3] }))
    expectClose(try factor.coefficients(), solution.coefficients.column(0))
    expectClose(
      factor.residualSumOfSquares(leading: 3), solution.residualSumsOfSquares[0])
  }

  @Test func oneFactorHoldsEveryNestedModel() throws {
    let rows = Self.rows(17)
    let factor = Self.factor(rows)
    for count in 0...3 {
      var own = UpdatingLeastSquares(columns: count)
      for row in rows { own.add(row.prefix(count) + [row[3]]) }
      expectClose(
        factor.residualSumOfSquares(leading: count), own.residualSumOfSquares(leading: count))
      expectClose(try factor.leading(count).coefficients(), try own.coefficients())
      expectClose(
        factor.leading(count).residualSumOfSquares(leading: count),
        own.residualSumOfSquares(leading: count))
    }
  }

  @Test func blockwiseAndMergedFactorsAgree() throws {
    let rows = Self.rows(19)
    var block = UpdatingLeastSquares(augmented: Matrix(Array(rows[0..<8])))
    block.merge(Self.factor(rows[8...]))
    #expect(block.rows == 19)
    expectClose(try block.coefficients(), try Self.factor(rows).coefficients())
    var few = UpdatingLeastSquares(augmented: Matrix(Array(rows[0..<2])))
    few.merge(Self.factor(rows[2...]))
    expectClose(try few.coefficients(), try Self.factor(rows).coefficients())
  }

  @Test func dependentColumnsAreFoundInAnyUnit() {
    for unit in [1e-12, 1, 1e12] {
      var factor = UpdatingLeastSquares(columns: 3)
      for row in Self.rows(17) { factor.add([1, row[1] * unit, 2 - 5 * row[1] * unit, row[3]]) }
      #expect(factor.independentLeadingColumns == 2)
      #expect(throws: LinearSolveError.rankDeficient(rank: 2, columns: 3)) {
        try factor.coefficients()
      }
    }
  }
}
