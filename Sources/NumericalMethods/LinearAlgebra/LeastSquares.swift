/// Linear least squares by QR factorisation with column pivoting.
public enum LeastSquares {
  /// A column counts as dependent on others where at most this share of it is its own.
  public static let rankTolerance = 1e-10

  /// Coefficients B that minimise `‖Y - X B‖²`, target by target.
  ///
  ///     X D⁻¹ P = Q R,   D P⁻¹ B = R⁻¹ Qᵀ Y
  ///
  /// D holds the norms of the columns, so units do not decide which columns look dependent.
  ///
  /// - Parameters:
  ///   - regressors: X, `[n, k]` with `n ≥ k`, finite.
  ///   - targets: Y, `[n, targets]`, finite.
  /// - Returns: the coefficients, and the residual sum of squares of each target.
  /// - Throws: `LinearSolveError.rankDeficient` where columns depend on each other to
  ///   `rankTolerance`.
  /// - Complexity: O(n k²).
  /// - Source: Golub & Van Loan, Matrix Computations, §5.4–5.5 (LAPACK `dgeqp3`, `dormqr`).
  public static func solve(
    regressors: Matrix, targets: Matrix
  ) throws(LinearSolveError) -> LeastSquaresSolution {
    let (n, k) = (regressors.rows, regressors.columns)
    precondition(targets.rows == n, "expected \(n) rows of targets, found \(targets.rows)")
    precondition(n >= k, "expected at least \(k) rows, found \(n)")
    let scales = (0..<k).map { norm(regressors.column($0)) }
    var factor = regressors
    for j in 0..<k where scales[j] > 0 {
      for i in 0..<n { factor[i, j] /= scales[j] }
    }
    let (scalars, pivots) = factor.factorPivotedQR()
    let largest = k > 0 ? abs(factor[0, 0]) : 0
    let rank = (0..<k).prefix { abs(factor[$0, $0]) > rankTolerance * largest }.count
    guard rank == k else { throw .rankDeficient(rank: rank, columns: k) }
    var rotated = targets
    factor.applyTransposedQ(scalars: scalars, to: &rotated)
    var coefficients = Matrix(rows: k, columns: targets.columns)
    for target in 0..<targets.columns {
      for i in (0..<k).reversed() {
        var sum = rotated[i, target]
        for j in i + 1..<max(k, i + 1) {
          sum -= factor[i, j] * coefficients[pivots[j], target]
        }
        coefficients[pivots[i], target] = sum / factor[i, i]
      }
      for j in 0..<k { coefficients[j, target] /= scales[j] }
    }
    let residuals = (0..<targets.columns).map { target in
      (k..<max(k, n)).reduce(0) { $0 + rotated[$1, target] * rotated[$1, target] }
    }
    return LeastSquaresSolution(coefficients: coefficients, residualSumsOfSquares: residuals)
  }

  /// √Σx², safe from overflow and underflow of the squares.
  private static func norm(_ values: [Double]) -> Double {
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return 0 }
    let sum = values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    return largest * sum.squareRoot()
  }
}
