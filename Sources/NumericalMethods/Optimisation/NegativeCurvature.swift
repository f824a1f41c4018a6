/// Tells a saddle from a minimum.
public enum NegativeCurvature {
  /// The direction in which a quadratic form falls most.
  ///
  ///     min dᵀ H d  over |d| = 1
  ///
  /// by Jacobi rotations, which need no more than the few variables of a saddle.
  ///
  /// - Parameters:
  ///   - hessian: H `[k, k]`, symmetric, row by row.
  ///   - count: k.
  /// - Returns: the least eigenvalue and its direction `[k]`, of length 1; nil where it is not
  ///   below 0, or H is not finite.
  /// - Complexity: O(k³) for each of about six sweeps.
  /// - Source: Golub & Van Loan, Matrix Computations (2013), §8.5.
  public static func direction(
    of hessian: [Double], count: Int
  ) -> (curvature: Double, direction: [Double])? {
    precondition(hessian.count == count * count, "a square matrix expected")
    guard count > 0, hessian.allSatisfy(\.isFinite) else { return nil }
    var matrix = hessian
    var vectors = [Double](repeating: 0, count: count * count)
    for i in 0..<count { vectors[i * count + i] = 1 }
    for _ in 0..<12 {
      for p in 0..<count {
        for q in p + 1..<max(count, p + 1) { rotate(&matrix, &vectors, p, q, count) }
      }
    }
    guard let least = (0..<count).min(by: { matrix[$0 * count + $0] < matrix[$1 * count + $1] }),
      matrix[least * count + least] < 0
    else { return nil }
    return (matrix[least * count + least], (0..<count).map { vectors[$0 * count + least] })
  }

  /// The rotation in the plane of p and q that makes their off-diagonal element 0.
  private static func rotate(
    _ matrix: inout [Double], _ vectors: inout [Double], _ p: Int, _ q: Int, _ count: Int
  ) {
    let off = matrix[p * count + q]
    guard off != 0 else { return }
    let ratio = (matrix[q * count + q] - matrix[p * count + p]) / (2 * off)
    let tangent = (ratio < 0 ? -1 : 1) / (abs(ratio) + (1 + ratio * ratio).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    for k in 0..<count {
      let (left, right) = (matrix[k * count + p], matrix[k * count + q])
      matrix[k * count + p] = cosine * left - sine * right
      matrix[k * count + q] = sine * left + cosine * right
    }
    for k in 0..<count {
      let (upper, lower) = (matrix[p * count + k], matrix[q * count + k])
      matrix[p * count + k] = cosine * upper - sine * lower
      matrix[q * count + k] = sine * upper + cosine * lower
    }
    for k in 0..<count {
      let (left, right) = (vectors[k * count + p], vectors[k * count + q])
      vectors[k * count + p] = cosine * left - sine * right
      vectors[k * count + q] = sine * left + cosine * right
    }
  }
}
