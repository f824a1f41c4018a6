/// An update rule with what it remembers: moments of the gradient and the number of steps.
///
/// It sees two flat buffers and no network. A step allocates nothing and costs one pass over the
/// parameters in a vectorised kernel.
public final class Optimiser<Scalar: NetworkScalar> {
  /// The rule.
  public let rule: UpdateRule
  /// The remembered moments, each as long as the parameters.
  public let moments: [Buffer<Scalar>]
  /// How many steps were taken.
  public private(set) var stepCount = 0

  /// An optimiser that has seen nothing yet.
  ///
  /// - Parameters:
  ///   - rule: how a gradient changes the parameters.
  ///   - parameterCount: how many parameters there are.
  public init(_ rule: UpdateRule, parameterCount: Int) {
    self.rule = rule
    moments = (0..<rule.momentCount).map { _ in Buffer(count: parameterCount) }
  }

  /// Forgets all moments, as after a divergence.
  public func reset() {
    for moment in moments { moment.fill(0) }
    stepCount = 0
  }

  /// Takes over moments and step count, as from a checkpoint.
  ///
  /// - Parameters:
  ///   - moments: what `moments` held.
  ///   - stepCount: what `stepCount` was.
  public func restore(moments: [[Scalar]], stepCount: Int) {
    precondition(
      moments.count == self.moments.count,
      "expected \(self.moments.count) moments, found \(moments.count)")
    for (moment, values) in zip(self.moments, moments) { moment.copy(values) }
    self.stepCount = stepCount
  }

  /// Changes the parameters by one step.
  ///
  /// - Parameters:
  ///   - parameters: the parameters, changed in place.
  ///   - gradients: `∂L/∂parameters`, read only.
  ///   - rate: the learning rate `η` of this step.
  public func step(_ parameters: Buffer<Scalar>, gradients: Buffer<Scalar>, rate: Double) {
    let n = parameters.count
    precondition(gradients.count == n, "expected \(n) gradients, found \(gradients.count)")
    for index in 0..<moments.count {
      let count = moments[index].count
      precondition(count == n, "the optimiser was made for \(count) parameters, found \(n)")
    }
    stepCount += 1
    let g = unsafe UnsafePointer(gradients.base)
    let p = unsafe parameters.base
    switch rule {
    case .gradientDescent(let decay):
      unsafe Scalar.gradientDescentStep(
        count: n, rate: Scalar(rate), decay: Scalar(decay), g, p)
    case .momentum(let momentum, let nesterov, let decay):
      unsafe Scalar.momentumStep(
        count: n, rate: Scalar(rate), momentum: Scalar(momentum), nesterov: nesterov,
        decay: Scalar(decay), g, moments[0].base, p)
    case .rmsProp(let smoothing, let epsilon, let decay):
      unsafe Scalar.rmsPropStep(
        count: n, rate: Scalar(rate), smoothing: Scalar(smoothing), epsilon: Scalar(epsilon),
        decay: Scalar(decay), g, moments[0].base, p)
    case .adam(let beta1, let beta2, let epsilon, let decay):
      unsafe adamStep(p, g, n, rate, beta1, beta2, epsilon, decay: decay, shrink: 1)
    case .adamW(let beta1, let beta2, let epsilon, let decay):
      unsafe adamStep(p, g, n, rate, beta1, beta2, epsilon, decay: 0, shrink: 1 - rate * decay)
    }
  }

  private func adamStep(
    _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>, _ n: Int, _ rate: Double,
    _ beta1: Double, _ beta2: Double, _ epsilon: Double, decay: Double, shrink: Double
  ) {
    let correction1 = 1 - Self.power(beta1, stepCount)
    let correction2 = 1 - Self.power(beta2, stepCount)
    unsafe Scalar.adamStep(
      count: n, rate: Scalar(rate / correction1), root: Scalar(correction2.squareRoot()),
      beta1: Scalar(beta1), beta2: Scalar(beta2), epsilon: Scalar(epsilon),
      decay: Scalar(decay), shrink: Scalar(shrink), g, moments[0].base, moments[1].base, p)
  }

  /// `base` to a whole power by repeated squaring: no libm, the same bytes everywhere.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, left) = (1.0, base, exponent)
    while left > 0 {
      if left & 1 == 1 { result *= square }
      square *= square
      left >>= 1
    }
    return result
  }
}
