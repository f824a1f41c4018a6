import ArgumentParser
import NeuralNetworks
import NumericalMethods

/// Learns to read words aloud from windows of seven letters.
@main
struct WindowClassifierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "WindowClassifier",
    abstract: "Learns to read short English words aloud, in NETtalk's shape.",
    discussion: """
      Examples:
        swift run -c release WindowClassifier
        swift run -c release WindowClassifier game mice tide
      """)

  @Argument(help: "Words to read after learning.") var words: [String] = []
  @Option(help: "Hidden units.") var hidden = 30
  @Option(help: "Passes over the lessons.") var epochs = 60
  @Option(help: "The seed of everything random.") var seed: UInt64 = 1

  func validate() throws {
    guard (1...10_000).contains(hidden) else {
      throw ValidationError("--hidden must lie from 1 to 10000, found \(hidden)")
    }
    guard (1...1_000_000).contains(epochs) else {
      throw ValidationError("--epochs must lie from 1 to 1000000, found \(epochs)")
    }
    try checkLetters()
  }

  /// Refuses words with letters that no lesson has: they would be read as if they were none.
  func checkLetters() throws {
    let known = Set(SpelledWord.lessons.flatMap(\.letters))
    for word in words {
      guard let stranger = word.first(where: { !known.contains($0) }) else { continue }
      throw ValidationError(
        "'\(word)': no lesson teaches '\(stranger)'; the letters are \(String(known.sorted()))")
    }
  }

  func run() throws {
    let random = SeededRandom(seed: seed)
    let classifier = SoundClassifier(
      for: SpelledWord.lessons, hidden: hidden, random: random.child(named: "weights"))
    try classifier.learn(
      SpelledWord.lessons, epochs: epochs, random: random.child(named: "training"))
    print("lessons: \(percent(classifier.accuracy(on: SpelledWord.lessons))) % of letters right")
    print("exam:    \(percent(classifier.accuracy(on: SpelledWord.exam))) % of letters right")
    let asked = words.isEmpty ? SpelledWord.exam.map { String($0.letters) } : words
    for word in asked { print("\(word) → \(classifier.sounds(of: word))") }
  }

  private func percent(_ share: Double) -> Int { Int((100 * share).rounded()) }
}
