/// The gated recurrent unit whose reset gate acts after the recurrent product: the fast default,
/// cuDNN's and PyTorch's.
///
///     r = σ(V_r x_t + b_r + W_r h_{t-1} + b'_r)
///     u = σ(V_u x_t + b_u + W_u h_{t-1} + b'_u)
///     q = W_g h_{t-1} + b'_g
///     g = tanh(V_g x_t + b_g + r ⊙ q)
///     h_t = (1 - u) ⊙ g + u ⊙ h_{t-1}
///
/// `u` keeps the past. Two biases, because `b'_g` stands inside the reset. Rows stand in the order
/// r, u, g, PyTorch's r, z, n. One product gives all of `W h_{t-1}`. Backward, `a` the arguments:
///
///     ∂L/∂a_g = ∂L/∂h_t ⊙ (1 - u) ⊙ (1 - g²)      ∂L/∂q = ∂L/∂a_g ⊙ r
///     ∂L/∂a_u = ∂L/∂h_t ⊙ (h_{t-1} - g) ⊙ u (1 - u)
///     ∂L/∂a_r = ∂L/∂a_g ⊙ q ⊙ r (1 - r)
///     ∂L/∂h_{t-1} += ∂L/∂h_t ⊙ u + [∂L/∂a_r, ∂L/∂a_u, ∂L/∂q] W
///
/// - Source: reference §1.8; Cho et al. (2014), EMNLP, in the form of cuDNN.
public struct GRUResetAfterCell: RecurrentCell {
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
  public var cellKind: CellKind { .gru(.resetAfter, updateBias: updateBias) }
  /// G·H.
  public var gateSize: Int { 3 * hiddenSize }
  /// The recurrent products, of which `q` is needed, and their gradients afterwards.
  public var keptSize: Int { 3 * hiddenSize }

  /// Zero biases but the update gate's.
  public func appendParameters(
    to layout: inout ParameterLayout, prefix: String
  ) -> CellBlocks {
    var blocks = CellBlocks(
      appendingTo: &layout, prefix: prefix, cell: self, bias: .constants([0, updateBias, 0]))
    blocks.recurrentBias = layout.append(
      "\(prefix)recurrentBias", shape: [gateSize], .constant(0))
    return blocks
  }

  /// The step, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward<Scalar: NetworkScalar>(_ step: CellStep<Scalar>) {
    step.kept.multiply(step.previousHidden, step.recurrentTransposed)
    unsafe Scalar.gruAfterForward(
      batch: step.hidden.rows, hidden: hiddenSize, gates: step.gates.base,
      products: step.kept.base, bias: step.weights.bias.base,
      recurrentBias: step.weights.recurrentBias.base, previousH: step.previousHidden.base,
      h: step.hidden.base)
  }

  /// The step backwards, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward<Scalar: NetworkScalar>(
    _ step: CellStep<Scalar>, _ gradients: CellGradients<Scalar>
  ) {
    unsafe Scalar.gruAfterBackward(
      batch: step.hidden.rows, hidden: hiddenSize, gates: step.gates.base,
      products: step.kept.base, previousH: step.previousHidden.base,
      dh: gradients.hidden.base, previousDH: gradients.previousHidden.base)
    gradients.previousHidden.multiply(step.kept, step.weights.recurrent, beta: 1)
  }

  /// The products over all steps.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func addWeightGradients<Scalar: NetworkScalar>(_ sweep: CellSweep<Scalar>) {
    sweep.gradients.recurrent.multiply(
      sweep.kept, sweep.previousHidden, transposed: .first, beta: 1)
    sweep.gradients.recurrentBias.addColumnSums(of: sweep.kept)
  }
}
