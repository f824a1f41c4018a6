import Glibc
import NeuralNetworks
import NumericalMethods

/// A recurrent network that has read a text and continues others in its manner.
final class TextModel {
  let vocabulary: Vocabulary
  let network: RecurrentNetwork<Float>

  /// An untrained model for the characters of `text`.
  convenience init(for text: String, cell: CellKind, hiddenSizes: [Int], random: SeededRandom) {
    self.init(vocabulary: Vocabulary(of: text), cell: cell, hiddenSizes: hiddenSizes)
    network.initialise(using: random)
  }

  /// A model of zeros.
  init(vocabulary: Vocabulary, cell: CellKind, hiddenSizes: [Int]) {
    self.vocabulary = vocabulary
    network = RecurrentNetwork(
      NetworkOptions(
        inputSize: vocabulary.count, outputSize: vocabulary.count, cell: cell,
        hiddenSizes: hiddenSizes, topology: .manyToManyInStep))
  }

  /// Learns to foretell each character of `text` from those before it.
  ///
  /// - Parameters:
  ///   - text: made of the characters the model was made for, at least two.
  ///   - steps: how many updates.
  ///   - chunk: characters the gradient sees; the state sees all.
  ///   - rate: the learning rate.
  ///   - random: decides nothing but must be given: there is neither order nor dropout here.
  ///   - progress: called after every update.
  /// - Returns: the history; losses are in nats a character.
  /// - Throws: `TrainingError` when the training breaks down twice.
  @discardableResult
  func learn(
    _ text: String, steps: Int, chunk: Int = 32, rate: Double, random: SeededRandom,
    progress: (TrainingProgress) -> TrainingProgress.Decision = { _ in .proceed }
  ) throws -> TrainingHistory {
    let codes = vocabulary.encode(text) ?? []
    let streams = TextStreams(codes: codes, classes: vocabulary.count, streams: 32, steps: chunk)
    let trainer = Trainer(
      network,
      options: TrainingOptions(
        loss: .crossEntropy(classes: vocabulary.count), learningRate: LearningRate(rate),
        clipping: .norm(5), batchSize: 1, shuffles: false, maximumEpochs: .max,
        maximumSteps: steps),
      random: random)
    return try trainer.fit(streams, progress: progress)
  }

  /// Continues a text, drawing each character from `softmax(z / temperature)`.
  ///
  /// - Parameters:
  ///   - prompt: what is read first, at least one known character.
  ///   - count: how many characters to add.
  ///   - temperature: 1 draws as learned, below 1 more boldly, 0 always takes the likeliest.
  ///   - random: the stream the characters are drawn from.
  /// - Returns: the characters after the prompt; nil for a prompt with unknown characters.
  func continuation(
    of prompt: String, count: Int, temperature: Double, random: inout SeededRandom
  ) -> String? {
    guard let codes = vocabulary.encode(prompt), var code = codes.last else { return nil }
    let input = Tensor<Float>(steps: 1, batch: 1, features: vocabulary.count)
    var origin = StateOrigin.zeros
    func read(_ code: Int) -> [Float] {
      input.flattened.fill(0)
      input[0, 0, code] = 1
      defer { origin = .carried }
      return network.predict(NetworkInput(input), from: origin).array
    }
    for earlier in codes.dropLast() { _ = read(earlier) }
    var text = ""
    for _ in 0..<count {
      code = Self.draw(from: read(code).map { Double($0) }, temperature, &random)
      text.append(vocabulary.characters[code])
    }
    return text
  }

  private static func draw(
    from logits: [Double], _ temperature: Double, _ random: inout SeededRandom
  ) -> Int {
    let highest = logits.max() ?? 0
    guard temperature > 0 else { return logits.firstIndex(of: highest) ?? 0 }
    let weights = logits.map { exp(($0 - highest) / temperature) }
    var left = random.uniform() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return index }
    }
    return weights.count - 1
  }
}
