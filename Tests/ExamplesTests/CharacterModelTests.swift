import ArgumentParser
import ExampleFiles
import Foundation
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

  /// Every character but the first is a target exactly once, whatever the lengths divide by.
  @Test func streamsLeaveNoCharacterOut() {
    for count in 2...200 {
      let codes = Array(0..<count)
      for (most, steps) in [(1, 7), (4, 5), (32, 32), (32, 1)] {
        let streams = TextStreams(codes: codes, classes: count, streams: most, steps: steps)
        #expect(streams.sampleSteps <= steps)
        var seen: [Int] = []
        for chunk in 0..<streams.sampleCount {
          let batch = streams.batch(of: [chunk])
          guard let weights = batch.weights else { continue }
          for t in 0..<streams.sampleSteps {
            for stream in 0..<weights.batch where weights[t, stream, 0] > 0 {
              let target = Int(batch.targets[t, stream, 0])
              #expect(batch.input.sequence[t, stream, target - 1] == 1)
              seen.append(target)
            }
          }
        }
        #expect(seen.sorted() == Array(1..<count), "\(count) characters, \(most) x \(steps)")
      }
    }
  }

  private func command(_ arguments: [String]) throws -> CharacterModelCommand {
    try #require(try CharacterModelCommand.parseAsRoot(arguments) as? CharacterModelCommand)
  }

  @Test func optionsCountWithoutAFileToo() throws {
    #expect(
      try command([]).lesson
        == Lesson(hidden: 8, steps: 150, rate: 0.05, temperature: 0, length: 4))
    #expect(
      try command(["book.txt"]).lesson
        == Lesson(hidden: 128, steps: 1000, rate: 0.004, temperature: 0.8, length: 400))
    #expect(
      try command(["--hidden", "9", "--steps", "7", "--length", "3"]).lesson
        == Lesson(hidden: 9, steps: 7, rate: 0.05, temperature: 0, length: 3))
  }

  @Test func refusesNumbersThatNoModelCanHave() {
    func message(_ arguments: [String]) -> String {
      do {
        _ = try CharacterModelCommand.parseAsRoot(arguments)
        return ""
      } catch { return CharacterModelCommand.message(for: error) }
    }
    #expect(
      message(["--hidden", "300000"]) == "--hidden must lie from 1 to 100000, found 300000")
    #expect(message(["--layers", "0"]) == "--layers must lie from 1 to 100, found 0")
    #expect(message(["--rate", "nan"]) == "--rate must be above 0 and at most 1, found nan")
    #expect(
      message(["--temperature", "inf"]) == "--temperature must be 0 or a larger number, found inf")
    #expect(
      message(["--temperature", "nan"]) == "--temperature must be 0 or a larger number, found nan")
    #expect(
      message(["--load", "a"]) == "--load without a file needs a --prompt to write on from")
  }

  @Test func refusesTextsPromptsAndSizesBeforeLearning() throws {
    func message(_ arguments: [String], _ text: String, prompt: String) throws -> String? {
      #expect(throws: ValidationError.self) {
        try command(arguments).check(text, prompt: prompt)
      }?.message
    }
    let short = #expect(throws: FileError.self) {
      try command(["a.txt"]).check("x", prompt: "x")
    }
    #expect(short?.description == "a.txt: expected a text of at least 2 characters, found 1")
    #expect(
      try message([], "hello", prompt: "hex")
        == "--prompt: the text has no 'x' to learn from")
    #expect(
      try message([], "hello", prompt: "")
        == "--prompt: expected at least one character, found none")
    #expect(
      try message(["--hidden", "4000", "--layers", "2"], "hello", prompt: "h") == """
        --hidden 4000 --layers 2: the network would have about 192080000 weights, at most \
        20000000 are allowed
        """)
  }

  /// Ten million steps would take hours: what is wrong shows before them.
  @Test func aBadPlaceForTheWeightsIsFoundBeforeLearning() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(
      "none-\(UUID().uuidString)/w.safetensors"
    ).path
    let error = #expect(throws: FileError.self) {
      try command(["--steps", "10000000", "--save", place]).run()
    }
    #expect(error?.description == "cannot write '\(place)': No such file or directory.")
  }

  /// Saved and loaded, a model writes what it wrote, and learns on where characters are known.
  @Test func savedWeightsAreLoadedAgain() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = "\(folder.path)/hello.safetensors"
    try command(["--cell", "gru", "--layers", "2", "--hidden", "7", "--save", place]).run()
    let model = try TextModel(weights: place)
    #expect(model.vocabulary.characters == ["e", "h", "l", "o"])
    #expect(model.network.options.hiddenSizes == [7, 7])
    #expect(model.network.options.cell == .gruResetAfter)
    var random = SeededRandom(seed: 3)
    #expect(model.continuation(of: "h", count: 4, temperature: 0, random: &random) == "ello")
    let loaded = try command(["--load", place, "--prompt", "hex"])
    #expect(throws: ValidationError.self) { try loaded.run() }
    let other = "\(folder.path)/other.txt"
    try Data("hallo".utf8).write(to: URL(filePath: other))
    let stranger = #expect(throws: FileError.self) {
      try command([other, "--load", place, "--prompt", "h"]).run()
    }
    #expect(stranger?.description == "\(other): the loaded model never read 'a'")
    let text = #expect(throws: FileError.self) { try TextModel(weights: other) }
    #expect(text?.description.hasPrefix("\(other): expected at least 8 bytes, found 5.") == true)
    let nothing = SafetensorsFile(tensors: [], metadata: ["characters": "ab"]).serialized()
    try Data(nothing).write(to: URL(filePath: other))
    let empty = #expect(throws: FileError.self) { try TextModel(weights: other) }
    #expect(
      empty?.description == """
        \(other): expected the weights of a character model; load what --save wrote
        """)
  }

  @Test func namesEveryOptionInItsHelp() {
    let help = CharacterModelCommand.helpMessage()
    for option in ["--temperature", "--steps", "--save", "--prompt", "<file>"] {
      #expect(help.contains(option))
    }
  }
}
