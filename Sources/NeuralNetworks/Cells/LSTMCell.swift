/// Long short-term memory, in four kinds.
///
///     i = σ(V_i x_t + W_i h_{t-1} + b_i [+ p_i ⊙ c_{t-1}])     not in .coupled: i = 1 - f
///     f = σ(V_f x_t + W_f h_{t-1} + b_f [+ p_f ⊙ c_{t-1}])     not in .original: f = 1
///     g = tanh(V_g x_t + W_g h_{t-1} + b_g)
///     c_t = f ⊙ c_{t-1} + i ⊙ g
///     o = σ(V_o x_t + W_o h_{t-1} + b_o [+ p_o ⊙ c_t])
///     h_t = o ⊙ tanh c_t
///
/// The terms in brackets are the peepholes. Rows of `V`, `W` and `b` stand gate by gate in the
/// order i, f, g, o, the missing ones left out. Backward, with `a` the arguments of the gates:
///
///     ∂L/∂a_o = ∂L/∂h_t ⊙ tanh c_t ⊙ o (1 - o)
///     δ_c     = ∂L/∂c_t + ∂L/∂h_t ⊙ o ⊙ (1 - tanh² c_t) [+ ∂L/∂a_o ⊙ p_o]
///     ∂L/∂a_i = δ_c ⊙ g ⊙ i (1 - i)           ∂L/∂a_f = δ_c ⊙ c_{t-1} ⊙ f (1 - f)
///     ∂L/∂a_g = δ_c ⊙ i ⊙ (1 - g²)            (.coupled: ∂L/∂a_f = δ_c ⊙ (c_{t-1} - g) ⊙ f (1 - f))
///     ∂L/∂c_{t-1} = δ_c ⊙ f [+ ∂L/∂a_i ⊙ p_i + ∂L/∂a_f ⊙ p_f]
///     ∂L/∂h_{t-1} += ∂L/∂a W
///     ∂L/∂p_i = Σ_t ∂L/∂a_i ⊙ c_{t-1},  p_f likewise,  ∂L/∂p_o = Σ_t ∂L/∂a_o ⊙ c_t
///
/// - Source: reference §1.3–1.6; Hochreiter & Schmidhuber (1997), Neural Computation 9(8); Gers,
///   Schmidhuber & Cummins (2000), Neural Computation 12(10); Gers & Schmidhuber (2000), IJCNN.
public struct LSTMCell: RecurrentCell {
  /// I.
  public let inputSize: Int
  /// H.
  public let hiddenSize: Int
  /// Which of the four.
  public let kind: LSTMKind
  /// The forget gate's bias before training.
  ///
  /// ∂c_t/∂c_{t-1} = f: a gate that starts open lets gradients survive.
  public let forgetBias: Double

  /// A cell of the given sizes.
  public init(
    inputSize: Int, hiddenSize: Int, kind: LSTMKind = .forgetGate, forgetBias: Double = 1
  ) {
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.kind = kind
    self.forgetBias = forgetBias
  }

  /// Its name among the cells.
  public var cellKind: CellKind { .lstm(kind, forgetBias: forgetBias) }
  /// G·H.
  public var gateSize: Int { kind.gateCount * hiddenSize }
  /// c.
  public var secondSize: Int { hiddenSize }
  /// tanh c.
  public var keptSize: Int { hiddenSize }

  /// Zero biases but the forget gate's; zero peepholes.
  public func appendParameters(
    to layout: inout ParameterLayout, prefix: String
  ) -> CellBlocks {
    let bias: Initialisation =
      switch kind {
      case .forgetGate, .peephole: .constants([0, forgetBias, 0, 0])
      case .coupled: .constants([forgetBias, 0, 0])
      case .original: .constant(0)
      }
    var blocks = CellBlocks(appendingTo: &layout, prefix: prefix, cell: self, bias: bias)
    if kind == .peephole {
      blocks.peepholes = layout.append(
        "\(prefix)peepholes", shape: [3 * hiddenSize], .constant(0))
    }
    return blocks
  }

  /// The step, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward<Scalar: NetworkScalar>(_ step: CellStep<Scalar>) {
    step.gates.multiply(step.previousHidden, step.recurrentTransposed, beta: 1)
    unsafe Scalar.lstmForward(
      kind, batch: step.hidden.rows, hidden: hiddenSize, gates: step.gates.base,
      bias: step.weights.bias.base, peepholes: step.weights.peepholes.base,
      previousC: step.previousSecond.base, c: step.second.base, tanhC: step.kept.base,
      h: step.hidden.base)
  }

  /// The step backwards, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward<Scalar: NetworkScalar>(
    _ step: CellStep<Scalar>, _ gradients: CellGradients<Scalar>
  ) {
    unsafe Scalar.lstmBackward(
      kind, batch: step.hidden.rows, hidden: hiddenSize, gates: step.gates.base,
      peepholes: step.weights.peepholes.base,
      peepholeGradients: gradients.weights.peepholes.base, previousC: step.previousSecond.base,
      c: step.second.base, tanhC: step.kept.base, dh: gradients.hidden.base,
      dc: gradients.second.base, previousDC: gradients.previousSecond.base)
    gradients.previousHidden.multiply(step.gates, step.weights.recurrent, beta: 1)
  }

  /// The products over all steps.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func addWeightGradients<Scalar: NetworkScalar>(_ sweep: CellSweep<Scalar>) {
    sweep.gradients.recurrent.multiply(
      sweep.gates, sweep.previousHidden, transposed: .first, beta: 1)
  }
}
