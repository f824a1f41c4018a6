import ForecastTestSupport
import NumericalMethods
import Testing

@Suite struct MatrixTests {
  private let a = Matrix([[1, 2, 3], [4, 5, 6]])
  private let b = Matrix([[7, 8, 9, 10], [11, 12, 13, 14], [15, 16, 17, 18]])

  @Test func columnsLieOneAfterAnother() {
    #expect(a.elements == [1, 4, 2, 5, 3, 6])
    #expect(a.column(1) == [2, 5])
    #expect(a[1, 2] == 6)
    #expect(a.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
  }

  @Test func productsInEveryOrientation() {
    let product = Matrix([[74, 80, 86, 92], [173, 188, 203, 218]])
    #expect(a * b == product)
    #expect(a.transposed.transposedTimes(b) == product)
    #expect(a.timesTransposed(b.transposed) == product)
    #expect(
      (Matrix(rows: 2, columns: 0) * Matrix(rows: 0, columns: 3)) == Matrix(rows: 2, columns: 3))
    #expect(Matrix.identity(2) * a == a)
    #expect(a + a == Matrix([[2, 4, 6], [8, 10, 12]]))
  }

  @Test func triangularFactorHasTheSameCrossProducts() {
    for matrix in [b.transposed, a] {
      let r = matrix.triangularFactor()
      #expect(r.rows == min(matrix.rows, matrix.columns))
      for i in 0..<r.rows { for j in 0..<i { #expect(r[i, j] == 0) } }
      let (left, right) = (r.transposedTimes(r), matrix.transposedTimes(matrix))
      expectClose(left.elements, right.elements, relative: 1e-13)
    }
  }

  @Test func libraryRunsOnOneThreadAndSaysWhatItIs() {
    #expect(OpenBLAS.configuration.contains("OpenBLAS"))
  }
}
