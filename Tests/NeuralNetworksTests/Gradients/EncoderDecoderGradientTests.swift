import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct EncoderDecoderGradientTests {
  static let cells = CellKind.named.filter { !$0.kind.hasOwnReadout }.map(\.name)

  private func error(_ cell: String, layers: Int, teacherRate: Double?) throws -> Double {
    let kind = try #require(CellKind.named.first { $0.name == cell }).kind
    var random = SeededRandom(seed: 17)
    var options = NetworkOptions(
      inputSize: 3, outputSize: 2, cell: kind, hiddenSizes: layers == 1 ? [4] : [4, 6],
      topology: .encoderDecoder(steps: 4))
    options.futureSize = 1
    let network = options.makeNetwork(Double.self)
    GradientCheck.perturb(network, using: &random)
    var input = NetworkInput(
      GradientCheck.normals(steps: 5, batch: 7, features: 3, using: &random),
      future: GradientCheck.normals(steps: 4, batch: 7, features: 1, using: &random))
    if let teacherRate {
      input.teacher = GradientCheck.normals(steps: 4, batch: 7, features: 2, using: &random)
      input.teacherRate = teacherRate
    }
    _ = network.predict(input, from: .zeros)
    let state = network.carriedState().map { _ in 0.5 * random.normal() }
    return GradientCheck.worstError(network, input, state: state, loss: .halfSquares).error
  }

  @Test(arguments: cells)
  func gradientsFlowThroughTheDecodersOwnOutput(cell: String) throws {
    #expect(try error(cell, layers: 2, teacherRate: nil) < 1e-6)
  }

  @Test(arguments: cells)
  func gradientsStopWhereTheTeacherSpeaks(cell: String) throws {
    #expect(try error(cell, layers: 1, teacherRate: 1) < 1e-6)
    #expect(try error(cell, layers: 1, teacherRate: 0.5) < 1e-6)
  }

  @Test func aJordanNetworkIsTaughtToo() throws {
    var random = SeededRandom(seed: 19)
    let network = RecurrentNetwork<Double>(
      NetworkOptions(
        inputSize: 3, outputSize: 2, cell: .jordan(.tanh), hiddenSizes: [4],
        topology: .manyToManyInStep))
    GradientCheck.perturb(network, using: &random)
    let input = NetworkInput(
      GradientCheck.normals(steps: 5, batch: 7, features: 3, using: &random),
      teacher: GradientCheck.normals(steps: 5, batch: 7, features: 2, using: &random))
    let state = (0..<7 * 6).map { _ in random.normal() }
    let worst = GradientCheck.worstError(network, input, state: state, loss: .halfSquares)
    #expect(worst.error < 1e-6)
  }
}
