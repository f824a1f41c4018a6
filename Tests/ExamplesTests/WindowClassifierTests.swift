import ArgumentParser
import NumericalMethods
import Testing

@testable import WindowClassifier

@Suite struct WindowClassifierTests {
  @Test func readsItsLessonsAndWordsItHasNotSeen() throws {
    let classifier = SoundClassifier(
      for: SpelledWord.lessons, hidden: 30, random: SeededRandom(seed: 1))
    #expect(classifier.accuracy(on: SpelledWord.lessons) < 0.3)
    try classifier.learn(SpelledWord.lessons, epochs: 60, random: SeededRandom(seed: 2))
    #expect(classifier.accuracy(on: SpelledWord.lessons) > 0.99)
    #expect(classifier.accuracy(on: SpelledWord.exam) > 0.85)
    // The same c before e and before a.
    #expect(classifier.sounds(of: "cell").first == "s")
    #expect(classifier.sounds(of: "cat").first == "k")
  }

  @Test func lettersThatWereNeverTaughtAreRefused() {
    func message(_ words: [String]) -> String? {
      do {
        _ = try WindowClassifierCommand.parseAsRoot(words)
        return nil
      } catch { return WindowClassifierCommand.message(for: error) }
    }
    #expect(message(["game", "mice"]) == nil)
    #expect(
      message(["game", "wax"]) == """
        'wax': no lesson teaches 'w'; the letters are abcdefghiklmnoprtu
        """)
    #expect(message(["Cat"])?.hasPrefix("'Cat': no lesson teaches 'C'") == true)
  }

  @Test func noWordIsBothTaughtAndAsked() {
    let taught = Set(SpelledWord.lessons.map(\.letters))
    #expect(SpelledWord.exam.allSatisfy { !taught.contains($0.letters) })
    #expect(taught.count == SpelledWord.lessons.count)
  }
}
