internal import Glibc

/// Least squares that takes in one row after another: the triangular factor of `[X | y]`.
///
///     [X | y] = Q R,   R upper triangular, (k + 1) × (k + 1)
///
/// R holds all there is to know: the coefficients on the first p columns for *every* p ≤ k, and
/// their residual sums of squares `RSS(p) = Σ_{i ≥ p} R[i, k]²`, so one factor compares nested
/// models. A row is taken in by k + 1 Givens rotations and two factors merge the same way; no
/// cross product is ever formed, so the condition of X is not squared.
///
/// - Source: Golub & Van Loan, Matrix Computations, §6.5 (updating matrix factorisations);
///   Gentleman (1974), J. R. Stat. Soc. C 23(3).
public struct UpdatingLeastSquares: Hashable, Sendable {
  /// k, the columns of X.
  public let columns: Int
  /// How many rows were taken in.
  public private(set) var rows = 0
  /// Row `i` of R begins at `i · (columns + 1)`; entries left of the diagonal are zero.
  private var factor: [Double]
  private var scratch: [Double]

  /// A factor of no rows.
  public init(columns: Int) {
    precondition(columns >= 0, "columns must not be negative, found \(columns)")
    self.columns = columns
    factor = Array(repeating: 0, count: (columns + 1) * (columns + 1))
    scratch = Array(repeating: 0, count: columns + 1)
  }

  /// The factor of many rows at once, by LAPACK.
  ///
  /// - Parameter augmented: `[X | y]`, one row an observation, finite.
  /// - Complexity: O(n k²).
  public init(augmented: Matrix) {
    self.init(columns: augmented.columns - 1)
    rows = augmented.rows
    let triangle = augmented.triangularFactor()
    for i in 0..<triangle.rows {
      for j in i...columns { factor[i * (columns + 1) + j] = triangle[i, j] }
    }
  }

  /// Takes in one observation.
  ///
  /// - Parameter row: the k regressors, then the target; all finite.
  /// - Complexity: O(k²), no allocation.
  public mutating func add(_ row: [Double]) {
    precondition(row.count == columns + 1, "expected \(columns + 1) numbers, found \(row.count)")
    for j in row.indices { scratch[j] = row[j] }
    rotate(from: 0)
    rows += 1
  }

  /// Takes in every row another factor of the same columns has taken in.
  ///
  /// - Complexity: O(k³).
  public mutating func merge(_ other: UpdatingLeastSquares) {
    precondition(other.columns == columns, "factors of the same columns are expected")
    let width = columns + 1
    for i in 0..<min(width, other.rows) {
      for j in i..<width { scratch[j] = other.factor[i * width + j] }
      rotate(from: i)
    }
    rows += other.rows
  }

  /// Rotates `scratch`, zero before `first`, into the factor.
  private mutating func rotate(from first: Int) {
    let width = columns + 1
    for i in first..<width where scratch[i] != 0 {
      let base = i * width
      let radius = hypot(factor[base + i], scratch[i])
      let cosine = factor[base + i] / radius
      let sine = scratch[i] / radius
      factor[base + i] = radius
      for j in i + 1..<max(width, i + 1) {
        let above = factor[base + j]
        let below = scratch[j]
        factor[base + j] = cosine * above + sine * below
        scratch[j] = cosine * below - sine * above
      }
    }
  }

  /// The factor of the first `count` columns and the target.
  public func leading(_ count: Int) -> UpdatingLeastSquares {
    precondition(count >= 0 && count <= columns, "columns \(count) outside 0...\(columns)")
    var result = UpdatingLeastSquares(columns: count)
    result.rows = rows
    for i in 0..<count {
      for j in i..<count { result.factor[i * (count + 1) + j] = self[i, j] }
      result.factor[i * (count + 1) + count] = self[i, columns]
    }
    result.factor[count * (count + 1) + count] = residualSumOfSquares(leading: count).squareRoot()
    return result
  }

  /// `Σ (y - Xβ)²` with the best coefficients on the first `count` columns.
  public func residualSumOfSquares(leading count: Int) -> Double {
    (count...columns).reduce(0) { $0 + self[$1, columns] * self[$1, columns] }
  }

  /// How many of the first columns are independent of those before them.
  ///
  /// A column counts as dependent where at most `LeastSquares.rankTolerance` of its length is
  /// its own: units do not matter.
  public var independentLeadingColumns: Int {
    (0..<columns).prefix { column in
      let length = (0...column).reduce(0) { hypot($0, self[$1, column]) }
      return abs(self[column, column]) > LeastSquares.rankTolerance * length
    }.count
  }

  /// The coefficients on all columns, by back substitution.
  ///
  /// - Throws: `LinearSolveError.rankDeficient` where a column depends on those before it.
  /// - Complexity: O(k²).
  public func coefficients() throws(LinearSolveError) -> [Double] {
    let rank = independentLeadingColumns
    guard rank == columns else { throw .rankDeficient(rank: rank, columns: columns) }
    var solution = [Double](repeating: 0, count: columns)
    for i in (0..<columns).reversed() {
      var sum = self[i, columns]
      for j in i + 1..<max(columns, i + 1) { sum -= self[i, j] * solution[j] }
      solution[i] = sum / self[i, i]
    }
    return solution
  }

  private subscript(row: Int, column: Int) -> Double { factor[row * (columns + 1) + column] }
}
