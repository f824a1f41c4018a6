internal import CKernels

extension Double: OptimiserKernels {
  /// See `OptimiserKernels`.
  public static func gradientDescentStep(
    count: Int, rate: Double, decay: Double, _ g: UnsafePointer<Double>,
    _ p: UnsafeMutablePointer<Double>
  ) {
    unsafe gradient_descent_step_f64(count, rate, decay, g, p)
  }

  /// See `OptimiserKernels`.
  public static func momentumStep(
    count: Int, rate: Double, momentum: Double, nesterov: Bool, decay: Double,
    _ g: UnsafePointer<Double>, _ v: UnsafeMutablePointer<Double>, _ p: UnsafeMutablePointer<Double>
  ) {
    unsafe momentum_step_f64(count, rate, momentum, nesterov ? 1 : 0, decay, g, v, p)
  }

  /// See `OptimiserKernels`.
  public static func rmsPropStep(
    count: Int, rate: Double, smoothing: Double, epsilon: Double, decay: Double,
    _ g: UnsafePointer<Double>, _ v: UnsafeMutablePointer<Double>, _ p: UnsafeMutablePointer<Double>
  ) {
    unsafe rms_prop_step_f64(count, rate, smoothing, epsilon, decay, g, v, p)
  }

  /// See `OptimiserKernels`.
  public static func adamStep(
    count: Int, rate: Double, root: Double, beta1: Double, beta2: Double, epsilon: Double,
    decay: Double, shrink: Double, _ g: UnsafePointer<Double>, _ m: UnsafeMutablePointer<Double>,
    _ v: UnsafeMutablePointer<Double>, _ p: UnsafeMutablePointer<Double>
  ) {
    unsafe adam_step_f64(count, rate, root, beta1, beta2, epsilon, decay, shrink, g, m, v, p)
  }

  /// See `OptimiserKernels`.
  public static func clip(count: Int, bound: Double, _ p: UnsafeMutablePointer<Double>) {
    unsafe clip_f64(count, bound, p)
  }

  /// See `OptimiserKernels`.
  public static func moveTowards(
    count: Int, share: Double, _ g: UnsafePointer<Double>, _ p: UnsafeMutablePointer<Double>
  ) {
    unsafe move_towards_f64(count, share, g, p)
  }
}
