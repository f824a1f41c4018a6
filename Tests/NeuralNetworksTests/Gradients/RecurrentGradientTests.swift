import NeuralNetworks
import NumericalMethods
import Testing

/// Every cell in every arrangement against differences, in `Double`, all dimensions different.
@Suite struct RecurrentGradientTests {
  /// How layers are arranged.
  enum Arrangement: String, CaseIterable, Sendable {
    case oneLayer, twoLayers, bidirectional, residual, inputToEveryLayer, dilated
    case normalised, dropout, variationalDropout, hiddenHead, embedding

    func options(
      _ cell: CellKind, _ topology: Topology, outputSize: Int = 2
    ) -> NetworkOptions {
      var options = NetworkOptions(
        inputSize: 3, outputSize: outputSize, cell: cell,
        hiddenSizes: self == .oneLayer ? [4] : self == .residual ? [4, 4] : [4, 5],
        topology: topology)
      switch self {
      case .oneLayer, .twoLayers: break
      case .bidirectional: options.isBidirectional = true
      case .residual: options.skip = .residual
      case .inputToEveryLayer: options.skip = .inputToEveryLayer
      case .dilated: options.dilations = [1, 2]
      case .normalised: options.normalisesLayers = true
      case .dropout: options.dropout = .betweenLayers(rate: 0.3)
      case .variationalDropout: options.dropout = .variational(rate: 0.3)
      case .hiddenHead:
        options.headSizes = [6]
        options.headActivation = .tanh
      case .embedding: options.embedding = .init(features: 2, size: 7)
      }
      return options
    }
  }

  static let cells = CellKind.named.map(\.name)

  private func check(
    _ cell: String, _ arrangement: Arrangement, _ topology: Topology, isTruncated: Bool,
    loss: CheckedLoss
  ) throws {
    let kind = try #require(CellKind.named.first { $0.name == cell }).kind
    var random = SeededRandom(seed: 11)
    let network = RecurrentNetwork<Double>(
      arrangement.options(kind, topology, outputSize: loss.outputSize))
    GradientCheck.perturb(network, using: &random)
    let batch = 2
    let first = NetworkInput(
      GradientCheck.normals(steps: 5, batch: batch, features: 3, using: &random))
    _ = network.predict(first, from: .zeros)
    var state = network.carriedState()
    if !isTruncated { state = state.map { _ in 0.5 * random.normal() } }
    // Truncated: the second chunk continues from the state the first one left.
    let input = NetworkInput(
      GradientCheck.normals(steps: 4, batch: batch, features: 3, using: &random))
    let worst = GradientCheck.worstError(network, input, state: state, loss: loss)
    #expect(
      worst.error < 1e-6,
      "\(cell), \(arrangement), \(topology), \(loss.name): \(worst.error) in \(worst.block)")
  }

  @Test(arguments: cells, Arrangement.allCases)
  func gradientsOverWholeSequencesAreRight(cell: String, arrangement: Arrangement) throws {
    try check(cell, arrangement, .manyToManyInStep, isTruncated: false, loss: .halfSquares)
  }

  @Test(arguments: cells, [Arrangement.twoLayers, .bidirectional, .residual])
  func gradientsOfALastStateAreRight(cell: String, arrangement: Arrangement) throws {
    try check(cell, arrangement, .manyToOne, isTruncated: false, loss: .halfSquares)
  }

  @Test(arguments: cells, [Arrangement.oneLayer, .twoLayers, .bidirectional, .residual])
  func gradientsOfAChunkAreRight(cell: String, arrangement: Arrangement) throws {
    try check(cell, arrangement, .manyToManyInStep, isTruncated: true, loss: .halfSquares)
  }

  /// The whole product of cells, arrangements, losses, sequences and chunks; without optimisation
  /// each combination of the first two meets one of the losses.
  @Test(arguments: cells, [Arrangement.oneLayer, .twoLayers, .bidirectional, .residual])
  func gradientsOfEveryLossAreRight(cell: String, arrangement: Arrangement) throws {
    var losses = CheckedLoss.library
    #if DEBUG
      let place = (Self.cells.firstIndex(of: cell) ?? 0) + arrangement.rawValue.utf8.count
      losses = [losses[place % losses.count]]
    #endif
    for loss in losses {
      try check(cell, arrangement, .manyToManyInStep, isTruncated: false, loss: loss)
      try check(cell, arrangement, .manyToManyInStep, isTruncated: true, loss: loss)
    }
  }

  @Test func aWrongGradientIsSeen() {
    var random = SeededRandom(seed: 11)
    let network = RecurrentNetwork<Double>(
      Arrangement.oneLayer.options(.gruResetAfter, .manyToOne))
    GradientCheck.perturb(network, using: &random)
    let input = NetworkInput(
      GradientCheck.normals(steps: 3, batch: 2, features: 3, using: &random))
    let wrong = CheckedLoss(name: "wrong", outputSize: 2) { outputs in
      var (value, gradients) = CheckedLoss.halfSquares.evaluate(outputs)
      gradients[0] *= 1.0001
      return (value, gradients)
    }
    let state = [Double](repeating: 0, count: 8)
    #expect(GradientCheck.worstError(network, input, state: state, loss: wrong).error > 1e-6)
  }
}
