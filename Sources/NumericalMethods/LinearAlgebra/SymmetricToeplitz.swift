/// Systems whose matrix is symmetric Toeplitz, as autocovariances are: element (i, j) is
/// `r[|i - j|]`.
public enum SymmetricToeplitz {
  /// One step of the Levinson–Durbin recursion: the best linear predictor of one order.
  public struct Predictor: Hashable, Sendable {
    /// φ₁ … φ_p.
    public let coefficients: [Double]
    /// The variance of its error, in the unit of `r`.
    public let errorVariance: Double

    /// A predictor from its parts.
    public init(coefficients: [Double], errorVariance: Double) {
      self.coefficients = coefficients
      self.errorVariance = errorVariance
    }
  }

  /// The best linear predictors of orders 0 to `order` from autocovariances.
  ///
  ///     Σ_j φ_j r[|i - j|] = r[i],  i = 1 … p
  ///
  /// - Parameters:
  ///   - covariances: `r[0], r[1], …`, at least `order + 1` of them, `r[0] > 0`.
  ///   - order: the highest order.
  /// - Returns: one predictor an order, the last with all coefficients.
  /// - Throws: `LinearSolveError.notPositiveDefinite` where an error variance reaches 0.
  /// - Complexity: O(order²).
  /// - Source: Durbin (1960), Rev. Int. Stat. Inst. 28(3); Golub & Van Loan §4.7.
  public static func predictors(
    covariances: [Double], order: Int
  ) throws(LinearSolveError) -> [Predictor] {
    precondition(covariances.count > order, "expected \(order + 1) covariances")
    guard covariances[0] > 0 else { throw .notPositiveDefinite(column: 0) }
    var predictors = [Predictor(coefficients: [], errorVariance: covariances[0])]
    for p in 1..<(max(order, 0) + 1) {
      let previous = predictors[p - 1]
      guard previous.errorVariance > 0 else { throw .notPositiveDefinite(column: p - 1) }
      var sum = covariances[p]
      for j in 1..<p { sum -= previous.coefficients[j - 1] * covariances[p - j] }
      let reflection = sum / previous.errorVariance
      var coefficients = previous.coefficients
      for j in 1..<p {
        coefficients[j - 1] -= reflection * previous.coefficients[p - j - 1]
      }
      coefficients.append(reflection)
      predictors.append(
        Predictor(
          coefficients: coefficients,
          errorVariance: previous.errorVariance * (1 - reflection * reflection)))
    }
    return predictors
  }

  /// Solves `T x = right` with `T[i, j] = firstColumn[|i - j|]` positive definite.
  ///
  /// - Throws: `LinearSolveError.notPositiveDefinite` where a leading block is not.
  /// - Complexity: O(n²).
  /// - Source: Levinson (1947); Golub & Van Loan, Matrix Computations, §4.7.3.
  public static func solve(
    firstColumn: [Double], right: [Double]
  ) throws(LinearSolveError) -> [Double] {
    precondition(firstColumn.count == right.count, "sizes of matrix and right side differ")
    guard !right.isEmpty else { return [] }
    let predictors = try predictors(covariances: firstColumn, order: right.count - 1)
    var solution: [Double] = []
    for (n, predictor) in predictors.enumerated() {
      guard predictor.errorVariance > 0 else { throw .notPositiveDefinite(column: n) }
      var residual = right[n]
      for j in 0..<n { residual -= firstColumn[n - j] * solution[j] }
      let last = residual / predictor.errorVariance
      // The predictor of order n, read backwards, spreads the new unknown over the old ones.
      for j in 0..<n { solution[j] -= last * predictor.coefficients[n - 1 - j] }
      solution.append(last)
    }
    return solution
  }
}
