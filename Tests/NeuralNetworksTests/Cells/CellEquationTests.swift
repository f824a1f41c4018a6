import ForecastTestSupport
import Glibc
import NeuralNetworks
import NumericalMethods
import Testing

/// Every cell against the equations of the reference, written once more as plain loops.
@Suite struct CellEquationTests {
  /// Parameters of a cell as arrays of rows, and the sequence it reads.
  private struct Unrolled {
    let steps = 4
    let hidden = 5
    let layer: RecurrentLayer<Double>
    let parameters: Parameters<Double>
    let blocks: CellBlocks
    let x: Tensor<Double>
    let state: [Double]

    init(_ kind: CellKind) {
      let cell = kind.cell(inputSize: 3, hiddenSize: 5, feedbackSize: 2)
      var layout = ParameterLayout()
      blocks = cell.appendParameters(to: &layout, prefix: "")
      parameters = Parameters(layout)
      var random = SeededRandom(seed: 41)
      for index in 0..<layout.count { parameters.values[index] = 0.6 * random.normal() }
      layer = RecurrentLayer(cell, blocks: blocks, parameters: parameters)
      x = GradientCheck.normals(steps: 4, batch: 1, features: 3, using: &random)
      state = (0..<layer.stateSize).map { _ in 0.7 * random.normal() }
      layer.restoreState(state[...], batch: 1)
      _ = layer.forward(x, from: .carried, for: .training)
    }

    var h0: [Double] { Array(state.prefix(hidden)) }
    var second0: [Double] { Array(state.dropFirst(hidden)) }

    func input(_ t: Int) -> [Double] { x[t].rowArray }

    /// `A v`, of rows `gate * hidden ..< (gate + 1) * hidden`.
    func product(_ block: ParameterBlock, _ gate: Int, _ v: [Double]) -> [Double] {
      let matrix = parameters.value(block)
      return (0..<hidden).map { j in
        v.indices.reduce(0) { $0 + matrix[gate * hidden + j, $1] * v[$1] }
      }
    }

    func vector(_ block: ParameterBlock?, _ part: Int) -> [Double] {
      guard let block else { return [] }
      return (0..<hidden).map { parameters.values[block.offset + part * hidden + $0] }
    }

    /// `V x_t + W h + b` of one gate.
    func argument(_ gate: Int, _ t: Int, _ h: [Double]) -> [Double] {
      zip(
        zip(product(blocks.inputWeight, gate, input(t)), product(blocks.recurrentWeight, gate, h)),
        vector(blocks.bias, gate)
      ).map { $0.0 + $0.1 + $1 }
    }

    /// The outputs are the hidden states for every cell but Jordan's.
    func expectHidden(_ t: Int, _ h: [Double], _ name: String) {
      expectClose(layer.outputs[t].rowArray, h, absolute: 1e-13, "\(name), step \(t)")
    }
  }

