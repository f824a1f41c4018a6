/// Everything a cell reads and writes at one time step.
public struct CellStep<Scalar: NetworkScalar> {
  /// The parameters.
  public let weights: CellWeights<Scalar>
  /// Wᵀ, `[H, G·H]`: a copy made once a pass, because `A B` is faster than `A Bᵀ` at these sizes.
  public let recurrentTransposed: MatrixView<Scalar>
  /// The fused gates, `[B, G·H]`.
  public let gates: MatrixView<Scalar>
  /// What the cell keeps for its backward step, `[B, keptSize]`.
  public let kept: MatrixView<Scalar>
  /// `h_{t-1}`, `[B, H]`.
  public let previousHidden: MatrixView<Scalar>
  /// `h_t`, `[B, H]`.
  public let hidden: MatrixView<Scalar>
  /// The second state before the step, `[B, secondSize]`.
  public let previousSecond: MatrixView<Scalar>
  /// The second state after it.
  public let second: MatrixView<Scalar>
  /// `y_{t-1}`, the observed output to feed back instead of the cell's own, where the layer was
  /// given one; NaN where it is missing.
  public let observed: MatrixView<Scalar>?
  /// Room for one `[B, H]` in between.
  public let scratch: MatrixView<Scalar>
}

/// The gradients of a time step's states.
public struct CellGradients<Scalar: NetworkScalar> {
  /// Of the parameters; the peepholes' are added to step by step.
  public let weights: CellWeights<Scalar>
  /// `∂L/∂h_t`, complete.
  public let hidden: MatrixView<Scalar>
  /// `∂L/∂h_{t-1}`, to be added to.
  public let previousHidden: MatrixView<Scalar>
  /// `∂L/∂(second state)`, complete.
  public let second: MatrixView<Scalar>
  /// `∂L/∂(previous second state)`.
  public let previousSecond: MatrixView<Scalar>
}

/// What the backward steps of a whole sequence left, all steps under each other.
public struct CellSweep<Scalar: NetworkScalar> {
  /// The gradients to add into.
  public let gradients: CellWeights<Scalar>
  /// `∂L/∂(V x)`, `[T·B, G·H]`.
  public let gates: MatrixView<Scalar>
  /// What each step kept, `[T·B, keptSize]`.
  public let kept: MatrixView<Scalar>
  /// `h_{t-1}`, `[T·B, H]`.
  public let previousHidden: MatrixView<Scalar>
  /// `h_t`, `[T·B, H]`.
  public let hidden: MatrixView<Scalar>
  /// `∂L/∂(second state)`, complete, `[T·B, secondSize]`.
  public let secondGradients: MatrixView<Scalar>
}
