import NeuralNetworks
import NumericalMethods

/// NETtalk's shape: a window of seven letters, one-hot → hidden logistic units → softmax over the
/// sounds of the middle letter.
///
/// It is a recurrent network that reads one step from a state of zeros, `h = σ(V x + b)`, and so
/// shares every line with the forecasters.
///
/// - Source: Sejnowski & Rosenberg (1987), Complex Systems 1, 145-168.
final class SoundClassifier {
  static let window = 7
  let letters: [Character]
  let sounds: [Character]
  let network: RecurrentNetwork<Float>

  /// An untrained classifier for the letters and sounds of `words`.
  init(for words: [SpelledWord], hidden: Int, random: SeededRandom) {
    letters = Set(words.flatMap(\.letters)).sorted()
    sounds = Set(words.flatMap(\.sounds)).sorted()
    // One more letter for the space around words.
    network = RecurrentNetwork(
      NetworkOptions(
        inputSize: Self.window * (letters.count + 1), outputSize: sounds.count,
        cell: .elman(.logistic), hiddenSizes: [hidden], topology: .oneToOne))
    network.initialise(using: random)
  }

  /// The window around a letter, one-hot.
  private func features(of word: [Character], at place: Int) -> [Float] {
    var features = [Float](repeating: 0, count: network.inputSize)
    for offset in 0..<Self.window {
      let neighbour = place + offset - Self.window / 2
      let letter = word.indices.contains(neighbour) ? letters.firstIndex(of: word[neighbour]) : nil
      features[offset * (letters.count + 1) + (letter ?? letters.count)] = 1
    }
    return features
  }

  /// Every letter of every word as a sample.
  func samples(of words: [SpelledWord]) -> SequenceSamples<Float> {
    var inputs: [Float] = []
    var targets: [Float] = []
    for word in words {
      for place in word.letters.indices {
        inputs += features(of: word.letters, at: place)
        targets.append(Float(sounds.firstIndex(of: word.sounds[place]) ?? 0))
      }
    }
    return SequenceSamples(
      inputs: inputs, targets: targets, inputShape: (targets.count, 1, network.inputSize),
      targetShape: (1, 1))
  }

  /// Learns words by cross-entropy.
  @discardableResult
  func learn(_ words: [SpelledWord], epochs: Int, random: SeededRandom) throws -> TrainingHistory {
    let trainer = Trainer(
      network,
      options: TrainingOptions(
        loss: .crossEntropy(classes: sounds.count), rule: .adamW(weightDecay: 0.02),
        learningRate: LearningRate(0.01), batchSize: 16, maximumEpochs: epochs),
      random: random)
    return try trainer.fit(samples(of: words))
  }

  /// How a word is read aloud.
  func sounds(of word: String) -> String {
    let characters = Array(word)
    return String(
      characters.indices.map { place in
        let input = Tensor(
          Buffer(features(of: characters, at: place)), steps: 1, batch: 1,
          features: network.inputSize)
        let logits = network.predict(NetworkInput(input), from: .zeros).array
        let highest = logits.max() ?? 0
        return sounds[logits.firstIndex(of: highest) ?? 0]
      })
  }

  /// The share of letters read right.
  func accuracy(on words: [SpelledWord]) -> Double {
    var (right, all) = (0, 0)
    for word in words {
      let read = Array(sounds(of: String(word.letters)))
      right += zip(read, word.sounds).count { $0 == $1 }
      all += read.count
    }
    return Double(right) / Double(max(all, 1))
  }
}
