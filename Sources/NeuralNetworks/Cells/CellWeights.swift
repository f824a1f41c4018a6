/// Views of a cell's parameters, or of their gradients; empty where the cell has none.
public struct CellWeights<Scalar: NetworkScalar> {
  /// V, `[G·H, I]`.
  public let input: MatrixView<Scalar>
  /// W, `[G·H, H]`.
  public let recurrent: MatrixView<Scalar>
  /// b, `[1, G·H]`.
  public let bias: MatrixView<Scalar>
  /// The second bias, `[1, G·H]`.
  public let recurrentBias: MatrixView<Scalar>
  /// p_i, p_f, p_o, `[1, 3·H]`.
  public let peepholes: MatrixView<Scalar>
  /// v, `[H, O]`.
  public let feedback: MatrixView<Scalar>
  /// U, `[O, H]`.
  public let readout: MatrixView<Scalar>
  /// b_y, `[1, O]`.
  public let readoutBias: MatrixView<Scalar>

  /// Views of the blocks in one of a network's two flat vectors.
  init(_ blocks: CellBlocks, in buffer: Buffer<Scalar>) {
    func view(_ block: ParameterBlock?) -> MatrixView<Scalar> {
      guard let block else { return MatrixView(buffer, rows: 0, columns: 0) }
      return MatrixView(buffer, offset: block.offset, rows: block.rows, columns: block.columns)
    }
    input = view(blocks.inputWeight)
    recurrent = view(blocks.recurrentWeight)
    bias = view(blocks.bias)
    recurrentBias = view(blocks.recurrentBias)
    peepholes = view(blocks.peepholes)
    feedback = view(blocks.feedbackWeight)
    readout = view(blocks.readoutWeight)
    readoutBias = view(blocks.readoutBias)
  }
}
