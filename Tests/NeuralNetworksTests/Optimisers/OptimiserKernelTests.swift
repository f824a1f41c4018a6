import NeuralNetworks
import NumericalMethods
import Testing

/// The C updates against plain Swift with the same roundings, bit by bit, over lengths that leave
/// every remainder of a vector.
@Suite struct OptimiserKernelTests {
  private func draw<Scalar: NetworkScalar>(_ count: Int, seed: UInt64) -> [Scalar] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in Scalar(random.normal()) }
  }

  /// `x · y + z`, rounded once.
  private func fused<Scalar: NetworkScalar>(_ x: Scalar, _ y: Scalar, _ z: Scalar) -> Scalar {
    z.addingProduct(x, y)
  }

  @Test(arguments: [1, 7, 16, 37]) func agreeWithPlainSwift(count: Int) {
    check(count, as: Float.self)
    check(count, as: Double.self)
  }

  private func check<Scalar: NetworkScalar>(_ n: Int, as type: Scalar.Type) {
    let g: [Scalar] = draw(n, seed: 1)
    let start: [Scalar] = draw(n, seed: 2)
    let second: [Scalar] = draw(n, seed: 3)
    let squares = (draw(n, seed: 4) as [Scalar]).map { $0 * $0 }
    let (rate, decay, share): (Scalar, Scalar, Scalar) = (0.03, 0.1, 0.25)

    var p = start
    unsafe Scalar.gradientDescentStep(count: n, rate: rate, decay: decay, g, &p)
    #expect(p == (0..<n).map { fused(-rate, fused(decay, start[$0], g[$0]), start[$0]) })

    for nesterov in [false, true] {
      var (p, v) = (start, second)
      unsafe Scalar.momentumStep(
        count: n, rate: rate, momentum: 0.7, nesterov: nesterov, decay: decay, g, &v, &p)
      for i in 0..<n {
        let gradient = fused(decay, start[i], g[i])
        let velocity = fused(0.7, second[i], gradient)
        #expect(v[i] == velocity)
        let direction = nesterov ? fused(0.7, velocity, gradient) : velocity
        #expect(p[i] == fused(-rate, direction, start[i]))
      }
    }

    var v = squares
    p = start
    unsafe Scalar.rmsPropStep(
      count: n, rate: rate, smoothing: 0.75, epsilon: 0.01, decay: decay, g, &v, &p)
    for i in 0..<n {
      let gradient = fused(decay, start[i], g[i])
      let square = fused(share * gradient, gradient, 0.75 * squares[i])
      #expect(v[i] == square)
      #expect(p[i] == fused(-rate, gradient / (square.squareRoot() + 0.01), start[i]))
    }
  }

  @Test(arguments: [1, 7, 16, 37]) func adamAgreesWithPlainSwift(count: Int) {
    checkAdam(count, as: Float.self)
    checkAdam(count, as: Double.self)
  }

  private func checkAdam<Scalar: NetworkScalar>(_ n: Int, as type: Scalar.Type) {
    let g: [Scalar] = draw(n, seed: 1)
    let start: [Scalar] = draw(n, seed: 2)
    let first: [Scalar] = draw(n, seed: 3)
    let squares = (draw(n, seed: 4) as [Scalar]).map { $0 * $0 }
    var (p, m, v) = (start, first, squares)
    unsafe Scalar.adamStep(
      count: n, rate: 0.03, root: 0.4, beta1: 0.75, beta2: 0.5, epsilon: 0.01, decay: 0.1,
      shrink: 0.9, g, &m, &v, &p)
    for i in 0..<n {
      let gradient = fused(0.1, start[i], g[i])
      let mean = fused(0.25, gradient - first[i], first[i])
      let square = fused(0.5 * gradient, gradient, 0.5 * squares[i])
      let step = mean / (square.squareRoot() / 0.4 + 0.01)
      #expect(m[i] == mean && v[i] == square)
      #expect(p[i] == fused(-0.03, step, 0.9 * start[i]))
    }
  }

  @Test func clippingAndRunningMeansAgreeWithPlainSwift() {
    let x: [Float] = [-3, -0.5, 0, 0.25, 2, .infinity, -.infinity]
    var y = x
    unsafe Float.clip(count: 7, bound: 0.5, &y)
    #expect(y == [-0.5, -0.5, 0, 0.25, 0.5, 0.5, -0.5])
    var missing: [Float] = [.nan]
    unsafe Float.clip(count: 1, bound: 0.5, &missing)
    #expect(missing[0].isNaN)

    let target: [Double] = draw(19, seed: 1)
    let start: [Double] = draw(19, seed: 2)
    var mean = start
    unsafe Double.moveTowards(count: 19, share: 0.1, target, &mean)
    #expect(mean == (0..<19).map { fused(0.1, target[$0] - start[$0], start[$0]) })
  }

  @Test func anExplodedGradientIsReportedAndLeftAlone() {
    for clipping in [GradientClipping.none, .norm(1), .value(1)] {
      let gradients = Buffer<Float>([1, .infinity, 3])
      #expect(clipping.apply(to: gradients) == .infinity)
      #expect(gradients.array == [1, .infinity, 3])
      gradients.copy([1, .nan, 3])
      #expect(clipping.apply(to: gradients).isNaN)
    }
  }
}
