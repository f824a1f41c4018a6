/// Moves a square matrix up and to the left by one, less a multiple of `v vᵀ`.
///
///     A[i, j] ← A[i+1, j+1] - share · v[i+1] v[j+1],   0 in the last row and column
///
/// What a step in time does to the covariance of a state whose parts move up by one.
///
/// - Parameters:
///   - matrix: A, `[r, r]`, row by row.
///   - share: the multiple.
///   - vector: v, `[r]`.
/// - Complexity: O(r²), no allocation.
package func shiftMatrix(
  _ matrix: inout [Double], subtracting share: Double, timesOuterSquareOf vector: [Double]
) {
  let r = vector.count
  precondition(r > 0 && matrix.count == r * r, "a square matrix as wide as the vector expected")
  unsafe matrix.withUnsafeMutableBufferPointer { a in
    unsafe vector.withUnsafeBufferPointer { v in
      for i in 0..<r - 1 {
        let weight = unsafe share * v[i + 1]
        let (row, next) = (i * r, (i + 1) * r + 1)
        for j in 0..<r - 1 {
          unsafe a[row + j] = a[next + j] - weight * v[j + 1]
        }
        unsafe a[row + r - 1] = 0
      }
      for j in 0..<r { unsafe a[(r - 1) * r + j] = 0 }
    }
  }
}
