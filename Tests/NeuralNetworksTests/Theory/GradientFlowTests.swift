import ForecastTestSupport
import Glibc
import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct GradientFlowTests {
  static let cells = CellKind.named.map(\.name)

  @Test func oneUnitsFlowIsTheProductOfItsSlopes() {
    let cell = ElmanCell(inputSize: 1, hiddenSize: 1)
    var layout = ParameterLayout()
    let blocks = cell.appendParameters(to: &layout, prefix: "")
    let parameters = Parameters<Double>(layout)
    parameters.values.copy([0.7, -1.3, 0.2])  // V, W, b
    let x = [0.5, -0.4, 1.1]
    let flow = GradientFlow(
      of: cell, parameters: parameters, blocks: blocks,
      over: Tensor(Buffer(x), steps: 3, batch: 1, features: 1))
    var h = 0.0
    let slopes = x.map { input in
      h = tanh(0.7 * input - 1.3 * h + 0.2)
      return 1.3 * (1 - h * h)
    }
    expectClose(
      flow.norms, [1, slopes[2], slopes[2] * slopes[1], slopes[2] * slopes[1] * slopes[0]],
      relative: 1e-14)
    #expect(flow.secondNorms.isEmpty)
  }

  @Test func aJordanUnitHasTwoWaysBack() {
    let cell = JordanCell(inputSize: 1, hiddenSize: 1, feedbackSize: 1)
    var layout = ParameterLayout()
    let blocks = cell.appendParameters(to: &layout, prefix: "")
    let parameters = Parameters<Double>(layout)
    parameters.values.copy([0.7, -1.3, 0.2, 0.9, 0.6, -0.1])  // V, W, b, v, U, b_y
    let x = [0.5, -0.4, 1.1]
    let flow = GradientFlow(
      of: cell, parameters: parameters, blocks: blocks,
      over: Tensor(Buffer(x), steps: 3, batch: 1, features: 1))
    var (h, y) = (0.0, 0.0)
    let slopes = x.map { input in
      h = tanh(0.7 * input - 1.3 * h + 0.9 * y + 0.2)
      y = 0.6 * h - 0.1
      return 1 - h * h
    }
    let (w, both) = (1.3, 1.3 - 0.9 * 0.6)
    expectClose(
      flow.norms,
      [
        1, slopes[2] * both, slopes[2] * slopes[1] * both * both,
        slopes[2] * slopes[1] * slopes[0] * both * both * w,
      ], relative: 1e-14)
    expectClose(flow.secondNorms[1], slopes[2] * 0.9, relative: 1e-14)
  }

  @Test(arguments: cells)
  func theFlowToTheFirstStateAgreesWithDifferences(name: String) throws {
    let kind = try #require(CellKind.named.first { $0.name == name }).kind
    let (hidden, steps) = (3, 4)
    let cell = kind.cell(inputSize: 2, hiddenSize: hidden, feedbackSize: 1)
    var layout = ParameterLayout()
    let blocks = cell.appendParameters(to: &layout, prefix: "")
    let parameters = Parameters<Double>(layout)
    var random = SeededRandom(seed: 5)
    for index in 0..<layout.count { parameters.values[index] = 0.6 * random.normal() }
    let x = GradientCheck.normals(steps: steps, batch: 1, features: 2, using: &random)
    let flow = GradientFlow(of: cell, parameters: parameters, blocks: blocks, over: x)
    let layer = RecurrentLayer(cell, blocks: blocks, parameters: parameters)
    func last(_ state: [Double]) -> [Double] {
      layer.restoreState(state[...], batch: 1)
      _ = layer.forward(x, from: .carried, for: .prediction)
      return layer.lastHidden[0].rowArray
    }
    func norm(_ units: Range<Int>) -> Double {
      var squares = 0.0
      for unit in units {
        var state = [Double](repeating: 0, count: layer.stateSize)
        state[unit] = 1e-5
        let up = last(state)
        state[unit] = -1e-5
        squares += zip(up, last(state)).reduce(0) { sum, pair in
          let slope = (pair.0 - pair.1) / 2e-5
          return sum + slope * slope
        }
      }
      return squares.squareRoot()
    }
    expectClose(flow.norms[steps], norm(0..<hidden), absolute: 1e-9, relative: 1e-6)
    if layer.stateSize > hidden {
      expectClose(
        flow.secondNorms[steps], norm(hidden..<layer.stateSize), absolute: 1e-9, relative: 1e-6)
    }
  }

  @Test func gatesCarryFurtherThanASimpleCell() {
    func flow(_ kind: CellKind) -> GradientFlow {
      GradientFlow(
        of: kind, hiddenSize: 16, steps: 60, recurrentScale: 0.9, using: SeededRandom(seed: 2))
    }
    let simple = flow(.elman(.tanh))
    let lstm = flow(.lstm(.forgetGate, forgetBias: 4))
    expectClose(simple.norms[0], 4, relative: 1e-14)
    #expect(simple.norms[60] < 1e-6)
    #expect(lstm.secondNorms[60] > 1e3 * simple.norms[60])
  }
}

extension MatrixView where Scalar == Double {
  /// The numbers of the first row.
  var rowArray: [Double] { (0..<columns).map { self[0, $0] } }
}
