/// One time step of a recurrent layer, forward and backward side by side.
///
/// A cell is a value: sizes and options, no numbers. It is written once for all scalar types and
/// knows nothing of time: `RecurrentLayer` computes `V x_t` of all steps in one product, walks the
/// steps, and calls the cell at each with views of that step. Every cell has a hidden state `h`
/// `[B, H]`; some have a second one, the LSTM's `c` or the Jordan cell's output `ŷ`.
public protocol RecurrentCell: Hashable, Sendable {
  /// Which cell it is.
  var cellKind: CellKind { get }
  /// I, the numbers read a step.
  var inputSize: Int { get }
  /// H, the width of the hidden state.
  var hiddenSize: Int { get }
  /// G·H, the width of the fused gates.
  var gateSize: Int { get }
  /// The width of the second state, 0 without one.
  var secondSize: Int { get }
  /// How many numbers a step keeps for the backward pass besides gates and states.
  var keptSize: Int { get }
  /// Whether the layer's output is the second state rather than `h`.
  var outputsSecondState: Bool { get }

  /// Appends the cell's parameter blocks.
  ///
  /// - Parameters:
  ///   - layout: receives the blocks.
  ///   - prefix: stands before every name, `layers.0.`.
  /// - Returns: the blocks, by role.
  func appendParameters(to layout: inout ParameterLayout, prefix: String) -> CellBlocks

  /// Computes the new state.
  ///
  /// - Parameter step: `gates` holds `V x_t`; the previous state is filled in. The cell leaves its
  ///   activated gates in `gates` and whatever it wants to see again in `kept`.
  func forward<Scalar: NetworkScalar>(_ step: CellStep<Scalar>)

  /// Turns `∂L/∂state` into `∂L/∂(pre-activations)` and `∂L/∂(previous state)`.
  ///
  /// Adds into the previous hidden gradient. The previous gradient of a second state is written,
  /// unless that state is the layer's output: then it is added to.
  ///
  /// - Parameters:
  ///   - step: as `forward` left it; `gates` becomes `∂L/∂(V x_t)`.
  ///   - gradients: of the state (complete) and the previous state.
  func backward<Scalar: NetworkScalar>(
    _ step: CellStep<Scalar>, _ gradients: CellGradients<Scalar>)

  /// Adds the gradients of everything but input weight and bias, over all steps at once.
  ///
  /// - Parameter sweep: what all the backward steps left.
  func addWeightGradients<Scalar: NetworkScalar>(_ sweep: CellSweep<Scalar>)
}

extension RecurrentCell {
  /// The layer's output width: that of the state it shows.
  public var outputSize: Int { outputsSecondState ? secondSize : hiddenSize }

  /// None.
  public var secondSize: Int { 0 }
  /// Nothing.
  public var keptSize: Int { 0 }
  /// The layer shows `h`.
  public var outputsSecondState: Bool { false }
}
