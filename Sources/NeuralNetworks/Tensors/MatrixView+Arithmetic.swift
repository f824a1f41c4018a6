/// Which side of a matrix product is read transposed.
public enum Transposition: Sendable, Hashable {
  /// `A B`.
  case none
  /// `Aᵀ B`.
  case first
  /// `A Bᵀ`.
  case second
}

extension MatrixView {
  /// This matrix becomes `α op(A) op(B) + β · itself`.
  ///
  /// - Parameters:
  ///   - a: `[m, k]`, or `[k, m]` when the first is transposed.
  ///   - b: `[k, n]`, or `[n, k]` when the second is transposed.
  ///   - transposition: which of the two is read transposed.
  ///   - alpha: the factor of the product.
  ///   - beta: the factor of what stands here: 0 overwrites, 1 adds.
  /// - Complexity: `2 m n k` operations, in OpenBLAS.
  public func multiply(
    _ a: MatrixView, _ b: MatrixView, transposed transposition: Transposition = .none,
    alpha: Scalar = 1, beta: Scalar = 0
  ) {
    let first = transposition == .first
    let second = transposition == .second
    let inner = first ? a.rows : a.columns
    precondition(
      (first ? a.columns : a.rows) == rows && (second ? b.rows : b.columns) == columns
        && (second ? b.columns : b.rows) == inner,
      "[\(a.rows), \(a.columns)] × [\(b.rows), \(b.columns)] into [\(rows), \(columns)]")
    unsafe Scalar.multiply(
      a.base, transposed: first, stride: max(a.stride, 1),
      b.base, transposed: second, stride: max(b.stride, 1),
      into: base, stride: max(stride, 1), m: rows, n: columns, k: inner, alpha: alpha, beta: beta)
  }

  /// Fills the matrix with one number.
  public func fill(_ value: Scalar) {
    if isContiguous {
      unsafe base.update(repeating: value, count: rows * columns)
    } else {
      for row in 0..<rows {
        unsafe (base + row * stride).update(repeating: value, count: columns)
      }
    }
  }

  /// Copies a matrix of the same shape.
  public func copy(_ other: MatrixView) {
    checkShape(other)
    if isContiguous && other.isContiguous {
      unsafe base.update(from: other.base, count: rows * columns)
    } else {
      for row in 0..<rows {
        unsafe (base + row * stride).update(from: other.base + row * other.stride, count: columns)
      }
    }
  }

  /// Copies the numbers of a matrix of the same shape and leaves what stands where it has NaN.
  func copyNumbers(of other: MatrixView) {
    checkShape(other)
    for row in 0..<rows {
      for column in 0..<columns where !other[row, column].isNaN {
        self[row, column] = other[row, column]
      }
    }
  }

  /// Copies a matrix with rows and columns exchanged.
  public func copyTransposed(_ other: MatrixView) {
    precondition(
      other.rows == columns && other.columns == rows,
      "expected [\(columns), \(rows)], found [\(other.rows), \(other.columns)]")
    for row in 0..<rows {
      let line = unsafe base + row * stride
      let source = unsafe other.base + row
      for column in 0..<columns { unsafe line[column] = source[column * other.stride] }
    }
  }

  /// Adds `a ·` a matrix of the same shape.
  public func add(_ a: Scalar = 1, times other: MatrixView) {
    checkShape(other)
    if isContiguous && other.isContiguous {
      unsafe Scalar.addScaled(a, other.base, to: base, count: rows * columns)
    } else {
      for row in 0..<rows {
        unsafe Scalar.addScaled(
          a, other.base + row * other.stride, to: base + row * stride, count: columns)
      }
    }
  }

  /// Multiplies element by element with a matrix of the same shape; both without gaps.
  public func multiplyElements(by other: MatrixView) {
    checkShape(other)
    precondition(isContiguous && other.isContiguous, "matrices without gaps expected")
    unsafe Scalar.multiplyElements(base, other.base, into: base, count: rows * columns)
  }

  /// Adds the row `vector` `[1, columns]` to every row.
  public func addToEveryRow(_ vector: MatrixView) {
    precondition(vector.columns == columns && vector.rows == 1, "one row of \(columns) expected")
    unsafe Scalar.addRowVector(vector.base, to: base, rows: rows, columns: columns, stride: stride)
  }

  /// Adds the sum of the rows of `other` to this one row `[1, columns]`.
  public func addColumnSums(of other: MatrixView) {
    precondition(other.columns == columns && rows == 1, "one row of \(other.columns) expected")
    unsafe Scalar.addColumnSums(
      of: other.base, rows: other.rows, columns: columns, stride: other.stride, to: base)
  }

  private func checkShape(_ other: MatrixView) {
    precondition(
      other.rows == rows && other.columns == columns,
      "expected [\(rows), \(columns)], found [\(other.rows), \(other.columns)]")
  }
}
