/// Jordan feedback, the autoregressive neuron: the previous output comes back as an input.
///
///     h_t = f(V x_t + W h_{t-1} + v ŷ_{t-1} + b)
///     ŷ_t = U h_t + b_y
///
/// The layer's output is `ŷ` itself, its second state. Where the layer is given observed outputs
/// (teacher forcing in training) `y_{t-1}` stands for `ŷ_{t-1}`, unless it is NaN, missing; in
/// forecasting the cell feeds on its own output: the recursive multi-step strategy. Backward:
///
///     ∂L/∂h_t     += ∂L/∂ŷ_t U            ∂L/∂a_t = ∂L/∂h_t ⊙ f'(a_t)
///     ∂L/∂h_{t-1} += ∂L/∂a_t W            ∂L/∂ŷ_{t-1} += ∂L/∂a_t v, unless y_{t-1} was shown
///
/// - Source: reference §1.2; Jordan (1986), ICS report 8604.
public struct JordanCell: RecurrentCell {
  /// I.
  public let inputSize: Int
  /// H.
  public let hiddenSize: Int
  /// O, the width of the output that is fed back.
  public let feedbackSize: Int
  /// f.
  public let activation: ElmanActivation

  /// A cell of the given sizes.
  public init(
    inputSize: Int, hiddenSize: Int, feedbackSize: Int, activation: ElmanActivation = .tanh
  ) {
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.feedbackSize = feedbackSize
    self.activation = activation
  }

  /// Its name among the cells.
  public var cellKind: CellKind { .jordan(activation) }
  /// H: one gate.
  public var gateSize: Int { hiddenSize }
  /// ŷ.
  public var secondSize: Int { feedbackSize }
  /// The output that was fed back.
  public var keptSize: Int { feedbackSize }
  /// The layer shows ŷ.
  public var outputsSecondState: Bool { true }

  /// Feedback and readout Glorot-uniform, zero biases; recurrent weights as in the Elman cell.
  public func appendParameters(
    to layout: inout ParameterLayout, prefix: String
  ) -> CellBlocks {
    var blocks = CellBlocks(
      appendingTo: &layout, prefix: prefix, cell: self,
      recurrent: activation.recurrentInitialisation)
    blocks.feedbackWeight = layout.append(
      "\(prefix)feedbackWeight", shape: [hiddenSize, feedbackSize], .glorotUniform(gates: 1))
    blocks.readoutWeight = layout.append(
      "\(prefix)readoutWeight", shape: [feedbackSize, hiddenSize], .glorotUniform(gates: 1))
    blocks.readoutBias = layout.append(
      "\(prefix)readoutBias", shape: [feedbackSize], .constant(0))
    return blocks
  }

  /// The step, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func forward<Scalar: NetworkScalar>(_ step: CellStep<Scalar>) {
    step.kept.copy(step.previousSecond)
    if let observed = step.observed { step.kept.copyNumbers(of: observed) }
    step.gates.multiply(step.previousHidden, step.recurrentTransposed, beta: 1)
    step.gates.multiply(step.kept, step.weights.feedback, transposed: .second, beta: 1)
    unsafe Scalar.elmanForward(
      activation, batch: step.hidden.rows, hidden: hiddenSize, gates: step.gates.base,
      bias: step.weights.bias.base, h: step.hidden.base)
    step.second.multiply(step.hidden, step.weights.readout, transposed: .second)
    step.second.addToEveryRow(step.weights.readoutBias)
  }

  /// The step backwards, as the type's comment writes it.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func backward<Scalar: NetworkScalar>(
    _ step: CellStep<Scalar>, _ gradients: CellGradients<Scalar>
  ) {
    gradients.hidden.multiply(gradients.second, step.weights.readout, beta: 1)
    unsafe Scalar.elmanBackward(
      activation, count: step.hidden.rows * hiddenSize, h: step.hidden.base,
      dh: gradients.hidden.base, gates: step.gates.base)
    gradients.previousHidden.multiply(step.gates, step.weights.recurrent, beta: 1)
    guard let observed = step.observed else {
      gradients.previousSecond.multiply(step.gates, step.weights.feedback, beta: 1)
      return
    }
    for row in 0..<observed.rows {
      for column in 0..<observed.columns where observed[row, column].isNaN {
        for unit in 0..<hiddenSize {
          gradients.previousSecond[row, column] +=
            step.gates[row, unit] * step.weights.feedback[unit, column]
        }
      }
    }
  }

  /// The products over all steps.
  @_specialize(where Scalar == Float)
  @_specialize(where Scalar == Double)
  public func addWeightGradients<Scalar: NetworkScalar>(_ sweep: CellSweep<Scalar>) {
    sweep.gradients.recurrent.multiply(
      sweep.gates, sweep.previousHidden, transposed: .first, beta: 1)
    sweep.gradients.feedback.multiply(sweep.gates, sweep.kept, transposed: .first, beta: 1)
    sweep.gradients.readout.multiply(
      sweep.secondGradients, sweep.hidden, transposed: .first, beta: 1)
    sweep.gradients.readoutBias.addColumnSums(of: sweep.secondGradients)
  }
}
