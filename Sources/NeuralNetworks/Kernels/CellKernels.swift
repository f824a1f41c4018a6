/// The fused kernels of one time step of each cell, `CKernels` in Swift's terms.
///
/// All arrays are row-major `[B, ·]` without gaps; `gates` holds the products on entry of a forward
/// kernel, the activated gates after it, and `∂L/∂(pre-activations)` after the backward kernel.
/// Cells call them through `CellStep`; what each computes stands in its cell's file.
public protocol CellKernels {
  /// `h = f(gates + bias)`.
  static func elmanForward(
    _ function: ElmanActivation, batch: Int, hidden: Int, gates: UnsafePointer<Self>,
    bias: UnsafePointer<Self>, h: UnsafeMutablePointer<Self>)
  /// `gates = dh · f'`, where `f'` follows from `h`.
  static func elmanBackward(
    _ function: ElmanActivation, count: Int, h: UnsafePointer<Self>, dh: UnsafePointer<Self>,
    gates: UnsafeMutablePointer<Self>)
  /// Activates the gates and gives `c`, `tanh c` and `h`.
  static func lstmForward(
    _ kind: LSTMKind, batch: Int, hidden: Int, gates: UnsafeMutablePointer<Self>,
    bias: UnsafePointer<Self>, peepholes: UnsafePointer<Self>, previousC: UnsafePointer<Self>,
    c: UnsafeMutablePointer<Self>, tanhC: UnsafeMutablePointer<Self>,
    h: UnsafeMutablePointer<Self>)
  /// Gives the gates' gradients and `∂L/∂c'`; adds into the peepholes' gradients.
  static func lstmBackward(
    _ kind: LSTMKind, batch: Int, hidden: Int, gates: UnsafeMutablePointer<Self>,
    peepholes: UnsafePointer<Self>, peepholeGradients: UnsafeMutablePointer<Self>,
    previousC: UnsafePointer<Self>, c: UnsafePointer<Self>, tanhC: UnsafePointer<Self>,
    dh: UnsafePointer<Self>, dc: UnsafePointer<Self>, previousDC: UnsafeMutablePointer<Self>)
  /// Activates the gates from both products and gives `h`; leaves `q` in the products.
  static func gruAfterForward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Self>,
    products: UnsafeMutablePointer<Self>, bias: UnsafePointer<Self>,
    recurrentBias: UnsafePointer<Self>, previousH: UnsafePointer<Self>,
    h: UnsafeMutablePointer<Self>)
  /// Gives the gradients of both products; adds `dh u` into `previousDH`.
  static func gruAfterBackward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Self>,
    products: UnsafeMutablePointer<Self>, previousH: UnsafePointer<Self>,
    dh: UnsafePointer<Self>, previousDH: UnsafeMutablePointer<Self>)
  /// Activates `r` and `u`; gives `r h'`.
  static func gruBeforeReset(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Self>, bias: UnsafePointer<Self>,
    previousH: UnsafePointer<Self>, resetH: UnsafeMutablePointer<Self>)
  /// Activates `g`; gives `h`.
  static func gruBeforeUpdate(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Self>, bias: UnsafePointer<Self>,
    previousH: UnsafePointer<Self>, h: UnsafeMutablePointer<Self>)
  /// Gives the gradients of `g` and `u`; adds `dh u` into `previousDH`.
  static func gruBeforeUpdateBackward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Self>, previousH: UnsafePointer<Self>,
    dh: UnsafePointer<Self>, previousDH: UnsafeMutablePointer<Self>)
  /// Gives the gradient of `r` from that of `r h'`; adds its share into `previousDH`.
  static func gruBeforeResetBackward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Self>, previousH: UnsafePointer<Self>,
    resetDH: UnsafePointer<Self>, previousDH: UnsafeMutablePointer<Self>)
}
