import ForecastTestSupport
import Glibc
import NeuralNetworks
import NumericalMethods
import Testing

@Suite struct LossTests {
  static let all: [Loss] = [
    .halfSquaredError, .meanSquaredError, .meanAbsoluteError, .huber(delta: 0.7),
    .crossEntropy(classes: 5), .pinball(quantiles: [0.1, 0.5, 0.8]), .gaussian(), .studentT(),
  ]

  private func tensor<Scalar>(
    _ values: [Scalar], _ steps: Int, _ batch: Int, _ features: Int
  ) -> Tensor<Scalar> {
    Tensor(Buffer(values), steps: steps, batch: batch, features: features)
  }

  /// The loss of one target and its gradient.
  private func one(_ loss: Loss, _ outputs: [Double], _ target: Double) -> (Double, [Double]) {
    let z = tensor(outputs, 1, 1, outputs.count)
    let g = Tensor<Double>(steps: 1, batch: 1, features: outputs.count)
    let value = loss.value(of: z, targets: tensor([target], 1, 1, 1), gradients: g)
    return (loss.reduced(value), g.array)
  }

  @Test(arguments: all) func gradientsAgreeWithCentralDifferences(loss: Loss) {
    var random = SeededRandom(seed: 5)
    let (steps, batch, targetSize) = (3, 4, 2)
    let targets = steps * batch * targetSize
    let outputs = (0..<targets * loss.outputsPerTarget).map { _ in 1.5 * random.normal() }
    var y = (0..<targets).map { _ in random.normal() }
    if case .crossEntropy(let classes) = loss {
      y = y.map { _ in Double(random.integer(below: classes)) }
    }
    var w = (0..<targets).map { _ in random.uniform(0.5, 2) }
    w[5] = 0
    let features = targetSize * loss.outputsPerTarget
    let yTensor = tensor(y, steps, batch, targetSize)
    let wTensor = tensor(w, steps, batch, targetSize)
    let gradients = Tensor<Double>(steps: steps, batch: batch, features: features)
    for weights in [nil, wTensor] {
      _ = loss.value(
        of: tensor(outputs, steps, batch, features), targets: yTensor, weights: weights,
        gradients: gradients)
      let numeric = outputs.indices.map { place in
        var ends: [Double] = []
        for step in [1e-5, -1e-5] {
          var moved = outputs
          moved[place] += step
          ends.append(
            loss.reduced(
              loss.value(
                of: tensor(moved, steps, batch, features), targets: yTensor, weights: weights)))
        }
        return (ends[0] - ends[1]) / 2e-5
      }
      let scale = numeric.map(abs).max() ?? 0
      expectClose(gradients.array, numeric, absolute: 1e-6 * scale, relative: 1e-6, "\(loss)")
    }
  }

  @Test func errorsByHand() {
    #expect(one(.halfSquaredError, [5], 2) == (4.5, [3]))
    #expect(one(.meanSquaredError, [5], 2) == (9, [6]))
    #expect(one(.meanAbsoluteError, [5], 2) == (3, [1]))
    #expect(one(.meanAbsoluteError, [2], 2) == (0, [0]))
    #expect(one(.huber(delta: 2), [5], 2) == (4, [2]))
    #expect(one(.huber(delta: 2), [1], 2) == (0.5, [-1]))
  }

  @Test func crossEntropyByHandAndFarOutside() {
    // softmax(0, log 2, log 5) = (1, 2, 5) / 8.
    let (value, gradient) = one(.crossEntropy(classes: 3), [0, log(2), log(5)], 1)
    expectClose(value, log(4.0), relative: 1e-15)
    expectClose(gradient, [0.125, 0.25 - 1, 0.625], relative: 1e-15)
    let far = one(.crossEntropy(classes: 2), [1e6, -1e6], 1)
    #expect(far == (2e6, [1, -1]))
  }

