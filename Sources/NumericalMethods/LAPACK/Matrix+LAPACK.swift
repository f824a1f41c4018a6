internal import COpenBLAS

// The doors to LAPACK and BLAS: sizes are checked here once, nothing unsafe leaves this folder.
// `info < 0` is an argument of ours that LAPACK refuses, a bug; `info > 0` is left to callers.

extension Matrix {
  /// Householder QR in place, without pivoting.
  ///
  /// Afterwards the upper triangle holds R, whose diagonal may be negative; what lies below it
  /// is LAPACK's own description of Q.
  ///
  /// - Returns: the scalar factors of the reflectors, `[min(rows, columns)]`.
  mutating func factorQR() -> [Double] {
    OpenBLAS.useOneThread()
    var scalars = [Double](repeating: 0, count: min(rows, columns))
    guard !scalars.isEmpty else { return scalars }
    let (height, width) = (lapack_index(rows), lapack_index(columns))
    let info = unsafe elements.withUnsafeMutableBufferPointer { a in
      unsafe scalars.withUnsafeMutableBufferPointer { tau in
        unsafe LAPACKE_dgeqrf(
          LAPACK_COL_MAJOR, height, width, a.baseAddress, height, tau.baseAddress)
      }
    }
    precondition(info == 0, "dgeqrf refused argument \(-info)")
    return scalars
  }

  /// Householder QR in place with column pivoting, `A P = Q R`.
  ///
  /// - Returns: the reflectors' scalars, and for each column of R the column of A it stands for.
  mutating func factorPivotedQR() -> (scalars: [Double], pivots: [Int]) {
    OpenBLAS.useOneThread()
    var scalars = [Double](repeating: 0, count: min(rows, columns))
    // 0 marks a column as free to move.
    var pivots = [lapack_index](repeating: 0, count: columns)
    guard !scalars.isEmpty else { return (scalars, Array(0..<columns)) }
    let (height, width) = (lapack_index(rows), lapack_index(columns))
    let info = unsafe elements.withUnsafeMutableBufferPointer { a in
      unsafe scalars.withUnsafeMutableBufferPointer { tau in
        unsafe pivots.withUnsafeMutableBufferPointer { jpvt in
          unsafe LAPACKE_dgeqp3(
            LAPACK_COL_MAJOR, height, width, a.baseAddress, height, jpvt.baseAddress,
            tau.baseAddress)
        }
      }
    }
    precondition(info == 0, "dgeqp3 refused argument \(-info)")
    return (scalars, pivots.map { Int($0) - 1 })
  }

  /// Overwrites `right` with `Qᵀ · right`; this matrix is what `factorQR` left.
  func applyTransposedQ(scalars: [Double], to right: inout Matrix) {
    precondition(right.rows == rows, "expected \(rows) rows, found \(right.rows)")
    guard !scalars.isEmpty, right.columns > 0 else { return }
    let (height, width) = (lapack_index(rows), lapack_index(right.columns))
    let info = unsafe elements.withUnsafeBufferPointer { a in
      unsafe scalars.withUnsafeBufferPointer { tau in
        unsafe right.elements.withUnsafeMutableBufferPointer { c in
          unsafe LAPACKE_dormqr(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), CChar(UInt8(ascii: "T")), height, width,
            lapack_index(tau.count), a.baseAddress, height, tau.baseAddress, c.baseAddress, height)
        }
      }
    }
    precondition(info == 0, "dormqr refused argument \(-info)")
  }

  /// Cholesky in place: the lower triangle becomes L with `A = L Lᵀ`.
  ///
  /// - Returns: nil, or the first column (from 0) whose leading block is not positive definite.
  mutating func factorCholesky() -> Int? {
    precondition(rows == columns, "expected a square matrix, found \(rows) × \(columns)")
    OpenBLAS.useOneThread()
    guard rows > 0 else { return nil }
    let order = lapack_index(rows)
    let info = unsafe elements.withUnsafeMutableBufferPointer { a in
      unsafe LAPACKE_dpotrf(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), order, a.baseAddress, order)
    }
    precondition(info >= 0, "dpotrf refused argument \(-info)")
    return info > 0 ? Int(info) - 1 : nil
  }

  /// Solves `L Lᵀ X = right` in place; this matrix is what `factorCholesky` left.
  func solveCholesky(_ right: inout Matrix) {
    precondition(right.rows == rows, "expected \(rows) rows, found \(right.rows)")
    guard rows > 0, right.columns > 0 else { return }
    let (order, width) = (lapack_index(rows), lapack_index(right.columns))
    let info = unsafe elements.withUnsafeBufferPointer { a in
      unsafe right.elements.withUnsafeMutableBufferPointer { b in
        unsafe LAPACKE_dpotrs(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), order, width, a.baseAddress, order,
          b.baseAddress, order)
      }
    }
    precondition(info == 0, "dpotrs refused argument \(-info)")
  }

  /// `alpha · op(A) · op(B)` by `dgemm`, op being the transpose where asked.
  static func multiply(
    _ left: Matrix, transposed leftTransposed: Bool, _ right: Matrix,
    transposed rightTransposed: Bool
  ) -> Matrix {
    let (height, inner) =
      leftTransposed ? (left.columns, left.rows) : (left.rows, left.columns)
    let (rightInner, width) =
      rightTransposed ? (right.columns, right.rows) : (right.rows, right.columns)
    precondition(inner == rightInner, "inner sizes \(inner) and \(rightInner) differ")
    var product = Matrix(rows: height, columns: width)
    guard height > 0, width > 0, inner > 0 else { return product }
    OpenBLAS.useOneThread()
    unsafe left.elements.withUnsafeBufferPointer { a in
      unsafe right.elements.withUnsafeBufferPointer { b in
        unsafe product.elements.withUnsafeMutableBufferPointer { c in
          unsafe cblas_dgemm(
            CblasColMajor, leftTransposed ? CblasTrans : CblasNoTrans,
            rightTransposed ? CblasTrans : CblasNoTrans, blasint(height), blasint(width),
            blasint(inner), 1, a.baseAddress, blasint(left.rows), b.baseAddress,
            blasint(right.rows), 0, c.baseAddress, blasint(height))
        }
      }
    }
    return product
  }
}