  private func σ(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private func combine(
    _ a: [Double], _ b: [Double], _ f: (Double, Double) -> Double
  ) -> [Double] {
    zip(a, b).map { f($0, $1) }
  }

  @Test(arguments: ElmanActivation.allCases)
  func elman(activation: ElmanActivation) {
    let net = Unrolled(.elman(activation))
    var h = net.h0
    for t in 0..<net.steps {
      h = net.argument(0, t, h).map { a in
        switch activation {
        case .tanh: tanh(a)
        case .logistic: σ(a)
        case .relu: max(0, a)
        case .leakyReLU: a > 0 ? a : 0.01 * a
        }
      }
      net.expectHidden(t, h, activation.rawValue)
    }
  }

  @Test(arguments: LSTMKind.allCases)
  func longShortTermMemory(kind: LSTMKind) {
    let net = Unrolled(.lstm(kind))
    let order: [Character] =
      switch kind {
      case .forgetGate, .peephole: ["i", "f", "g", "o"]
      case .original: ["i", "g", "o"]
      case .coupled: ["f", "g", "o"]
      }
    var (h, c) = (net.h0, net.second0)
    func peephole(_ part: Int, _ c: [Double]) -> [Double] {
      kind == .peephole
        ? combine(net.vector(net.blocks.peepholes, part), c, *) : c.map { _ in 0 }
    }
    for t in 0..<net.steps {
      func argument(_ gate: Character) -> [Double]? {
        order.firstIndex(of: gate).map { net.argument($0, t, h) }
      }
      let f = argument("f").map { combine($0, peephole(1, c), +).map(σ) } ?? c.map { _ in 1 }
      let i = argument("i").map { combine($0, peephole(0, c), +).map(σ) } ?? f.map { 1 - $0 }
      let g = (argument("g") ?? []).map { tanh($0) }
      c = combine(combine(f, c, *), combine(i, g, *), +)
      let o = combine(argument("o") ?? [], peephole(2, c), +).map(σ)
      h = combine(o, c.map { tanh($0) }, *)
      net.expectHidden(t, h, kind.rawValue)
    }
    expectClose(net.layer.lastSecond.array, c, absolute: 1e-13)
  }

  @Test func gatedUnitResetBefore() {
    let net = Unrolled(.gruResetBefore)
    var h = net.h0
    for t in 0..<net.steps {
      let r = net.argument(0, t, h).map(σ)
      let u = net.argument(1, t, h).map(σ)
      let g = net.argument(2, t, combine(r, h, *)).map { tanh($0) }
      h = combine(combine(u, g) { (1 - $0) * $1 }, combine(u, h, *), +)
      net.expectHidden(t, h, "reset before")
    }
  }

  @Test func gatedUnitResetAfter() {
    let net = Unrolled(.gruResetAfter)
    var h = net.h0
    for t in 0..<net.steps {
      func recurrent(_ gate: Int) -> [Double] {
        combine(
          net.product(net.blocks.recurrentWeight, gate, h),
          net.vector(net.blocks.recurrentBias, gate), +)
      }
      func input(_ gate: Int) -> [Double] {
        combine(
          net.product(net.blocks.inputWeight, gate, net.input(t)),
          net.vector(net.blocks.bias, gate), +)
      }
      let r = combine(input(0), recurrent(0), +).map(σ)
      let u = combine(input(1), recurrent(1), +).map(σ)
      let g = combine(input(2), combine(r, recurrent(2), *), +).map { tanh($0) }
      h = combine(combine(u, g) { (1 - $0) * $1 }, combine(u, h, *), +)
      net.expectHidden(t, h, "reset after")
    }
  }

  @Test func jordanFeedsItsOutputBack() throws {
    let net = Unrolled(.jordan(.tanh))
    let v = try #require(net.blocks.feedbackWeight)
    let u = net.parameters.value(try #require(net.blocks.readoutWeight))
    let bias = try #require(net.blocks.readoutBias)
    var (h, y) = (net.h0, net.second0)
    for t in 0..<net.steps {
      h = combine(net.argument(0, t, h), net.product(v, 0, y), +).map { tanh($0) }
      y = (0..<2).map { o in
        h.indices.reduce(net.parameters.values[bias.offset + o]) { $0 + u[o, $1] * h[$1] }
      }
      expectClose(net.layer.outputs[t].rowArray, y, absolute: 1e-13)
    }
  }

  @Test func aDilatedLayerIsTwoLayersInterleaved() {
    let cell = CellKind.lstm(.forgetGate).cell(inputSize: 3, hiddenSize: 4, feedbackSize: 1)
    var layout = ParameterLayout()
    let blocks = cell.appendParameters(to: &layout, prefix: "")
    let parameters = Parameters<Double>(layout)
    parameters.initialise(using: SeededRandom(seed: 4))
    var random = SeededRandom(seed: 5)
    let x = GradientCheck.normals(steps: 7, batch: 2, features: 3, using: &random)
    let dilated = RecurrentLayer(cell, blocks: blocks, parameters: parameters, dilation: 2)
    let found = dilated.forward(x, from: .zeros, for: .prediction).array
    for phase in 0..<2 {
      let plain = RecurrentLayer(cell, blocks: blocks, parameters: parameters)
      let times = Array(stride(from: phase, to: 7, by: 2))
      let part = Tensor<Double>(steps: times.count, batch: 2, features: 3)
      for (index, t) in times.enumerated() { part[index].copy(x[t]) }
      let expected = plain.forward(part, from: .zeros, for: .prediction).array
      expectClose(
        times.flatMap { found[$0 * 8..<($0 + 1) * 8] }, expected, absolute: 1e-14)
    }
  }
}
