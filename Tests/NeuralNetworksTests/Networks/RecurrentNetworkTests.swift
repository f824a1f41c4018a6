import ForecastTestSupport
import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct RecurrentNetworkTests {
  static let cells = CellKind.named.map(\.name)

  private func network(
    _ cell: String, _ change: (inout NetworkOptions) -> Void = { _ in }
  ) throws -> RecurrentNetwork<Double> {
    let kind = try #require(CellKind.named.first { $0.name == cell }).kind
    var options = NetworkOptions(
      inputSize: 3, outputSize: 2, cell: kind, hiddenSizes: [4, 5], topology: .manyToManyInStep)
    change(&options)
    let network = RecurrentNetwork<Double>(options)
    var random = SeededRandom(seed: 23)
    GradientCheck.perturb(network, using: &random)
    return network
  }

  private func input(steps: Int, batch: Int, seed: UInt64 = 29) -> Tensor<Double> {
    var random = SeededRandom(seed: seed)
    return GradientCheck.normals(steps: steps, batch: batch, features: 3, using: &random)
  }

  @Test(arguments: cells)
  func predictingGivesTheBytesOfTraining(cell: String) throws {
    let network = try network(cell)
    let input = NetworkInput(input(steps: 7, batch: 2))
    var random = SeededRandom(seed: 1)
    let trained = network.forward(input, from: .zeros, using: &random).array
    #expect(network.predict(input, from: .zeros).array == trained)
  }

  @Test(arguments: cells, [1, 3])
  func chunksWithCarriedStateMakeTheWhole(cell: String, dilation: Int) throws {
    let network = try network(cell) { $0.dilations = [1, dilation] }
    let whole = input(steps: 11, batch: 2)
    let expected = network.predict(NetworkInput(whole), from: .zeros).array
    var found: [Double] = []
    for (range, start) in [(0..<4, StateOrigin.zeros), (4..<6, .carried), (6..<11, .carried)] {
      found += network.predict(NetworkInput(whole.steps(range)), from: start).array
    }
    expectClose(found, expected, absolute: 1e-14, relative: 1e-12)
  }

  @Test func aStateTakenOutAndPutBackContinues() throws {
    let network = try network("lstm")
    let whole = input(steps: 8, batch: 2)
    _ = network.predict(NetworkInput(whole.steps(0..<5)), from: .zeros)
    let state = network.carriedState()
    #expect(state.count == 2 * 2 * (4 + 5))
    let expected = network.predict(NetworkInput(whole.steps(5..<8)), from: .carried).array
    _ = network.predict(NetworkInput(input(steps: 3, batch: 6, seed: 5)), from: .zeros)
    network.restoreState(state, batch: 2)
    #expect(
      network.predict(NetworkInput(whole.steps(5..<8)), from: .carried).array == expected)
  }

  @Test func aWorkspaceUsedForOtherShapesForgetsThem() throws {
    for cell in Self.cells {
      let network = try network(cell)
      let first = NetworkInput(input(steps: 5, batch: 2))
      let expected = network.predict(first, from: .zeros).array
      var random = SeededRandom(seed: 2)
      _ = network.forward(NetworkInput(input(steps: 9, batch: 7)), from: .zeros, using: &random)
      network.backward(Tensor(steps: 9, batch: 7, features: 2))
      #expect(network.predict(first, from: .zeros).array == expected)
    }
  }

  @Test func gradientsAddUpOverPasses() throws {
    let network = try network("gru")
    let sequence = NetworkInput(input(steps: 4, batch: 2))
    let ones = Tensor<Double>(steps: 4, batch: 2, features: 2)
    ones.flattened.fill(1)
    var random = SeededRandom(seed: 2)
    _ = network.forward(sequence, from: .zeros, using: &random)
    network.backward(ones)
    let once = network.parameters.gradients.array
    _ = network.forward(sequence, from: .zeros, using: &random)
    network.backward(ones)
    expectClose(network.parameters.gradients.array, once.map { 2 * $0 }, absolute: 1e-13)
  }

  @Test func dropoutActsInTrainingOnly() throws {
    for dropout in [Dropout.betweenLayers(rate: 0.5), .variational(rate: 0.5)] {
      let network = try network("lstm") { $0.dropout = dropout }
      let sequence = NetworkInput(input(steps: 4, batch: 2))
      func trained(_ seed: UInt64) -> [Double] {
        var random = SeededRandom(seed: seed)
        return network.forward(sequence, from: .zeros, using: &random).array
      }
      #expect(trained(1) == trained(1))
      #expect(trained(1) != trained(2))
      let plain = try self.network("lstm").predict(sequence, from: .zeros).array
      #expect(network.predict(sequence, from: .zeros).array == plain)
    }
  }

  /// With one mask over the whole sequence its chunks say what the whole says, whatever is drawn
  /// later; a sequence that starts anew gets another.
  @Test func aVariationalMaskHoldsForAllChunksOfASequence() throws {
    let network = try network("gru") { $0.dropout = .variational(rate: 0.5) }
    let whole = input(steps: 8, batch: 6)
    func pass(_ range: Range<Int>, _ start: StateOrigin, seed: UInt64) -> [Double] {
      var random = SeededRandom(seed: seed)
      return network.forward(NetworkInput(whole.steps(range)), from: start, using: &random).array
    }
    let expected = pass(0..<8, .zeros, seed: 1)
    let first = pass(0..<3, .zeros, seed: 1)
    let state = network.carriedState()
    let second = pass(3..<8, .carried, seed: 2)
    expectClose(first + second, expected, absolute: 1e-14, relative: 1e-12)
    // Also where the state was taken out, another sequence read, and the state put back.
    _ = pass(0..<8, .zeros, seed: 3)
    network.restoreState(state, batch: 6)
    #expect(pass(3..<8, .carried, seed: 4) == second)
    #expect(pass(0..<8, .zeros, seed: 2) != expected)
  }

  @Test(arguments: [CellKind.elman(.relu), .elman(.leakyReLU), .jordan(.relu), .jordan(.leakyReLU)])
  func rectifiersStartWithTheIdentity(cell: CellKind) throws {
    let network = RecurrentNetwork<Float>(
      NetworkOptions(inputSize: 3, outputSize: 2, cell: cell, hiddenSizes: [4]))
    network.initialise(using: SeededRandom(seed: 3))
    let block = try #require(network.parameters.layout.block(named: "layers.0.recurrentWeight"))
    let values = Array(network.parameters.values.array[block.range])
    #expect(values == (0..<16).map { $0 % 5 == 0 ? 1 : 0 })
  }

  @Test(arguments: [CellKind.elman(.tanh), .jordan(.tanh), .jordan(.logistic)])
  func otherCellsStartOrthogonal(cell: CellKind) throws {
    let network = RecurrentNetwork<Double>(
      NetworkOptions(inputSize: 3, outputSize: 2, cell: cell, hiddenSizes: [4]))
    network.initialise(using: SeededRandom(seed: 3))
    let block = try #require(network.parameters.layout.block(named: "layers.0.recurrentWeight"))
    let weight = network.parameters.value(block)
    let product = MatrixView<Double>(Buffer(count: 16), rows: 4, columns: 4)
    product.multiply(weight, weight, transposed: .second)
    expectClose(product.buffer.array, (0..<16).map { $0 % 5 == 0 ? 1 : 0 }, absolute: 1e-14)
    #expect(abs(weight[0, 1]) > 0.01)
  }

  @Test func theForgetGateStartsOpen() {
    let network = RecurrentNetwork<Float>(
      NetworkOptions(
        inputSize: 3, outputSize: 2, cell: .lstm(.forgetGate, forgetBias: 1.5),
        hiddenSizes: [2]))
    network.initialise(using: SeededRandom(seed: 3))
    let bias = network.parameters.layout.block(named: "layers.0.bias")
    let values = bias.map { Array(network.parameters.values.array[$0.range]) }
    #expect(values == [0, 0, 1.5, 1.5, 0, 0, 0, 0])
  }
}
