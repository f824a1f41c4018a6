/// The simple recurrent cell.
///
///     h_t = f(V x_t + W h_{t-1} + b)
///
/// Backward, with `a_t` the argument of `f`:
///
///     ∂L/∂a_t     = ∂L/∂h_t ⊙ f'(a_t)         f' written in h_t: tanh 1 - h², σ h (1 - h)
///     ∂L/∂h_{t-1} += ∂L/∂a_t W
///     ∂L/∂W       = Σ_t ∂L/∂a_tᵀ h_{t-1}
///
/// - Source: reference §1.1; Elman (1990), Cognitive Science 14(2).
public struct ElmanCell: RecurrentCell {
  /// I.
  public let inputSize: Int
  /// H.
  public let hiddenSize: Int
  /// f.
  public let activation: ElmanActivation

  /// A cell of the given sizes.
  public init(inputSize: Int, hiddenSize: Int, activation: ElmanActivation = .tanh) {
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.activation = activation
  }

  /// Its name among the cells.
  public var cellKind: CellKind { .elman(activation) }
  /// H: one gate.
  public var gateSize: Int { hiddenSize }

  /// Orthogonal recurrent weights; the identity for rectifiers.
  public func appendParameters(
    to layout: inout ParameterLayout, prefix: String
  ) -> CellBlocks {
    CellBlocks(
      appendingTo: &layout, prefix: prefix, cell: self,
      recurrent: activation.recurrentInitialisation)
  }

  /// The step, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward<Scalar: NetworkScalar>(_ step: CellStep<Scalar>) {
    step.gates.multiply(step.previousHidden, step.recurrentTransposed, beta: 1)
    unsafe Scalar.elmanForward(
      activation, batch: step.hidden.rows, hidden: hiddenSize, gates: step.gates.base,
      bias: step.weights.bias.base, h: step.hidden.base)
  }

  /// The step backwards, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward<Scalar: NetworkScalar>(
    _ step: CellStep<Scalar>, _ gradients: CellGradients<Scalar>
  ) {
    unsafe Scalar.elmanBackward(
      activation, count: step.hidden.rows * hiddenSize, h: step.hidden.base,
      dh: gradients.hidden.base, gates: step.gates.base)
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
