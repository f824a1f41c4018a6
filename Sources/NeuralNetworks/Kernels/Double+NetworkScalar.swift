internal import CKernels
internal import COpenBLAS

extension Double: NetworkScalar {
  /// See `NetworkScalar`.
  public static func multiply(
    _ a: UnsafePointer<Double>, transposed transposeA: Bool, stride strideA: Int,
    _ b: UnsafePointer<Double>, transposed transposeB: Bool, stride strideB: Int,
    into c: UnsafeMutablePointer<Double>, stride strideC: Int,
    m: Int, n: Int, k: Int, alpha: Double, beta: Double
  ) {
    unsafe cblas_dgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans,
      transposeB ? CblasTrans : CblasNoTrans, blasint(m), blasint(n), blasint(k), alpha,
      a, blasint(strideA), b, blasint(strideB), beta, c, blasint(strideC))
  }

  /// See `NetworkScalar`.
  public static func scale(_ x: UnsafeMutablePointer<Double>, count: Int, by factor: Double) {
    unsafe scale_f64(count, factor, x)
  }

  /// See `NetworkScalar`.
  public static func addScaled(
    _ a: Double, _ x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>, count: Int
  ) {
    unsafe add_scaled_f64(count, a, x, y)
  }

  /// See `NetworkScalar`.
  public static func sumOfSquares(_ x: UnsafePointer<Double>, count: Int) -> Double {
    unsafe sum_of_squares_f64(count, x)
  }

  /// See `NetworkScalar`.
  public static func addColumnSums(
    of x: UnsafePointer<Double>, rows: Int, columns: Int, stride: Int,
    to sums: UnsafeMutablePointer<Double>
  ) {
    unsafe add_column_sums_f64(rows, columns, stride, x, sums)
  }

  /// See `NetworkScalar`.
  public static func addRowVector(
    _ vector: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>, rows: Int, columns: Int,
    stride: Int
  ) {
    unsafe add_row_vector_f64(rows, columns, stride, vector, y)
  }

  /// See `NetworkScalar`.
  public static func sigmoid(
    _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>, count: Int
  ) {
    unsafe sigmoid_f64(count, x, y)
  }

  /// See `NetworkScalar`.
  public static func hyperbolicTangent(
    _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>, count: Int
  ) {
    unsafe hyperbolic_tangent_f64(count, x, y)
  }

  /// See `NetworkScalar`.
  public static func exponential(
    _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>, count: Int
  ) {
    unsafe exponential_f64(count, x, y)
  }

  /// See `NetworkScalar`.
  public static func multiplyElements(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    unsafe multiply_elements_f64(count, a, b, y)
  }

  /// See `NetworkScalar`.
  public static func layerNormForward(
    rows: Int, columns: Int, epsilon: Double, x: UnsafePointer<Double>, gain: UnsafePointer<Double>,
    shift: UnsafePointer<Double>, normalised: UnsafeMutablePointer<Double>,
    inverseDeviation: UnsafeMutablePointer<Double>, y: UnsafeMutablePointer<Double>
  ) {
    unsafe layer_norm_forward_f64(
      rows, columns, epsilon, x, gain, shift, normalised, inverseDeviation, y)
  }

  /// See `NetworkScalar`.
  public static func layerNormBackward(
    rows: Int, columns: Int, dy: UnsafePointer<Double>, gain: UnsafePointer<Double>,
    normalised: UnsafePointer<Double>, inverseDeviation: UnsafePointer<Double>,
    gainGradient: UnsafeMutablePointer<Double>, shiftGradient: UnsafeMutablePointer<Double>,
    dx: UnsafeMutablePointer<Double>
  ) {
    unsafe layer_norm_backward_f64(
      rows, columns, dy, gain, normalised, inverseDeviation, gainGradient, shiftGradient, dx)
  }
}
