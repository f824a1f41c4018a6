import ArgumentParser
import Testing

@testable import CharacterModel
@testable import NeuralNetworks
@testable import NumericalMethods

@Suite struct CharacterModelTests {
  @Test(arguments: ["lstm", "gru", "elman-tanh"]) func spellsHello(cell: String) throws {
    let kind = try #require(CharacterModelCommand.kind(named: cell))
    let model = TextModel(
      for: "hello", cell: kind, hiddenSizes: [8], random: SeededRandom(seed: 1))
    let history = try model.learn(
      "hello", steps: 150, rate: 0.05, random: SeededRandom(seed: 2))
    // Four characters: a guess among them costs log 4 = 1.39.
    #expect(history.stepLosses[0] > 1 && history.stepLosses[149] < 0.05)
    var random = SeededRandom(seed: 3)
    #expect(model.continuation(of: "h", count: 4, temperature: 0, random: &random) == "ello")
    #expect(model.continuation(of: "hell", count: 1, temperature: 0, random: &random) == "o")
    #expect(model.continuation(of: "x", count: 1, temperature: 0, random: &random) == nil)
    #expect(model.continuation(of: "", count: 1, temperature: 0, random: &random) == nil)
  }

  @Test func samplesRepeatWithTheirSeedAndSpreadWithTemperature() throws {
    let text = String(repeating: "abcabd", count: 40)
    let model = TextModel(
      for: text, cell: .gruResetAfter, hiddenSizes: [6], random: SeededRandom(seed: 1))
    try model.learn(text, steps: 80, chunk: 8, rate: 0.03, random: SeededRandom(seed: 2))
    func written(_ temperature: Double, seed: UInt64) -> String? {
      var random = SeededRandom(seed: seed)
      return model.continuation(of: "ab", count: 60, temperature: temperature, random: &random)
    }
    #expect(written(0.9, seed: 4) == written(0.9, seed: 4))
    #expect(written(5, seed: 4) != written(5, seed: 5))
    #expect(written(0, seed: 4) == written(0, seed: 5))
    #expect(written(0, seed: 4)?.hasPrefix("cab") == true)
  }

  @Test func streamsCoverTheTextAndCarryTheState() {
    let codes = (0..<25).map { $0 % 5 }
    let streams = TextStreams(codes: codes, classes: 5, streams: 2, steps: 4)
    // 24 characters have one after them: 2 streams of 3 chunks of 4.
    #expect(streams.sampleCount == 3 && streams.sampleSteps == 4)
    for chunk in 0..<3 {
      let batch = streams.batch(of: [chunk])
      #expect(batch.start == (chunk == 0 ? .zeros : .carried))
      for stream in 0..<2 {
        for t in 0..<4 {
          let place = stream * 12 + chunk * 4 + t
          #expect(batch.input.sequence[t, stream, codes[place]] == 1)
          #expect(batch.targets[t, stream, 0] == Float(codes[place + 1]))
        }
      }
    }
  }

  @Test func namesEveryOptionInItsHelp() {
    let help = CharacterModelCommand.helpMessage()
    for option in ["--temperature", "--steps", "--save", "--prompt", "<file>"] {
      #expect(help.contains(option))
    }
  }
}
