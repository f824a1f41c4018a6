import NeuralNetworks
import NumericalMethods

/// The classical tasks that need memory, as samples drawn from a seed.
enum LearningTasks {
  /// The sum of two marked numbers.
  ///
  /// Two inputs a step: a number in [0, 1) and a mark that is 1 at two steps, one in each half.
  /// Guessing 1 gives a squared error of 1/6.
  ///
  /// - Source: Hochreiter & Schmidhuber (1997), Neural Computation 9(8), experiment 4.
  static func adding(_ count: Int, steps: Int, seed: UInt64) -> SequenceSamples<Float> {
    var random = SeededRandom(seed: seed)
    var inputs: [Float] = []
    var targets: [Float] = []
    inputs.reserveCapacity(count * steps * 2)
    for _ in 0..<count {
      let numbers = (0..<steps).map { _ in Float(random.uniform()) }
      let first = random.integer(below: steps / 2)
      let second = steps / 2 + random.integer(below: steps - steps / 2)
      for t in 0..<steps { inputs += [numbers[t], t == first || t == second ? 1 : 0] }
      targets.append(numbers[first] + numbers[second])
    }
    return SequenceSamples(
      inputs: inputs, targets: targets, inputShape: (count, steps, 2), targetShape: (1, 1))
  }

  /// Symbols that must be said again after a delay.
  ///
  /// `length` symbols of `alphabet`, `delay` steps of blanks and a mark, then the symbols again;
  /// only those last steps count. Inputs are one-hot over symbols, blank and mark.
  ///
  /// - Source: Hochreiter & Schmidhuber (1997); in this form Arjovsky, Shah & Bengio (2016).
  static func copying(
    _ count: Int, length: Int, alphabet: Int, delay: Int, seed: UInt64
  ) -> SequenceSamples<Float> {
    var random = SeededRandom(seed: seed)
    let steps = 2 * length + delay
    let width = alphabet + 2
    var inputs = [Float](repeating: 0, count: count * steps * width)
    var targets = [Float](repeating: 0, count: count * steps)
    var weights = targets
    for sample in 0..<count {
      let symbols = (0..<length).map { _ in random.integer(below: alphabet) }
      for t in 0..<steps {
        let place = sample * steps + t
        let symbol = t < length ? symbols[t] : t == length + delay - 1 ? alphabet + 1 : alphabet
        inputs[place * width + symbol] = 1
        if t >= length + delay {
          targets[place] = Float(symbols[t - length - delay])
          weights[place] = 1
        }
      }
    }
    return SequenceSamples(
      inputs: inputs, targets: targets, weights: weights, inputShape: (count, steps, width),
      targetShape: (steps, 1))
  }

  /// Windows of a sine of period 25 with noise of deviation 0.1, each to be continued by one step.
  static func sine(_ count: Int, steps: Int, seed: UInt64) -> SequenceSamples<Float> {
    var random = SeededRandom(seed: seed)
    var inputs: [Float] = []
    var targets: [Float] = []
    for _ in 0..<count {
      // A rotation by 2π/25 a step, so that no libm is asked.
      let (c, s) = (0.968_583_161_128_631_1, 0.248_689_887_164_854_8)
      var (x, y) = (1.0, 0.0)
      for _ in 0..<random.integer(below: 25) { (x, y) = (c * x - s * y, s * x + c * y) }
      for t in 0...steps {
        let value = Float(y + 0.1 * random.normal())
        if t < steps { inputs.append(value) } else { targets.append(value) }
        (x, y) = (c * x - s * y, s * x + c * y)
      }
    }
    return SequenceSamples(
      inputs: inputs, targets: targets, inputShape: (count, steps, 1), targetShape: (1, 1))
  }
}
