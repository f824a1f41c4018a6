/// The memory a recurrent layer uses again at every pass.
struct RecurrentWorkspaces<Scalar: NetworkScalar> {
  var input = Workspace<Scalar>()
  var gates = Workspace<Scalar>()
  var kept = Workspace<Scalar>()
  var hidden = Workspace<Scalar>()
  var second = Workspace<Scalar>()
  var hiddenGradients = Workspace<Scalar>()
  var secondGradients = Workspace<Scalar>()
  var inputGradients = Workspace<Scalar>()
  private var transposedInputRoom = Workspace<Scalar>()
  private var transposedRoom = Workspace<Scalar>()
  private var scratchRoom = Workspace<Scalar>()
  private(set) var scratch = MatrixView<Scalar>(Buffer(count: 0), rows: 0, columns: 0)

  /// Makes room for one `[B, H]`.
  mutating func prepareScratch(batch: Int, hidden: Int) {
    scratch = scratchRoom.tensor(steps: 1, batch: batch, features: hidden)[0]
  }

  /// Vᵀ, `[I, G·H]`.
  mutating func transposedInput(_ weight: MatrixView<Scalar>) -> MatrixView<Scalar> {
    let copy = transposedInputRoom.tensor(
      steps: 1, batch: weight.columns, features: weight.rows)[0]
    copy.copyTransposed(weight)
    return copy
  }

  /// Wᵀ, `[H, G·H]`.
  mutating func transposedRecurrent(_ matrix: MatrixView<Scalar>) -> MatrixView<Scalar> {
    let copy = transposedRoom.tensor(steps: 1, batch: matrix.columns, features: matrix.rows)[0]
    copy.copyTransposed(matrix)
    return copy
  }
}
