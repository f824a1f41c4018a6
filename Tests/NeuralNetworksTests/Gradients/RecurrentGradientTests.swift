import NeuralNetworks
import NumericalMethods
import Testing

/// Every cell in every arrangement against differences, in `Double`, all dimensions different:
/// O 1, 2 or 3, H 4 and 5, I 6, T 7, B 8.
@Suite struct RecurrentGradientTests {
  static let cells = CellKind.named.map(\.name)

  private func check(
    _ cell: String, _ arrangement: Arrangement, _ topology: Topology, isTruncated: Bool,
    loss: CheckedLoss, every: Int = 1, from offset: Int = 0
  ) throws {
    let kind = try #require(CellKind.named.first { $0.name == cell }).kind
    var random = SeededRandom(seed: 11)
    let options = arrangement.options(kind, topology, outputSize: loss.outputSize)
    // A Jordan network with normalised layers or hidden ones behind is refused: NetworkOptionsTests.
    if kind.hasOwnReadout && (options.normalisesLayers || !options.headSizes.isEmpty) { return }
    let network = RecurrentNetwork<Double>(options)
    GradientCheck.perturb(network, using: &random)
    let batch = 8
    let first = NetworkInput(
      GradientCheck.normals(steps: 9, batch: batch, features: 6, using: &random))
    _ = network.predict(first, from: .zeros)
    var state = network.carriedState()
    if !isTruncated { state = state.map { _ in 0.5 * random.normal() } }
    // Truncated: the second chunk continues from the state the first one left.
    let input = NetworkInput(
      GradientCheck.normals(steps: 7, batch: batch, features: 6, using: &random))
    let worst = GradientCheck.worstError(
      network, input, state: state, loss: loss, every: every, from: offset)
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

  /// The whole product of cells, arrangements, losses, sequences and chunks, the parameters in
  /// turns; without optimisation each combination of the first two meets one of the losses.
  @Test(arguments: cells, [Arrangement.oneLayer, .twoLayers, .bidirectional, .residual])
  func gradientsOfEveryLossAreRight(cell: String, arrangement: Arrangement) throws {
    var losses = CheckedLoss.library
    #if DEBUG
      let place = (Self.cells.firstIndex(of: cell) ?? 0) + arrangement.rawValue.utf8.count
      losses = [losses[place % losses.count]]
    #endif
    for (turn, loss) in losses.enumerated() {
      for isTruncated in [false, true] {
        try check(
          cell, arrangement, .manyToManyInStep, isTruncated: isTruncated, loss: loss, every: 8,
          from: isTruncated ? turn + 4 : turn)
      }
    }
  }

  @Test func aWrongGradientIsSeen() {
    var random = SeededRandom(seed: 11)
    let network = RecurrentNetwork<Double>(
      Arrangement.oneLayer.options(.gruResetAfter, .manyToOne))
    GradientCheck.perturb(network, using: &random)
    let input = NetworkInput(
      GradientCheck.normals(steps: 7, batch: 8, features: 6, using: &random))
    let wrong = CheckedLoss(name: "wrong", outputSize: 2) { outputs in
      var (value, gradients) = CheckedLoss.halfSquares.evaluate(outputs)
      gradients[0] *= 1.0001
      return (value, gradients)
    }
    let state = [Double](repeating: 0, count: 8 * 4)
    #expect(GradientCheck.worstError(network, input, state: state, loss: wrong).error > 1e-6)
  }
}
