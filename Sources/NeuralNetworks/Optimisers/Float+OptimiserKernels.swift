internal import CKernels

extension Float: OptimiserKernels {
  /// See `OptimiserKernels`.
  public static func gradientDescentStep(
    count: Int, rate: Float, decay: Float, _ g: UnsafePointer<Float>,
    _ p: UnsafeMutablePointer<Float>
  ) {
    unsafe gradient_descent_step_f32(count, rate, decay, g, p)
  }

  /// See `OptimiserKernels`.
  public static func momentumStep(
    count: Int, rate: Float, momentum: Float, nesterov: Bool, decay: Float,
    _ g: UnsafePointer<Float>, _ v: UnsafeMutablePointer<Float>, _ p: UnsafeMutablePointer<Float>
  ) {
    unsafe momentum_step_f32(count, rate, momentum, nesterov ? 1 : 0, decay, g, v, p)
  }

  /// See `OptimiserKernels`.
  public static func rmsPropStep(
    count: Int, rate: Float, smoothing: Float, epsilon: Float, decay: Float,
    _ g: UnsafePointer<Float>, _ v: UnsafeMutablePointer<Float>, _ p: UnsafeMutablePointer<Float>
  ) {
    unsafe rms_prop_step_f32(count, rate, smoothing, epsilon, decay, g, v, p)
  }

  /// See `OptimiserKernels`.
  public static func adamStep(
    count: Int, rate: Float, root: Float, beta1: Float, beta2: Float, epsilon: Float, decay: Float,
    shrink: Float, _ g: UnsafePointer<Float>, _ m: UnsafeMutablePointer<Float>,
    _ v: UnsafeMutablePointer<Float>, _ p: UnsafeMutablePointer<Float>
  ) {
    unsafe adam_step_f32(count, rate, root, beta1, beta2, epsilon, decay, shrink, g, m, v, p)
  }

  /// See `OptimiserKernels`.
  public static func clip(count: Int, bound: Float, _ p: UnsafeMutablePointer<Float>) {
    unsafe clip_f32(count, bound, p)
  }

  /// See `OptimiserKernels`.
  public static func moveTowards(
    count: Int, share: Float, _ g: UnsafePointer<Float>, _ p: UnsafeMutablePointer<Float>
  ) {
    unsafe move_towards_f32(count, share, g, p)
  }
}
