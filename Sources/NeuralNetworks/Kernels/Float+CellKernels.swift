internal import CKernels

extension Float: CellKernels {
  /// See `CellKernels`.
  public static func elmanForward(
    _ function: ElmanActivation, batch: Int, hidden: Int, gates: UnsafePointer<Float>,
    bias: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>
  ) {
    unsafe elman_forward_f32(function.kernel, batch, hidden, gates, bias, h)
  }

  /// See `CellKernels`.
  public static func elmanBackward(
    _ function: ElmanActivation, count: Int, h: UnsafePointer<Float>, dh: UnsafePointer<Float>,
    gates: UnsafeMutablePointer<Float>
  ) {
    unsafe elman_backward_f32(function.kernel, count, h, dh, gates)
  }

  /// See `CellKernels`.
  public static func lstmForward(
    _ kind: LSTMKind, batch: Int, hidden: Int, gates: UnsafeMutablePointer<Float>,
    bias: UnsafePointer<Float>, peepholes: UnsafePointer<Float>, previousC: UnsafePointer<Float>,
    c: UnsafeMutablePointer<Float>, tanhC: UnsafeMutablePointer<Float>,
    h: UnsafeMutablePointer<Float>
  ) {
    unsafe lstm_forward_f32(
      kind.kernel, batch, hidden, gates, bias, peepholes, previousC, c, tanhC, h)
  }

  /// See `CellKernels`.
  public static func lstmBackward(
    _ kind: LSTMKind, batch: Int, hidden: Int, gates: UnsafeMutablePointer<Float>,
    peepholes: UnsafePointer<Float>, peepholeGradients: UnsafeMutablePointer<Float>,
    previousC: UnsafePointer<Float>, c: UnsafePointer<Float>, tanhC: UnsafePointer<Float>,
    dh: UnsafePointer<Float>, dc: UnsafePointer<Float>, previousDC: UnsafeMutablePointer<Float>
  ) {
    unsafe lstm_backward_f32(
      kind.kernel, batch, hidden, gates, peepholes, peepholeGradients, previousC, c, tanhC, dh, dc,
      previousDC)
  }

  /// See `CellKernels`.
  public static func gruAfterForward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Float>,
    products: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>,
    recurrentBias: UnsafePointer<Float>, previousH: UnsafePointer<Float>,
    h: UnsafeMutablePointer<Float>
  ) {
    unsafe gru_after_forward_f32(
      batch, hidden, gates, products, bias, recurrentBias, previousH, h)
  }

  /// See `CellKernels`.
  public static func gruAfterBackward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Float>,
    products: UnsafeMutablePointer<Float>, previousH: UnsafePointer<Float>,
    dh: UnsafePointer<Float>, previousDH: UnsafeMutablePointer<Float>
  ) {
    unsafe gru_after_backward_f32(batch, hidden, gates, products, previousH, dh, previousDH)
  }

  /// See `CellKernels`.
  public static func gruBeforeReset(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>,
    previousH: UnsafePointer<Float>, resetH: UnsafeMutablePointer<Float>
  ) {
    unsafe gru_before_reset_f32(batch, hidden, gates, bias, previousH, resetH)
  }

  /// See `CellKernels`.
  public static func gruBeforeUpdate(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>,
    previousH: UnsafePointer<Float>, h: UnsafeMutablePointer<Float>
  ) {
    unsafe gru_before_update_f32(batch, hidden, gates, bias, previousH, h)
  }

  /// See `CellKernels`.
  public static func gruBeforeUpdateBackward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Float>, previousH: UnsafePointer<Float>,
    dh: UnsafePointer<Float>, previousDH: UnsafeMutablePointer<Float>
  ) {
    unsafe gru_before_update_backward_f32(batch, hidden, gates, previousH, dh, previousDH)
  }

  /// See `CellKernels`.
  public static func gruBeforeResetBackward(
    batch: Int, hidden: Int, gates: UnsafeMutablePointer<Float>, previousH: UnsafePointer<Float>,
    resetDH: UnsafePointer<Float>, previousDH: UnsafeMutablePointer<Float>
  ) {
    unsafe gru_before_reset_backward_f32(batch, hidden, gates, previousH, resetDH, previousDH)
  }
}
