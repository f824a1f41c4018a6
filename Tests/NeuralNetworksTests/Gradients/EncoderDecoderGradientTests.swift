import NeuralNetworks
import NumericalMethods
import Testing

/// Decoders against differences: O 2, h 3, H 4 and 5, I 6, B 7, T 8, future covariates 11.
@Suite struct EncoderDecoderGradientTests {
  static let cells = CellKind.named.filter { !$0.kind.hasOwnReadout }.map(\.name)
  static let arrangements = Arrangement.allCases.filter { $0 != .bidirectional }

  private func error(
    _ cell: String, _ arrangement: Arrangement, teacherRate: Double?, feedback: [Int] = [],
    missing: Bool = false
  ) throws -> Double {
    let kind = try #require(CellKind.named.first { $0.name == cell }).kind
    var random = SeededRandom(seed: 17)
    var options = arrangement.options(kind, .encoderDecoder(steps: 3))
    options.futureSize = 11
    options.feedbackColumns = feedback
    let network = options.makeNetwork(Double.self)
    GradientCheck.perturb(network, using: &random)
    var input = NetworkInput(
      GradientCheck.normals(steps: 8, batch: 7, features: 6, using: &random),
      future: GradientCheck.normals(steps: 3, batch: 7, features: 11, using: &random))
    if let teacherRate {
      let teacher = GradientCheck.normals(
        steps: 3, batch: 7, features: feedback.isEmpty ? 2 : feedback.count, using: &random)
      if missing { for b in 0..<7 where b % 3 == 1 { teacher[b % 2, b, 0] = .nan } }
      input.teacher = teacher
      input.teacherRate = teacherRate
    }
    _ = network.predict(input, from: .zeros)
    let state = network.carriedState().map { _ in 0.5 * random.normal() }
    return GradientCheck.worstError(network, input, state: state, loss: .halfSquares, every: 3)
      .error
  }

  @Test(arguments: cells, arrangements)
  func gradientsFlowThroughTheDecodersOwnOutput(cell: String, arrangement: Arrangement) throws {
    #expect(try error(cell, arrangement, teacherRate: nil) < 1e-6)
  }

  @Test(arguments: cells)
  func gradientsStopWhereTheTeacherSpeaks(cell: String) throws {
    #expect(try error(cell, .oneLayer, teacherRate: 1) < 1e-6)
    #expect(try error(cell, .oneLayer, teacherRate: 0.5) < 1e-6)
  }

  @Test(arguments: ["lstm", "gru"], [Arrangement.twoLayers, .normalised, .inputToEveryLayer])
  func gradientsOfChosenColumnsFedBackAreRight(
    cell: String, arrangement: Arrangement
  ) throws {
    #expect(try error(cell, arrangement, teacherRate: nil, feedback: [1]) < 1e-6)
    #expect(try error(cell, arrangement, teacherRate: nil, feedback: [1, 0]) < 1e-6)
    #expect(try error(cell, arrangement, teacherRate: 0.5, feedback: [1]) < 1e-6)
  }

  @Test func whereAnObservationIsMissingTheGradientGoesThroughTheOwnOutput() throws {
    #expect(try error("gru", .twoLayers, teacherRate: 1, missing: true) < 1e-6)
  }

  @Test(arguments: [false, true]) func aJordanNetworkIsTaughtToo(missing: Bool) throws {
    var random = SeededRandom(seed: 19)
    let network = RecurrentNetwork<Double>(
      NetworkOptions(
        inputSize: 6, outputSize: 2, cell: .jordan(.tanh), hiddenSizes: [4],
        topology: .manyToManyInStep))
    GradientCheck.perturb(network, using: &random)
    let teacher = GradientCheck.normals(steps: 5, batch: 7, features: 2, using: &random)
    if missing { for b in 0..<7 { teacher[b % 4, b, b % 2] = .nan } }
    let input = NetworkInput(
      GradientCheck.normals(steps: 5, batch: 7, features: 6, using: &random), teacher: teacher)
    let state = (0..<7 * 6).map { _ in random.normal() }
    let worst = GradientCheck.worstError(network, input, state: state, loss: .halfSquares)
    #expect(worst.error < 1e-6)
  }
}
