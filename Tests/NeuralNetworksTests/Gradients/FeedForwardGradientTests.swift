import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct FeedForwardGradientTests {
  @Test(arguments: ElmanActivation.allCases, [[], [4], [4, 5]])
  func gradientsReachEveryLayer(activation: ElmanActivation, hidden: [Int]) {
    var random = SeededRandom(seed: 37)
    let network = FeedForwardNetwork<Double>(
      inputSize: 3, hiddenSizes: hidden, outputSize: 2, activation: activation)
    GradientCheck.perturb(network, using: &random)
    let input = NetworkInput(
      GradientCheck.normals(steps: 6, batch: 7, features: 3, using: &random))
    let worst = GradientCheck.worstError(network, input, state: [], loss: .halfSquares)
    #expect(worst.error < 1e-6, "\(worst.block)")
  }
}