  @Test func pinballByHand() {
    // e = 10 - 7 = 3 for q = 0.9, e = 10 - 12 = -2 for q = 0.25.
    let (value, gradient) = one(.pinball(quantiles: [0.9, 0.25]), [7, 12], 10)
    expectClose(value, (0.9 * 3 + 0.75 * 2) / 2, relative: 1e-15)
    expectClose(gradient, [-0.45, 0.375], relative: 1e-15)
  }

  @Test func likelihoodsByHand() {
    let unit = Softplus.inverse(1)
    expectClose(
      one(.gaussian(minimumScale: 0), [3, unit], 5).0, 0.5 * log(2 * Double.pi) + 2,
      relative: 1e-14)
    // ν = 3: the density at z = 1 is 2 / (π √3 (1 + 1/3)²).
    let density = 2 / (Double.pi * 3.0.squareRoot() * 16 / 9)
    expectClose(
      one(.studentT(minimumScale: 0), [4, unit, unit], 5).0, -log(density), relative: 1e-14)
  }

  @Test func missingTargetsCountForNothingEvenAsNaN() {
    for loss in Self.all {
      let width = loss.outputsPerTarget
      let outputs = (0..<3 * width).map { 0.1 * Double($0) }
      let gradients = Tensor<Double>(steps: 3, batch: 1, features: width)
      let masked = loss.value(
        of: tensor(outputs, 3, 1, width), targets: tensor([1, .nan, 2], 3, 1, 1),
        weights: tensor([1, 0, 1], 3, 1, 1), gradients: gradients)
      let kept = Array(outputs[..<width] + outputs[(2 * width)...])
      let alone = loss.value(of: tensor(kept, 2, 1, width), targets: tensor([1, 2], 2, 1, 1))
      #expect(masked == alone, "\(loss)")
      #expect(masked.weight == 2)
      #expect(gradients.array[width..<2 * width].allSatisfy { $0 == 0 })
    }
  }

  @Test func nothingToJudgeIsZeroAndNaNIsNotHidden() {
    for loss in Self.all {
      let width = loss.outputsPerTarget
      let gradients = Tensor<Double>(steps: 1, batch: 1, features: width)
      let outputs = [Double](repeating: .nan, count: width)
      let none = loss.value(
        of: tensor(outputs, 1, 1, width), targets: tensor([1], 1, 1, 1),
        weights: tensor([0], 1, 1, 1), gradients: gradients)
      #expect(none == .zero && loss.reduced(none) == 0)
      #expect(gradients.array.allSatisfy { $0 == 0 })
      let broken = loss.value(
        of: tensor(outputs, 1, 1, width), targets: tensor([1], 1, 1, 1), gradients: gradients)
      #expect(broken.sum.isNaN, "\(loss)")
      #expect(gradients.array.contains { $0.isNaN }, "\(loss)")
    }
  }

  @Test func batchesOfUnequalSizeAddUp() {
    var total = LossValue(sum: 6, weight: 2)
    total += LossValue(sum: 1, weight: 5)
    #expect(total.mean == 1)
    #expect(Loss.halfSquaredError.reduced(total) == 7)
    #expect(Loss.meanSquaredError.reduced(total) == 1)
  }

  @Test func softplusAndItsInverseMeetAndStayFinite() {
    for x in [-700.0, -30, -1, 0, 0.5, 40, 800] {
      #expect(Softplus.value(x) > 0 && Softplus.slope(x) > 0 && Softplus.slope(x) <= 1)
      expectClose(Softplus.inverse(Softplus.value(x)), x, absolute: 1e-12, relative: 1e-12)
    }
  }

  @Test func namesTheColumnsOfItsPoints() {
    #expect(Loss.meanSquaredError.pointColumns(targets: 3) == [0, 1, 2])
    #expect(Loss.gaussian().pointColumns(targets: 2) == [0, 2])
    #expect(Loss.studentT().pointColumns(targets: 2) == [0, 3])
    #expect(Loss.pinball(quantiles: [0.1, 0.45, 0.9]).pointColumns(targets: 2) == [1, 4])
    #expect(Loss.crossEntropy(classes: 3).pointColumns(targets: 1) == [0, 1, 2])
  }
}
