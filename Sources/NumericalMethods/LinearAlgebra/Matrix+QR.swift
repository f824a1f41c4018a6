extension Matrix {
  /// R of the Householder factorisation `A = Q R`, without pivoting.
  ///
  /// - Returns: `[min(rows, columns), columns]`, upper triangular, diagonal of either sign.
  /// - Complexity: O(rows · columns²), LAPACK `dgeqrf`.
  public func triangularFactor() -> Matrix {
    var reflected = self
    _ = reflected.factorQR()
    let height = min(rows, columns)
    var triangle = Matrix(rows: height, columns: columns)
    for j in 0..<columns {
      for i in 0..<min(j + 1, height) { triangle[i, j] = reflected[i, j] }
    }
    return triangle
  }
}
