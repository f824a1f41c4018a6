import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct WeightsStorageTests {
  private func network<Scalar: NetworkScalar>(seed: UInt64) -> RecurrentNetwork<Scalar> {
    let network = RecurrentNetwork<Scalar>(
      NetworkOptions(
        inputSize: 3, outputSize: 2, cell: .gruResetAfter, hiddenSizes: [4, 5]))
    network.initialise(using: SeededRandom(seed: seed))
    return network
  }

  @Test func weightsComeBackBitByBit() throws {
    let source: RecurrentNetwork<Float> = network(seed: 1)
    let target: RecurrentNetwork<Float> = network(seed: 2)
    #expect(source.parameters.values.array != target.parameters.values.array)
    let bytes = source.parameters.file(metadata: ["cell": "gru"]).serialized()
    let file = try SafetensorsFile(bytes: bytes)
    try target.parameters.load(file)
    #expect(source.parameters.values.array == target.parameters.values.array)
    #expect(
      file.metadata == [
        "cell": "gru", "cells": "layers.0. gru\nlayers.1. gru",
        "arrangement": "dilations 1 1\nskip none",
      ])
    #expect(file.tensors.map(\.name).contains("layers.1.recurrentBias"))
  }

  @Test func aDoubleNetworkReadsFloatWeightsExactly() throws {
    let source: RecurrentNetwork<Float> = network(seed: 1)
    let target: RecurrentNetwork<Double> = network(seed: 2)
    try target.parameters.load(source.parameters.file())
    #expect(target.parameters.values.array == source.parameters.values.array.map { Double($0) })
  }

  /// LSTM 1997, coupled LSTM and the GRU with reset before have three gates and one bias each.
  @Test func refusesWeightsOfAnotherCellOfTheSameShapes() throws {
    func network(_ cell: CellKind) -> RecurrentNetwork<Float> {
      let network = RecurrentNetwork<Float>(
        NetworkOptions(inputSize: 3, outputSize: 2, cell: cell, hiddenSizes: [4]))
      network.initialise(using: SeededRandom(seed: 1))
      return network
    }
    let file = network(.lstm(.original)).parameters.file()
    for cell in [CellKind.lstm(.coupled), .gruResetBefore] {
      let target = network(cell)
      let before = target.parameters.values.array
      let error = WeightsError.wrongCells(
        expected: "layers.0. \(cell.name)", found: "layers.0. lstm-1997")
      #expect(throws: error) { try target.parameters.load(file) }
      #expect(target.parameters.values.array == before)
    }
    // A bias before training is no other cell.
    try network(.lstm(.original, forgetBias: 3)).parameters.load(file)
    #expect(
      WeightsError.wrongCells(expected: "layers.0. gru", found: "layers.0. lstm").description
        == """
        weights: expected the cells 'layers.0. gru', found 'layers.0. lstm'. \
        Load them into a network of those cells.
        """)
  }

  /// Dilations, residual sums and the activation of dense layers leave every shape as it is.
  @Test func refusesWeightsOfLayersPutTogetherInAnotherWay() throws {
    func network(_ change: (inout NetworkOptions) -> Void = { _ in }) -> RecurrentNetwork<Float> {
      var options = NetworkOptions(
        inputSize: 3, outputSize: 2, cell: .gruResetAfter, hiddenSizes: [4, 4])
      options.headSizes = [5]
      change(&options)
      return RecurrentNetwork(options)
    }
    let plain = "dilations 1 1\nskip none\nhead relu"
    let source = network()
    let cases: [(RecurrentNetwork<Float>, String)] = [
      (network { $0.dilations = [1, 2] }, "dilations 1 2\nskip none\nhead relu"),
      (network { $0.skip = .residual }, "dilations 1 1\nskip residual\nhead relu"),
      (network { $0.headActivation = .tanh }, "dilations 1 1\nskip none\nhead tanh"),
    ]
    for (target, arrangement) in cases {
      let error = WeightsError.wrongArrangement(expected: arrangement, found: plain)
      #expect(throws: error) { try target.parameters.load(source.parameters.file()) }
      // What another program wrote says nothing of it.
      let silent = SafetensorsFile(tensors: source.parameters.file().tensors)
      try target.parameters.load(silent)
    }
    try network { $0.dilations = [1, 1] }.parameters.load(source.parameters.file())
    #expect(
      WeightsError.wrongArrangement(expected: "skip none\nhead relu", found: plain).description
        == """
        weights: expected layers with 'skip none', 'head relu', found 'dilations 1 1', \
        'skip none', 'head relu'. Load them into a network of such layers.
        """)
    let linear = FeedForwardNetwork<Float>(
      inputSize: 3, hiddenSizes: [4], outputSize: 2, activation: .relu)
    let curved = FeedForwardNetwork<Float>(inputSize: 3, hiddenSizes: [4], outputSize: 2)
    #expect(
      throws: WeightsError.wrongArrangement(expected: "activation tanh", found: "activation relu")
    ) { try curved.parameters.load(linear.parameters.file()) }
  }

  @Test func refusesMissingStrangeMisshapenAndBrokenTensors() {
    let net: RecurrentNetwork<Float> = network(seed: 1)
    let whole = net.parameters.file().tensors
    let before = net.parameters.values.array
    func expect(_ tensors: [StoredTensor], _ error: WeightsError) {
      #expect(throws: error) { try net.parameters.load(SafetensorsFile(tensors: tensors)) }
      #expect(net.parameters.values.array == before)
    }
    expect(Array(whole.dropFirst()), .missing(tensor: whole[0].name))
    let extra = StoredTensor(name: "x", shape: [1], elements: .float32([0]))
    expect(whole + [extra], .unexpected(tensor: "x"))
    let name = whole[2].name
    let others = whole.filter { $0.name != name }
    expect(
      others + [StoredTensor(name: name, shape: [1], elements: .float32([0]))],
      .wrongShape(tensor: name, expected: whole[2].shape, found: [1]))
    var numbers = whole[2].floats
    numbers[3] = .nan
    expect(
      others + [StoredTensor(name: name, shape: whole[2].shape, elements: .float32(numbers))],
      .notFinite(tensor: name, position: 3))
  }

  @Test func errorsSayWhereAndHowToMend() {
    let remedy = "Check that file and network have the same cell, layers and sizes."
    #expect(
      WeightsError.missing(tensor: "a").description
        == "weights: expected a tensor 'a', found none. \(remedy)")
    #expect(
      WeightsError.wrongShape(tensor: "a", expected: [2, 3], found: [6]).description
        == "weights, tensor 'a': expected shape [2, 3], found [6]. \(remedy)")
    #expect(
      WeightsError.unexpected(tensor: "a").description
        == "weights: the network has no place for tensor 'a'. \(remedy)")
    #expect(
      WeightsError.notFinite(tensor: "a", position: 4).description
        == "weights, tensor 'a': expected numbers, found NaN or infinity at 4.")
  }
}
