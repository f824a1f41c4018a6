internal import CKernels

extension Double: CellKernels {
  /// See `CellKernels`.
  public static func elmanForward(
    _ function: ElmanActivation, batch: Int, hidden: Int, gates: UnsafePointer<Double>,
    bias: UnsafePointer<Double>, h: UnsafeMutablePointer<Double>
  ) {
    unsafe elman_forward_f64(function.kernel, batch, hidden, gates, bias, h)
  }

  /// See `CellKernels`.
  public static func elmanBackward(
    _ function: ElmanActivation, count: Int, h: UnsafePointer<Double>, dh: UnsafePointer<Double>,
    gates: UnsafeMutablePointer<Double>
  ) {
    unsafe elman_backward_f64(function.kernel, count, h, dh, gates)
  }

  /// See `CellKernels`.
  public static func lstmForward(
    _ kind: LSTMKind, batch: Int, hidden: Int, gates: UnsafeMutablePointer<Double>,
    bias: UnsafePointer<Double>, peepholes: UnsafePointer<Double>, previousC: UnsafePointer<Double>,
    c: UnsafeMutablePointer<Double>, tanhC: UnsafeMutablePointer<Double>,
    h: UnsafeMutablePointer<Double>
  ) {
    unsafe lstm_forward_f64(
      kind.kernel, batch, hidden, gates, bias, peepholes, previousC, c, tanhC, h)
  }

  /// See `CellKernels`.
  public static func lstmBackward(
    _ kind: LSTMKind, batch: Int, hidden: Int, gates: UnsafeMutablePointer<Double>,
    peepholes: UnsafePointer<Double>, peepholeGradients: UnsafeMutablePointer<Double>,
    previousC: UnsafePointer<Double>, c: UnsafePointer<Double>, tanhC: UnsafePointer<Double>,
    dh: UnsafePointer<Double>, dc: UnsafePointer<Double>, previousDC: UnsafeMutablePointer<Double>
  ) {
    unsafe lstm_backward_f64(
      kind.kernel, batch, hidden, gates, peepholes, peepholeGradients, previousC, c, tanhC, dh, dc,
      previousDC)
  }

  /// See `CellKernels`.
  public static func gruAfterForward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Double>,
    products: UnsafeMutablePointer<Double>, bias: UnsafePointer<Double>,
    recurrentBias: UnsafePointer<Double>, previousH: UnsafePointer<Double>,
    h: UnsafeMutablePointer<Double>
  ) {
    unsafe gru_after_forward_f64(
      batch, hidden, gates, products, bias, recurrentBias, previousH, h)
  }

  /// See `CellKernels`.
  public static func gruAfterBackward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Double>,
    products: UnsafeMutablePointer<Double>, previousH: UnsafePointer<Double>,
    dh: UnsafePointer<Double>, previousDH: UnsafeMutablePointer<Double>
  ) {
    unsafe gru_after_backward_f64(batch, hidden, gates, products, previousH, dh, previousDH)
  }

  /// See `CellKernels`.
  public static func gruBeforeReset(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Double>, bias: UnsafePointer<Double>,
    previousH: UnsafePointer<Double>, resetH: UnsafeMutablePointer<Double>
  ) {
    unsafe gru_before_reset_f64(batch, hidden, gates, bias, previousH, resetH)
  }

  /// See `CellKernels`.
  public static func gruBeforeUpdate(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Double>, bias: UnsafePointer<Double>,
    previousH: UnsafePointer<Double>, h: UnsafeMutablePointer<Double>
  ) {
    unsafe gru_before_update_f64(batch, hidden, gates, bias, previousH, h)
  }

  /// See `CellKernels`.
  public static func gruBeforeUpdateBackward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Double>, previousH: UnsafePointer<Double>,
    dh: UnsafePointer<Double>, previousDH: UnsafeMutablePointer<Double>
  ) {
    unsafe gru_before_update_backward_f64(batch, hidden, gates, previousH, dh, previousDH)
  }

  /// See `CellKernels`.
  public static func gruBeforeResetBackward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Double>, previousH: UnsafePointer<Double>,
    resetDH: UnsafePointer<Double>, previousDH: UnsafeMutablePointer<Double>
  ) {
    unsafe gru_before_reset_backward_f64(batch, hidden, gates, previousH, resetDH, previousDH)
  }
}
