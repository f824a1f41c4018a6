/// The doors to the optimisers' C kernels, one witness per number type.
///
/// `p` are parameters, `g` gradients, all of `count` numbers; formulas in `UpdateRule`.
public protocol OptimiserKernels {
  /// One step down the gradient.
  static func gradientDescentStep(
    count: Int, rate: Self, decay: Self, _ g: UnsafePointer<Self>, _ p: UnsafeMutablePointer<Self>)
  /// One step of gradient descent with momentum `v`.
  static func momentumStep(
    count: Int, rate: Self, momentum: Self, nesterov: Bool, decay: Self, _ g: UnsafePointer<Self>,
    _ v: UnsafeMutablePointer<Self>, _ p: UnsafeMutablePointer<Self>)
  /// One step of RMSprop with mean squares `v`.
  static func rmsPropStep(
    count: Int, rate: Self, smoothing: Self, epsilon: Self, decay: Self, _ g: UnsafePointer<Self>,
    _ v: UnsafeMutablePointer<Self>, _ p: UnsafeMutablePointer<Self>)
  /// One step of Adam or AdamW with moments `m` and `v`.
  static func adamStep(
    count: Int, rate: Self, root: Self, beta1: Self, beta2: Self, epsilon: Self, decay: Self,
    shrink: Self, _ g: UnsafePointer<Self>, _ m: UnsafeMutablePointer<Self>,
    _ v: UnsafeMutablePointer<Self>, _ p: UnsafeMutablePointer<Self>)
  /// Clamps every number of `p` to ±`bound`; NaN stays.
  static func clip(count: Int, bound: Self, _ p: UnsafeMutablePointer<Self>)
  /// Moves the running mean `p` towards `g`: `p += share · (g - p)`.
  static func moveTowards(
    count: Int, share: Self, _ g: UnsafePointer<Self>, _ p: UnsafeMutablePointer<Self>)
}
