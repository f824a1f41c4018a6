internal import NumericalMethods

/// The values of a parameter block before training.
///
/// A fused weight of `G` gates is `G` matrices on top of each other; each is drawn by itself.
public enum Initialisation: Hashable, Sendable {
  /// One value everywhere.
  case constant(Double)
  /// One value for each of the equal parts a fused bias consists of, in order.
  case constants([Double])
  /// Uniform in ±√(6 / (fan-in + fan-out)) of each gate (Glorot & Bengio 2010).
  case glorotUniform(gates: Int)
  /// Each gate an orthogonal matrix, uniformly distributed (Saxe et al. 2014).
  case orthogonal(gates: Int)
  /// Each gate `scale` times the identity: for ReLU (Le, Jaitly & Hinton 2015).
  case identity(gates: Int, scale: Double)
  /// Uniform in ±`bound`: PyTorch's default with `1/√H`.
  case uniform(bound: Double)
}

extension Initialisation {
  /// Fills a block.
  ///
  /// - Parameters:
  ///   - matrix: the block; `[G·H, columns]` for a fused weight.
  ///   - random: the stream the block draws from.
  func fill<Scalar: NetworkScalar>(
    _ matrix: MatrixView<Scalar>, using random: inout SeededRandom
  ) {
    switch self {
    case .constant(let value): matrix.fill(Scalar(value))
    case .constants(let values):
      let part = matrix.columns / values.count
      precondition(part * values.count == matrix.columns, "\(values.count) equal parts expected")
      for (index, value) in values.enumerated() {
        matrix.columns(index * part..<(index + 1) * part).fill(Scalar(value))
      }
    case .uniform(let bound):
      Self.fillUniform(matrix, bound: bound, using: &random)
    case .glorotUniform(let gates):
      for gate in Self.parts(of: matrix, gates) {
        let bound = (6 / Double(gate.rows + gate.columns)).squareRoot()
        Self.fillUniform(gate, bound: bound, using: &random)
      }
    case .orthogonal(let gates):
      for gate in Self.parts(of: matrix, gates) { Self.fillOrthogonal(gate, using: &random) }
    case .identity(let gates, let scale):
      for gate in Self.parts(of: matrix, gates) {
        gate.fill(0)
        for i in 0..<min(gate.rows, gate.columns) { gate[i, i] = Scalar(scale) }
      }
    }
  }

  private static func parts<Scalar>(
    of matrix: MatrixView<Scalar>, _ gates: Int
  ) -> [MatrixView<Scalar>] {
    let height = matrix.rows / gates
    precondition(height * gates == matrix.rows, "\(gates) gates of equal height expected")
    return (0..<gates).map { matrix.rows($0 * height..<($0 + 1) * height) }
  }

  private static func fillUniform<Scalar>(
    _ matrix: MatrixView<Scalar>, bound: Double, using random: inout SeededRandom
  ) {
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns {
        matrix[row, column] = Scalar(random.uniform(-bound, bound))
      }
    }
  }

  /// Gram–Schmidt, run twice for accuracy, on normal rows; the longer side is made orthonormal
  /// along the shorter, so a square matrix is orthogonal.
  private static func fillOrthogonal<Scalar>(
    _ matrix: MatrixView<Scalar>, using random: inout SeededRandom
  ) {
    let tall = matrix.rows > matrix.columns
    let vectors = tall ? matrix.columns : matrix.rows
    let length = tall ? matrix.rows : matrix.columns
    var basis: [[Double]] = []
    while basis.count < vectors {
      var vector = (0..<length).map { _ in random.normal() }
      for _ in 0..<2 {
        for earlier in basis {
          let projection = zip(vector, earlier).reduce(0) { $0 + $1.0 * $1.1 }
          for i in 0..<length { vector[i] -= projection * earlier[i] }
        }
      }
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      // A draw that lies in the span of the earlier ones has measure zero; draw again.
      if norm > 1e-8 { basis.append(vector.map { $0 / norm }) }
    }
    for (i, vector) in basis.enumerated() {
      for j in 0..<length {
        if tall { matrix[j, i] = Scalar(vector[j]) } else { matrix[i, j] = Scalar(vector[j]) }
      }
    }
  }
}
