import ForecastTestSupport
import NeuralNetworks
import Testing

@Suite struct MatrixViewTests {
  private func matrix(_ rows: Int, _ columns: Int, _ first: Double) -> MatrixView<Double> {
    let buffer = Buffer((0..<rows * columns).map { first + Double($0 * $0 % 7) / 4 })
    return MatrixView(buffer, rows: rows, columns: columns)
  }

  private func product(
    _ a: MatrixView<Double>, _ b: MatrixView<Double>, _ row: Int, _ column: Int, _ k: Int,
    _ transposition: Transposition
  ) -> Double {
    (0..<k).reduce(0) { sum, i in
      sum + (transposition == .first ? a[i, row] : a[row, i])
        * (transposition == .second ? b[column, i] : b[i, column])
    }
  }

  @Test(arguments: [Transposition.none, .first, .second])
  func productsAgreeWithThePlainLoop(_ transposition: Transposition) {
    let (m, n, k) = (2, 5, 3)
    let a = transposition == .first ? matrix(k, m, 1) : matrix(m, k, 1)
    let b = transposition == .second ? matrix(n, k, -2) : matrix(k, n, -2)
    let wide = MatrixView<Double>(Buffer(count: m * 7), rows: m, columns: 7)
    wide.fill(0.5)
    let c = wide.columns(1..<6)
    c.multiply(a, b, transposed: transposition, alpha: 2, beta: 3)
    for row in 0..<m {
      for column in 0..<n {
        expectClose(
          c[row, column], 1.5 + 2 * product(a, b, row, column, k, transposition), relative: 1e-14)
      }
      #expect(wide[row, 0] == 0.5 && wide[row, 6] == 0.5)
    }
  }

  /// Products of one column have loops of their own: outer products and weighted sums of rows.
  @Test func productsWithOneColumnAgreeWithThePlainLoop() {
    func ramp(_ rows: Int, _ columns: Int, stride: Int, _ first: Float) -> MatrixView<Float> {
      let buffer = Buffer((0..<rows * stride).map { first + Float($0 * $0 % 11) / 8 })
      return MatrixView(buffer, rows: rows, columns: columns, stride: stride)
    }
    // 11 rows: two fours and a rest. Eighths add up exactly in any order.
    let (rows, width) = (11, 21)
    let x = ramp(rows, 1, stride: 3, -1)
    let wide = MatrixView<Float>(Buffer(count: rows * 25), rows: rows, columns: 25)
    wide.fill(9)
    let outer = wide.columns(2..<2 + width)
    for (vector, transposition) in [
      (ramp(1, width, stride: width, 0.5), Transposition.none),
      (ramp(width, 1, stride: 1, 0.5), .second),
    ] {
      outer.fill(4)
      outer.multiply(x, vector, transposed: transposition)
      for row in 0..<rows {
        for column in 0..<width {
          let factor = transposition == .none ? vector[0, column] : vector[column, 0]
          #expect(outer[row, column] == x[row, 0] * factor)
        }
        #expect(wide[row, 1] == 9 && wide[row, 2 + width] == 9)
      }
    }
    let gates = ramp(rows, width, stride: 24, 2)
    let sums = ramp(width, 1, stride: 1, 3)
    let before = sums.buffer.array
    sums.multiply(gates, x, transposed: .first, beta: 1)
    for column in 0..<width {
      let sum = (0..<rows).reduce(before[column]) { $0 + gates[$1, column] * x[$1, 0] }
      #expect(sums[column, 0] == sum)
    }
  }

  @Test func columnSumsAndRowsRespectTheStride() {
    let wide = matrix(3, 4, 0)
    let inner = wide.columns(1..<3)
    let sums = MatrixView<Double>(Buffer([10, 20]), rows: 1, columns: 2)
    sums.addColumnSums(of: inner)
    #expect(sums[0, 0] == 10 + wide[0, 1] + wide[1, 1] + wide[2, 1])
    #expect(sums[0, 1] == 20 + wide[0, 2] + wide[1, 2] + wide[2, 2])
    let before = (wide[2, 0], wide[2, 1], wide[2, 2], wide[2, 3])
    inner.addToEveryRow(sums)
    #expect(wide[2, 0] == before.0 && wide[2, 3] == before.3)
    #expect(wide[2, 1] == before.1 + sums[0, 0] && wide[2, 2] == before.2 + sums[0, 1])
  }

  @Test func aStepOfATensorIsItsMatrix() {
    let tensor = Tensor<Float>(steps: 3, batch: 2, features: 4)
    tensor[1, 1, 3] = 5
    #expect(tensor[1][1, 3] == 5 && tensor.flattened[3, 3] == 5 && tensor.array[15] == 5)
    #expect(tensor.steps(1..<3)[0, 1, 3] == 5)
  }
}
