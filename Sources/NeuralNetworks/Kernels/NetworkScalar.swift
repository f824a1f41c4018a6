/// The number type of a network: `Float` for work, `Double` for gradient checks.
///
/// The requirements are the doors to OpenBLAS and to the C kernels, one witness per type, so that
/// everything above is written once. Networks call them through `MatrixView` and `Buffer`, which
/// check sizes; only new kernels need them directly.
public protocol NetworkScalar: BinaryFloatingPoint, Sendable, LosslessStringConvertible,
  CellKernels, OptimiserKernels
where Self.RawSignificand: FixedWidthInteger {
  /// `C = α op(A) op(B) + β C`, row-major; `C` is `[m, n]`, the inner dimension `k`.
  static func multiply(
    _ a: UnsafePointer<Self>, transposed transposeA: Bool, stride strideA: Int,
    _ b: UnsafePointer<Self>, transposed transposeB: Bool, stride strideB: Int,
    into c: UnsafeMutablePointer<Self>, stride strideC: Int,
    m: Int, n: Int, k: Int, alpha: Self, beta: Self)
  /// `x[n] *= factor`.
  static func scale(_ x: UnsafeMutablePointer<Self>, count: Int, by factor: Self)
  /// `y[n] += a · x[n]`.
  static func addScaled(
    _ a: Self, _ x: UnsafePointer<Self>, to y: UnsafeMutablePointer<Self>, count: Int)
  /// `Σ x²`, added up in `Double` in a fixed order.
  static func sumOfSquares(_ x: UnsafePointer<Self>, count: Int) -> Double
  /// `sums[columns] += Σ_rows x`, rows `stride` apart.
  static func addColumnSums(
    of x: UnsafePointer<Self>, rows: Int, columns: Int, stride: Int,
    to sums: UnsafeMutablePointer<Self>)
  /// `y[row] += vector` in every row, rows `stride` apart.
  static func addRowVector(
    _ vector: UnsafePointer<Self>, to y: UnsafeMutablePointer<Self>, rows: Int, columns: Int,
    stride: Int)
  /// `y = 1 / (1 + exp(-x))`; `y` may be `x`.
  static func sigmoid(_ x: UnsafePointer<Self>, into y: UnsafeMutablePointer<Self>, count: Int)
  /// `y = tanh(x)`; `y` may be `x`.
  static func hyperbolicTangent(
    _ x: UnsafePointer<Self>, into y: UnsafeMutablePointer<Self>, count: Int)
  /// `y = exp(x)`, arguments held to the range of normal results; `y` may be `x`.
  static func exponential(
    _ x: UnsafePointer<Self>, into y: UnsafeMutablePointer<Self>, count: Int)
  /// `y = a b`, element by element; `y` may be `a` or `b`.
  static func multiplyElements(
    _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>, into y: UnsafeMutablePointer<Self>,
    count: Int)
  /// Each row of `x` to mean 0 and deviation 1, times `gain`, plus `shift`.
  static func layerNormForward(
    rows: Int, columns: Int, epsilon: Self, x: UnsafePointer<Self>, gain: UnsafePointer<Self>,
    shift: UnsafePointer<Self>, normalised: UnsafeMutablePointer<Self>,
    inverseDeviation: UnsafeMutablePointer<Self>, y: UnsafeMutablePointer<Self>)
  /// Adds into `gainGradient` and `shiftGradient`; writes `dx`.
  static func layerNormBackward(
    rows: Int, columns: Int, dy: UnsafePointer<Self>, gain: UnsafePointer<Self>,
    normalised: UnsafePointer<Self>, inverseDeviation: UnsafePointer<Self>,
    gainGradient: UnsafeMutablePointer<Self>, shiftGradient: UnsafeMutablePointer<Self>,
    dx: UnsafeMutablePointer<Self>)
}
