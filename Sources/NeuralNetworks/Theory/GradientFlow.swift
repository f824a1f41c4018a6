public import NumericalMethods

/// How much of a gradient survives the way back through time: `‖∂h_T/∂h_t‖` over `t`.
///
/// For an Elman network `∂h_T/∂h_t = Π_j diag(f'(a_j)) W`: the product of `T - t` matrices
/// vanishes where their norms stay below 1 and explodes where they stay above. The LSTM's path
/// through `c` has `∂c_j/∂c_{j-1} = f_j`, the GRU's has `u_j`: gates, which can be 1. A Jordan cell
/// has a second way through its output, `∂h_j/∂h_{j-1} = diag(f'(a_j)) (W + v U)`.
///
/// - Source: reference §1; Hochreiter (1991); Bengio, Simard & Frasconi (1994), IEEE Trans. Neural
///   Networks 5(2); Pascanu, Mikolov & Bengio (2013), ICML.
public struct GradientFlow: Hashable, Sendable {
  /// Entry `k` is the Frobenius norm of `∂h_T/∂h_{T-k}`, mean over the sequences; entry 0 is `√H`,
  /// the norm of the identity.
  public let norms: [Double]
  /// The same for the second state, `∂h_T/∂c_{T-k}`; empty where the cell has none.
  ///
  /// Entry 0 is left out of an LSTM's account: it is 0, for `h_T` is taken as given.
  public let secondNorms: [Double]

  /// Measures a layer over given sequences, from zero states.
  ///
  /// One backward pass a hidden unit, each with the gradient 1 at that unit of the last step, gives
  /// one row of every Jacobian. For an LSTM `h_t` and `c_t` are two variables: `norms` follows the
  /// first, which acts through the gates of step `t + 1`, `secondNorms` the other, which is carried
  /// on directly. For a Jordan cell `norms` follows `h_t` and the output that is made of it, but the
  /// last entry: the first state's two parts are given, so there `W` acts alone. The gradients in
  /// `parameters` are left as they were.
  ///
  /// - Parameters:
  ///   - cell: the cell to unroll.
  ///   - parameters: holds `blocks`.
  ///   - blocks: the cell's parameters.
  ///   - sequences: `[T, B, I]`.
  /// - Complexity: H + 1 passes over the sequences.
  public init(
    of cell: any RecurrentCell, parameters: Parameters<Double>, blocks: CellBlocks,
    over sequences: Tensor<Double>
  ) {
    let saved = parameters.gradients.array
    let layer = RecurrentLayer(cell, blocks: blocks, parameters: parameters)
    let (steps, batch, hidden) = (sequences.steps, sequences.batch, cell.hiddenSize)
    _ = layer.forward(sequences, from: .zeros, for: .training)
    // Sums of squares over the rows of the Jacobian, [distance][sequence].
    var hiddenSquares = [[Double]](
      repeating: [Double](repeating: 0, count: batch), count: steps + 1)
    var secondSquares = hiddenSquares
    for unit in 0..<hidden {
      if unit > 0 { _ = layer.forward(sequences, from: .zeros, for: .training) }
      layer.beginBackward()
      let seed = layer.hiddenGradient(ofStep: steps - 1)
      for b in 0..<batch { seed[b, unit] = 1 }
      for t in (0..<steps).reversed() { layer.backwardCell(t) }
      for distance in 0...steps {
        let slot = steps - distance
        Self.addSquares(of: layer.hiddenGradients.slots[slot], to: &hiddenSquares[distance])
        Self.addSquares(of: layer.secondGradients.slots[slot], to: &secondSquares[distance])
      }
    }
    parameters.gradients.copy(saved)
    func mean(_ squares: [[Double]]) -> [Double] {
      squares.map { $0.reduce(0) { $0 + $1.squareRoot() } / Double(batch) }
    }
    norms = mean(hiddenSquares)
    secondNorms = cell.secondSize > 0 ? mean(secondSquares) : []
  }

  private static func addSquares(of gradient: MatrixView<Double>, to sums: inout [Double]) {
    for b in 0..<gradient.rows {
      for j in 0..<gradient.columns { sums[b] += gradient[b, j] * gradient[b, j] }
    }
  }

  /// Measures a freshly drawn cell over normal inputs.
  ///
  /// - Parameters:
  ///   - kind: which cell.
  ///   - hiddenSize: H.
  ///   - steps: T.
  ///   - recurrentScale: multiplies the drawn recurrent weights; orthogonal ones have norm 1, so
  ///     below 1 a tanh network vanishes and above it may explode.
  ///   - random: draws parameters and inputs.
  public init(
    of kind: CellKind, hiddenSize: Int, steps: Int, recurrentScale: Double = 1,
    using random: SeededRandom
  ) {
    let cell = kind.cell(inputSize: 1, hiddenSize: hiddenSize, feedbackSize: 1)
    var layout = ParameterLayout()
    let blocks = cell.appendParameters(to: &layout, prefix: "")
    let parameters = Parameters<Double>(layout)
    parameters.initialise(using: random.child(0))
    let weight = parameters.value(blocks.recurrentWeight)
    for row in 0..<weight.rows {
      for column in 0..<weight.columns { weight[row, column] *= recurrentScale }
    }
    var inputs = random.child(1)
    let sequences = Tensor<Double>(steps: steps, batch: 8, features: 1)
    for index in 0..<sequences.count { sequences.buffer[index] = inputs.normal() }
    self.init(of: cell, parameters: parameters, blocks: blocks, over: sequences)
  }
}
