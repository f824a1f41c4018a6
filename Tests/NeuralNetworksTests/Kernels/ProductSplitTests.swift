import NeuralNetworks
import NumericalMethods
import Testing

/// Products large enough to be cut into pieces, against the same in `Double`, which never is.
@Suite struct ProductSplitTests {
  private func pair(_ rows: Int, _ columns: Int, _ seed: UInt64) -> (
    MatrixView<Float>, MatrixView<Double>
  ) {
    var random = SeededRandom(seed: seed)
    let numbers = (0..<rows * columns).map { _ in Float(random.normal()) }
    return (
      MatrixView(Buffer(numbers), rows: rows, columns: columns),
      MatrixView(Buffer(numbers.map { Double($0) }), rows: rows, columns: columns)
    )
  }

  @Test(arguments: [(67, 256, 64), (131, 512, 128), (37, 70, 1001), (5, 3, 2)])
  func piecesMakeTheWhole(m: Int, n: Int, k: Int) {
    for transposition in [Transposition.none, .first, .second] {
      let a = transposition == .first ? pair(k, m, 1) : pair(m, k, 1)
      let b = transposition == .second ? pair(n, k, 2) : pair(k, n, 2)
      let (c, expected) = pair(m, n, 3)
      c.multiply(a.0, b.0, transposed: transposition, alpha: 0.5, beta: 2)
      expected.multiply(a.1, b.1, transposed: transposition, alpha: 0.5, beta: 2)
      var worst = 0.0
      for row in 0..<m {
        for column in 0..<n {
          worst = max(worst, abs(Double(c[row, column]) - expected[row, column]))
        }
      }
      #expect(worst < 1e-4, "\(m), \(n), \(k), \(transposition): off by \(worst)")
    }
  }
}
