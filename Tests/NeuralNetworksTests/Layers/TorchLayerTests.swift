import NeuralNetworks
import Testing

/// Layers with the parameters of `nn.RNN`, `nn.LSTM` and `nn.GRU` against what PyTorch computed.
@Suite struct TorchLayerTests {
  @Test func outputsStatesAndGradientsAgreeInDouble() throws {
    try compareAll(Double.self, tolerance: 1e-12)
  }

  @Test func outputsStatesAndGradientsAgreeInFloat() throws {
    try compareAll(Float.self, tolerance: 1e-5)
  }

  private func compareAll<Scalar: NetworkScalar>(_: Scalar.Type, tolerance: Double) throws {
    let cases = try TorchLayerFixture.all()
    try #require(cases.count == 13)
    for fixture in cases {
      try TorchComparison<Scalar>(fixture, tolerance: tolerance).run()
    }
  }
}

/// One case: layers stacked by hand, so that every gradient can be seen.
private struct TorchComparison<Scalar: NetworkScalar> {
  let fixture: TorchLayerFixture
  let tolerance: Double
  let parameters: Parameters<Scalar>
  /// The recurrent layers in PyTorch's order: layer by layer, forward then reverse.
  let recurrent: [RecurrentLayer<Scalar>]
  let blocks: [CellBlocks]

  init(_ fixture: TorchLayerFixture, tolerance: Double) throws {
    self.fixture = fixture
    self.tolerance = tolerance
    let directions = fixture.isBidirectional ? 2 : 1
    let hiddenSize = try fixture.array("h0").shape[2]
    var layout = ParameterLayout()
    var plan: [(cell: any RecurrentCell, blocks: CellBlocks, direction: TimeDirection)] = []
    for layer in 0..<fixture.layers {
      let inputs =
        layer == 0 ? try fixture.array("x").shape[2] : directions * hiddenSize
      for direction in 0..<directions {
        let cell = Self.kind(fixture.kind).cell(
          inputSize: inputs, hiddenSize: hiddenSize, feedbackSize: 1)
        let blocks = cell.appendParameters(to: &layout, prefix: "\(layer).\(direction).")
        plan.append((cell, blocks, direction == 0 ? .forward : .backward))
      }
    }
    let parameters = Parameters<Scalar>(layout)
    self.parameters = parameters
    blocks = plan.map(\.blocks)
    recurrent = plan.map {
      RecurrentLayer($0.cell, blocks: $0.blocks, parameters: parameters, direction: $0.direction)
    }
  }

  private static func kind(_ name: String) -> CellKind {
    switch name {
    case "rnn": .elman(.tanh)
    case "relu": .elman(.relu)
    case "lstm": .lstm(.forgetGate)
    default: .gruResetAfter
    }
  }

  func run() throws {
    try loadParameters()
    try loadStates()
    let x = try tensor("x")
    var output = x
    if fixture.isBidirectional {
      let layers = stride(from: 0, to: recurrent.count, by: 2).map {
        BidirectionalLayer(recurrent[$0], recurrent[$0 + 1])
      }
      for layer in layers { output = layer.forward(output, from: .carried, for: .training) }
      expect(output.array, "output")
      var gradients = try tensor("weights")
      for layer in layers.reversed() {
        gradients = try #require(layer.backward(gradients, wantsInputGradients: true))
      }
      expect(gradients.array, "grad.x")
    } else {
      for layer in recurrent { output = layer.forward(output, from: .carried, for: .training) }
      expect(output.array, "output")
      var gradients = try tensor("weights")
      for layer in recurrent.reversed() {
        gradients = try #require(layer.backward(gradients, wantsInputGradients: true))
      }
      expect(gradients.array, "grad.x")
    }
    compareStates()
    compareGradients()
  }

  private func tensor(_ name: String) throws -> Tensor<Scalar> {
    let array = try fixture.array(name)
    return Tensor(
      Buffer(array.values.map { Scalar($0) }), steps: array.shape[0], batch: array.shape[1],
      features: array.shape[2])
  }

  private func torchName(_ role: String, _ index: Int) -> String {
    fixture.isBidirectional
      ? "\(role)_l\(index / 2)\(index % 2 == 1 ? "_reverse" : "")" : "\(role)_l\(index)"
  }

  /// PyTorch has two biases everywhere; only the reset-after GRU needs both.
  private func loadParameters() throws {
    for (index, block) in blocks.enumerated() {
      func fill(_ block: ParameterBlock, _ values: [Double]) throws {
        try #require(values.count == block.count)
        for (offset, value) in values.enumerated() {
          parameters.values[block.offset + offset] = Scalar(value)
        }
      }
      try fill(block.inputWeight, fixture.array(torchName("weight_ih", index)).values)
      try fill(block.recurrentWeight, fixture.array(torchName("weight_hh", index)).values)
      let one = try fixture.array(torchName("bias_ih", index)).values
      let other = try fixture.array(torchName("bias_hh", index)).values
      if let second = block.recurrentBias {
        try fill(block.bias, one)
        try fill(second, other)
      } else {
        try fill(block.bias, zip(one, other).map(+))
      }
    }
  }

  private func loadStates() throws {
    let hidden = try fixture.array("h0")
    let count = hidden.shape[1] * hidden.shape[2]
    for (index, layer) in recurrent.enumerated() {
      let range = index * count..<(index + 1) * count
      var state = hidden.values[range].map { Scalar($0) }
      if let cells = fixture.arrays["c0"] { state += cells.values[range].map { Scalar($0) } }
      layer.restoreState(state[...], batch: hidden.shape[1])
    }
  }

  private func compareStates() {
    expect(recurrent.flatMap(\.lastHidden.array), "hn")
    expect(recurrent.flatMap(\.firstHiddenGradients.array), "grad.h0")
    if fixture.kind == "lstm" {
      expect(recurrent.flatMap(\.lastSecond.array), "cn")
      expect(recurrent.flatMap(\.firstSecondGradients.array), "grad.c0")
    }
  }

  private func compareGradients() {
    for (index, block) in blocks.enumerated() {
      func gradient(_ block: ParameterBlock) -> [Scalar] {
        Array(parameters.gradients.array[block.range])
      }
      expect(gradient(block.inputWeight), "grad." + torchName("weight_ih", index))
      expect(gradient(block.recurrentWeight), "grad." + torchName("weight_hh", index))
      expect(gradient(block.bias), "grad." + torchName("bias_ih", index))
      expect(
        gradient(block.recurrentBias ?? block.bias), "grad." + torchName("bias_hh", index))
    }
  }

  /// Agreement relative to the largest number of the array.
  private func expect(_ actual: [Scalar], _ name: String) {
    let label = "\(fixture.kind) \(fixture.layers) \(fixture.isBidirectional) \(name)"
    guard let expected = fixture.arrays[name]?.values, expected.count == actual.count else {
      Issue.record("\(label): no array of \(actual.count) numbers")
      return
    }
    // `max` forgets NaN.
    #expect(actual.allSatisfy { $0.isFinite }, "\(label): not finite")
    let largest = expected.reduce(0) { max($0, abs($1)) }
    let error = zip(actual, expected).reduce(0) { max($0, abs(Double($1.0) - $1.1)) }
    #expect(error <= tolerance * largest, "\(label): off by \(error / largest)")
  }
}
