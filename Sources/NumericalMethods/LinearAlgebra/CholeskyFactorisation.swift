internal import Glibc

/// The Cholesky factorisation `A = L Lᵀ` of a symmetric positive definite matrix.
public struct CholeskyFactorisation: Hashable, Sendable {
  /// L; its upper triangle is zero.
  public let lower: Matrix

  /// Factors a symmetric matrix, of which only the lower triangle is read.
  ///
  /// - Throws: `LinearSolveError.notPositiveDefinite` with the column where it fails.
  /// - Complexity: O(n³ / 3).
  public init(_ matrix: Matrix) throws(LinearSolveError) {
    var factor = matrix
    if let column = factor.factorCholesky() { throw .notPositiveDefinite(column: column) }
    for j in 0..<factor.columns {
      for i in 0..<j { factor[i, j] = 0 }
    }
    lower = factor
  }

  /// The solution X of `A X = right`.
  public func solve(_ right: Matrix) -> Matrix {
    var solution = right
    lower.solveCholesky(&solution)
    return solution
  }

  /// `log det A = 2 Σ log L[i,i]`, which does not overflow where the determinant would.
  public var logDeterminant: Double {
    (0..<lower.rows).reduce(0) { $0 + 2 * log(lower[$1, $1]) }
  }
}
