/// The gated recurrent unit whose reset gate acts before the recurrent product: Cho's and the
/// lectures' form.
///
///     r = σ(V_r x_t + W_r h_{t-1} + b_r)
///     u = σ(V_u x_t + W_u h_{t-1} + b_u)
///     g = tanh(V_g x_t + W_g (r ⊙ h_{t-1}) + b_g)
///     h_t = (1 - u) ⊙ g + u ⊙ h_{t-1}
///
/// `u` keeps the past; texts with `h_t = (1 - z) ⊙ h_{t-1} + z ⊙ g` have `z = 1 - u`. Rows stand in
/// the order r, u, g. A step needs two products in a row, so it is slower than reset-after.
/// Backward, `a` the arguments and `s = r ⊙ h_{t-1}`:
///
///     ∂L/∂a_g = ∂L/∂h_t ⊙ (1 - u) ⊙ (1 - g²)      ∂L/∂s = ∂L/∂a_g W_g
///     ∂L/∂a_u = ∂L/∂h_t ⊙ (h_{t-1} - g) ⊙ u (1 - u)
///     ∂L/∂a_r = ∂L/∂s ⊙ h_{t-1} ⊙ r (1 - r)
///     ∂L/∂h_{t-1} += ∂L/∂h_t ⊙ u + ∂L/∂s ⊙ r + [∂L/∂a_r, ∂L/∂a_u] W_ru
///
/// - Source: reference §1.7; Cho et al. (2014), EMNLP.
public struct GRUResetBeforeCell: RecurrentCell {
  /// I.
  public let inputSize: Int
  /// H.
  public let hiddenSize: Int
  /// The update gate's bias before training.
  ///
  /// ∂h_t/∂h_{t-1} has the term u: a gate that starts open lets gradients survive, as an LSTM's
  /// forget gate does.
  public let updateBias: Double

  /// A cell of the given sizes.
  public init(inputSize: Int, hiddenSize: Int, updateBias: Double = 0) {
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.updateBias = updateBias
  }

  /// Its name among the cells.
  public var cellKind: CellKind { .gru(.resetBefore, updateBias: updateBias) }
  /// G·H.
  public var gateSize: Int { 3 * hiddenSize }
  /// `r ⊙ h_{t-1}`.
  public var keptSize: Int { hiddenSize }

  /// Zero biases but the update gate's.
  public func appendParameters(
    to layout: inout ParameterLayout, prefix: String
  ) -> CellBlocks {
    CellBlocks(
      appendingTo: &layout, prefix: prefix, cell: self, bias: .constants([0, updateBias, 0]))
  }

  private var resetAndUpdate: Range<Int> { 0..<2 * hiddenSize }
  private var candidate: Range<Int> { 2 * hiddenSize..<3 * hiddenSize }

  /// The step, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward<Scalar: NetworkScalar>(_ step: CellStep<Scalar>) {
    let batch = step.hidden.rows
    step.gates.columns(resetAndUpdate).multiply(
      step.previousHidden, step.recurrentTransposed.columns(resetAndUpdate), beta: 1)
    unsafe Scalar.gruBeforeReset(
      batch: batch, hidden: hiddenSize, gates: step.gates.base, bias: step.weights.bias.base,
      previousH: step.previousHidden.base, resetH: step.kept.base)
    step.gates.columns(candidate).multiply(
      step.kept, step.recurrentTransposed.columns(candidate), beta: 1)
    unsafe Scalar.gruBeforeUpdate(
      batch: batch, hidden: hiddenSize, gates: step.gates.base, bias: step.weights.bias.base,
      previousH: step.previousHidden.base, h: step.hidden.base)
  }

  /// The step backwards, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward<Scalar: NetworkScalar>(
    _ step: CellStep<Scalar>, _ gradients: CellGradients<Scalar>
  ) {
    let batch = step.hidden.rows
    unsafe Scalar.gruBeforeUpdateBackward(
      batch: batch, hidden: hiddenSize, gates: step.gates.base,
      previousH: step.previousHidden.base, dh: gradients.hidden.base,
      previousDH: gradients.previousHidden.base)
    step.scratch.multiply(
      step.gates.columns(candidate), step.weights.recurrent.rows(candidate))
    unsafe Scalar.gruBeforeResetBackward(
      batch: batch, hidden: hiddenSize, gates: step.gates.base,
      previousH: step.previousHidden.base, resetDH: step.scratch.base,
      previousDH: gradients.previousHidden.base)
    gradients.previousHidden.multiply(
      step.gates.columns(resetAndUpdate), step.weights.recurrent.rows(resetAndUpdate), beta: 1)
  }

  /// The products over all steps.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func addWeightGradients<Scalar: NetworkScalar>(_ sweep: CellSweep<Scalar>) {
    sweep.gradients.recurrent.rows(resetAndUpdate).multiply(
      sweep.gates.columns(resetAndUpdate), sweep.previousHidden, transposed: .first, beta: 1)
    sweep.gradients.recurrent.rows(candidate).multiply(
      sweep.gates.columns(candidate), sweep.kept, transposed: .first, beta: 1)
  }
}
