/// Why a linear system has no unique, usable solution.
public enum LinearSolveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Columns that are linear combinations of others.
  case rankDeficient(rank: Int, columns: Int)
  /// A matrix that should be positive definite is not; `column` counts from 0.
  case notPositiveDefinite(column: Int)

  /// What was expected, what was found.
  public var description: String {
    switch self {
    case .rankDeficient(let rank, let columns):
      "expected \(columns) independent columns, found \(rank)."
    case .notPositiveDefinite(let column):
      "expected a positive definite matrix, found one that fails at column \(column + 1)."
    }
  }
}
