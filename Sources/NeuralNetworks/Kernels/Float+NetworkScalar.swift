internal import CKernels
internal import COpenBLAS

extension Float: NetworkScalar {
  /// See `NetworkScalar`.
  public static func multiply(
    _ a: UnsafePointer<Float>, transposed transposeA: Bool, stride strideA: Int,
    _ b: UnsafePointer<Float>, transposed transposeB: Bool, stride strideB: Int,
    into c: UnsafeMutablePointer<Float>, stride strideC: Int,
    m: Int, n: Int, k: Int, alpha: Float, beta: Float
  ) {
    // Series of one column are read one number a step; OpenBLAS packs and multiplies as if it were
    // a dozen.
    if k == 1, beta == 0, alpha == 1, !transposeA, !transposeB || strideB == 1 {
      unsafe outer_product_f32(m, n, strideA, a, b, strideC, c)
      return
    }
    if n == 1, beta == 1, alpha == 1, transposeA, !transposeB, strideC == 1 {
      unsafe add_weighted_column_sums_f32(k, m, strideA, a, strideB, b, c)
      return
    }
    let rows = transposeA ? m : ProductSplit.rows(m: m, n: n, k: k, transposed: transposeB)
    let inner = transposeA ? ProductSplit.inner(k) : k
    var row = 0
    while row < m {
      var done = 0
      repeat {
        let part = min(inner, k - done)
        unsafe cblas_sgemm(
          CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans,
          transposeB ? CblasTrans : CblasNoTrans, blasint(min(rows, m - row)), blasint(n),
          blasint(part), alpha, a + (transposeA ? done * strideA : row * strideA),
          blasint(strideA), b + (transposeA ? done * strideB : 0), blasint(strideB),
          done == 0 ? beta : 1, c + row * strideC, blasint(strideC))
        done += part
      } while done < k
      row += rows
    }
  }

  /// See `NetworkScalar`.
  public static func scale(_ x: UnsafeMutablePointer<Float>, count: Int, by factor: Float) {
    unsafe scale_f32(count, factor, x)
  }

  /// See `NetworkScalar`.
  public static func addScaled(
    _ a: Float, _ x: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, count: Int
  ) {
    unsafe add_scaled_f32(count, a, x, y)
  }

  /// See `NetworkScalar`.
  public static func sumOfSquares(_ x: UnsafePointer<Float>, count: Int) -> Double {
    unsafe sum_of_squares_f32(count, x)
  }

  /// See `NetworkScalar`.
  public static func addColumnSums(
    of x: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int,
    to sums: UnsafeMutablePointer<Float>
  ) {
    unsafe add_column_sums_f32(rows, columns, stride, x, sums)
  }

  /// See `NetworkScalar`.
  public static func addRowVector(
    _ vector: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, rows: Int, columns: Int,
    stride: Int
  ) {
    unsafe add_row_vector_f32(rows, columns, stride, vector, y)
  }

  /// See `NetworkScalar`.
  public static func sigmoid(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    unsafe sigmoid_f32(count, x, y)
  }

  /// See `NetworkScalar`.
  public static func hyperbolicTangent(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    unsafe hyperbolic_tangent_f32(count, x, y)
  }

  /// See `NetworkScalar`.
  public static func exponential(
    _ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int
  ) {
    unsafe exponential_f32(count, x, y)
  }

  /// See `NetworkScalar`.
  public static func multiplyElements(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>,
    count: Int
  ) {
    unsafe multiply_elements_f32(count, a, b, y)
  }

  /// See `NetworkScalar`.
  public static func layerNormForward(
    rows: Int, columns: Int, epsilon: Float, x: UnsafePointer<Float>, gain: UnsafePointer<Float>,
    shift: UnsafePointer<Float>, normalised: UnsafeMutablePointer<Float>,
    inverseDeviation: UnsafeMutablePointer<Float>, y: UnsafeMutablePointer<Float>
  ) {
    unsafe layer_norm_forward_f32(
      rows, columns, epsilon, x, gain, shift, normalised, inverseDeviation, y)
  }

  /// See `NetworkScalar`.
  public static func layerNormBackward(
    rows: Int, columns: Int, dy: UnsafePointer<Float>, gain: UnsafePointer<Float>,
    normalised: UnsafePointer<Float>, inverseDeviation: UnsafePointer<Float>,
    gainGradient: UnsafeMutablePointer<Float>, shiftGradient: UnsafeMutablePointer<Float>,
    dx: UnsafeMutablePointer<Float>
  ) {
    unsafe layer_norm_backward_f32(
      rows, columns, dy, gain, normalised, inverseDeviation, gainGradient, shiftGradient, dx)
  }
}
