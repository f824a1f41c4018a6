import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct SegmentNetworkGradientTests {
  static let cells = CellKind.named.filter { !$0.kind.hasOwnReadout }.map(\.name)

  private func network(_ cell: String, dropout: Double) throws -> SegmentNetwork<Double> {
    let kind = try #require(CellKind.named.first { $0.name == cell }).kind
    let network = SegmentNetwork<Double>(
      SegmentNetwork.Shape(
        inputSize: 3, outputSize: 2, segments: 4, embeddingSize: 5, hiddenSize: 6, cell: kind,
        dropout: dropout))
    var random = SeededRandom(seed: 23)
    GradientCheck.perturb(network, using: &random)
    return network
  }

  @Test(arguments: cells)
  func gradientsReachBothUsesOfTheCell(cell: String) throws {
    var random = SeededRandom(seed: 29)
    let input = NetworkInput(
      GradientCheck.normals(steps: 8, batch: 7, features: 3, using: &random))
    let plain = GradientCheck.worstError(
      try network(cell, dropout: 0), input, state: [], loss: .halfSquares)
    #expect(plain.error < 1e-6, "\(plain.block)")
    let masked = GradientCheck.worstError(
      try network(cell, dropout: 0.4), input, state: [], loss: .halfSquares)
    #expect(masked.error < 1e-6, "\(masked.block)")
  }

  @Test func segmentsToComeDifferByTheirPlaceAlone() throws {
    let network = try network("gru", dropout: 0)
    var random = SeededRandom(seed: 31)
    let input = GradientCheck.normals(steps: 8, batch: 7, features: 3, using: &random)
    let places = try #require(network.parameters.layout.block(named: "places"))
    let before = network.predict(NetworkInput(input), from: .zeros).array
    network.parameters.value(places)[2, 1] += 1
    let after = network.predict(NetworkInput(input), from: .zeros).array
    let changed = Set(
      zip(before, after).enumerated().filter { $1.0 != $1.1 }.map { $0.offset / 14 })
    #expect(changed == [2])
  }
}
