/// A cell's parameter blocks by role; nil where the cell has no such parameters.
public struct CellBlocks: Hashable, Sendable {
  /// V, `[G·H, I]`.
  public var inputWeight: ParameterBlock
  /// W, `[G·H, H]`.
  public var recurrentWeight: ParameterBlock
  /// b, `[G·H]`.
  public var bias: ParameterBlock
  /// The second bias of the reset-after GRU, inside the recurrent product, `[G·H]`.
  public var recurrentBias: ParameterBlock?
  /// p_i, p_f, p_o, `[3·H]`.
  public var peepholes: ParameterBlock?
  /// The Jordan cell's v, from the fed-back output, `[H, O]`.
  public var feedbackWeight: ParameterBlock?
  /// The Jordan cell's U, `[O, H]`.
  public var readoutWeight: ParameterBlock?
  /// The Jordan cell's b_y, `[O]`.
  public var readoutBias: ParameterBlock?

  /// The three blocks every cell has: Glorot-uniform input weights, orthogonal recurrent ones.
  ///
  /// The layout is told whose they are.
  ///
  /// - Parameters:
  ///   - layout: receives the blocks.
  ///   - prefix: stands before every name.
  ///   - cell: gives the sizes.
  ///   - recurrent: the recurrent weight's initialisation; nil means orthogonal, gate by gate.
  ///   - bias: the bias before training.
  init(
    appendingTo layout: inout ParameterLayout, prefix: String, cell: some RecurrentCell,
    recurrent: Initialisation? = nil, bias: Initialisation = .constant(0)
  ) {
    let gates = cell.gateSize / cell.hiddenSize
    layout.name(cell.cellKind, at: prefix)
    inputWeight = layout.append(
      "\(prefix)inputWeight", shape: [cell.gateSize, cell.inputSize], .glorotUniform(gates: gates))
    recurrentWeight = layout.append(
      "\(prefix)recurrentWeight", shape: [cell.gateSize, cell.hiddenSize],
      recurrent ?? .orthogonal(gates: gates))
    self.bias = layout.append("\(prefix)bias", shape: [cell.gateSize], bias)
  }
}
