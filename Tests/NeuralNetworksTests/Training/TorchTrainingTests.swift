import ForecastTestSupport
import NeuralNetworks
import Testing

/// What PyTorch computes, from Scripts/fixtures/torch_training.py.
@Suite struct TorchTrainingTests {
  let file: SafetensorsFile

  init() throws { file = try Fixture.tensors("torch_training.safetensors") }

  private func numbers(_ name: String) throws -> [Double] {
    try #require(file.tensor(named: name), "\(name) is not in the fixture").doubles
  }

  private func tensor<Scalar: NetworkScalar>(_ name: String) throws -> Tensor<Scalar> {
    let stored = try #require(file.tensor(named: name), "\(name) is not in the fixture")
    return Tensor(
      Buffer(stored.doubles.map { Scalar($0) }), steps: stored.shape[0], batch: stored.shape[1],
      features: stored.shape[2])
  }

  static let losses: [(String, Loss)] = [
    ("halfSquaredError", .halfSquaredError), ("meanSquaredError", .meanSquaredError),
    ("meanAbsoluteError", .meanAbsoluteError), ("huber", .huber(delta: 0.7)),
    ("crossEntropy", .crossEntropy(classes: 5)), ("pinball", .pinball(quantiles: [0.1, 0.5, 0.8])),
    ("gaussian", .gaussian()), ("studentT", .studentT()),
  ]

  @Test(arguments: losses) func lossesAndTheirGradients(name: String, loss: Loss) throws {
    try checkLoss(name, loss, as: Double.self, tolerance: 1e-12)
    try checkLoss(name, loss, as: Float.self, tolerance: 1e-5)
  }

  private func checkLoss<Scalar: NetworkScalar>(
    _ name: String, _ loss: Loss, as type: Scalar.Type, tolerance: Double
  ) throws {
    let outputs: Tensor<Scalar> = try tensor("loss.\(name).outputs")
    let gradients = Tensor<Scalar>(
      steps: outputs.steps, batch: outputs.batch, features: outputs.features)
    let value = loss.value(
      of: outputs, targets: try tensor("loss.\(name).targets"),
      weights: try tensor("loss.\(name).weights"), gradients: gradients)
    expectClose(
      loss.reduced(value), try numbers("loss.\(name).value")[0], relative: tolerance, "\(name)")
    let expected = try numbers("loss.\(name).gradients")
    let scale = expected.map(abs).max() ?? 0
    expectClose(
      gradients.array.map { Double($0) }, expected, absolute: tolerance * scale,
      relative: tolerance, "\(name)")
  }

  static let rules: [(String, UpdateRule)] = [
    ("sgd", .gradientDescent(weightDecay: 0.1)),
    ("momentum", .momentum(0.8, weightDecay: 0.1)),
    ("nesterov", .momentum(0.8, nesterov: true)),
    ("rmsprop", .rmsProp(smoothing: 0.95, epsilon: 1e-7, weightDecay: 0.1)),
    ("adam", .adam(beta1: 0.8, beta2: 0.99, epsilon: 1e-7, weightDecay: 0.1)),
    ("adamw", .adamW(beta1: 0.8, beta2: 0.99, epsilon: 1e-7, weightDecay: 0.1)),
  ]

  @Test(arguments: rules) func optimisersAfterAHundredSteps(name: String, rule: UpdateRule) throws {
    try checkRule("\(name).f64", rule, as: Double.self, tolerance: 1e-12)
    try checkRule("\(name).f32", rule, as: Float.self, tolerance: 1e-5)
  }

  private func checkRule<Scalar: NetworkScalar>(
    _ name: String, _ rule: UpdateRule, as type: Scalar.Type, tolerance: Double
  ) throws {
    let parameters = Buffer(try numbers("optimiser.start").map { Scalar($0) })
    let gradients = try numbers("optimiser.gradients").map { Scalar($0) }
    let optimiser = Optimiser<Scalar>(rule, parameterCount: 7)
    for step in 0..<100 {
      optimiser.step(
        parameters, gradients: Buffer(Array(gradients[step * 7..<(step + 1) * 7])), rate: 0.02)
    }
    expectClose(
      parameters.array.map { Double($0) }, try numbers("optimiser.\(name)"),
      relative: tolerance, "\(name)")
  }

  @Test func schedules() throws {
    let made: [(String, LearningRate.Schedule, Int)] = [
      ("step", .step(every: 7, factor: 0.3), 30), ("cosine", .cosine(minimum: 0.01), 30),
      ("oneCycle", .oneCycle(rise: 0.25, initialDivisor: 20, finalDivisor: 1e3), 31),
    ]
    for (name, schedule, total) in made {
      let rate = LearningRate(0.4, schedule: schedule)
      expectClose(
        (0..<30).map { rate.rate(step: $0, of: total) }, try numbers("schedule.\(name)"),
        relative: 1e-13, "\(name)")
    }
  }

  @Test func reductionOnAPlateau() throws {
    let rate = LearningRate(
      0.4, schedule: .reduceOnPlateau(factor: 0.2, patience: 2, minimum: 0.003))
    var watch = PlateauWatch()
    let rates = try numbers("schedule.plateau.metrics").map { loss in
      defer { watch.record(loss, rate) }
      return 0.4 * watch.share
    }
    expectClose(rates, try numbers("schedule.plateau"), relative: 1e-13)
  }

  @Test func clippingByNormAndByValue() throws {
    let gradients = try numbers("clip.gradients")
    let cases: [(GradientClipping, String)] = [
      (.norm(3), "clip.norm.3"), (.norm(100), "clip.norm.100"), (.value(0.5), "clip.value"),
      (.none, "clip.gradients"),
    ]
    for (clipping, name) in cases {
      let buffer = Buffer(gradients)
      expectClose(
        clipping.apply(to: buffer), try numbers("clip.norm")[0], relative: 1e-14, "\(name)")
      expectClose(buffer.array, try numbers(name), relative: 1e-14, "\(name)")
    }
  }
}
