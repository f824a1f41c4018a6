import ArgumentParser
import ExampleFiles
import NeuralNetworks
import NumericalMethods

/// Learns „hello", then any text file, and writes on in its manner.
@main
struct CharacterModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "CharacterModel",
    abstract: "Learns to spell: „hello\" without a file, or the text of a file.",
    discussion: """
      Examples:
        swift run -c release CharacterModel
        swift run -c release CharacterModel book.txt --steps 2000 --temperature 0.7
        swift run -c release CharacterModel book.txt --save book.safetensors
        swift run -c release CharacterModel --load book.safetensors --prompt "It was"

      Without a file the text is „hello", and where two defaults are named the second is meant. Loaded weights bring their cell and
      sizes; without a file they write at once, with one they learn on from it.

      Exit codes: 0 done; 64 bad usage; 65 bad data; 74 file trouble.
      """)

  @Argument(help: "A text file in UTF-8.") var file: String?
  @Option(help: "lstm, gru or elman-tanh, or any other name of a cell.") var cell = "lstm"
  @Option(help: "Hidden units a layer: 128; 8.") var hidden: Int?
  @Option(help: "Layers.") var layers = 1
  @Option(help: "Training steps: 1000; 150.") var steps: Int?
  @Option(help: "Learning rate: 0.004; 0.05.") var rate: Double?
  @Option(help: "0 takes the likeliest character, 1 draws as learned: 0.8; 0.")
  var temperature: Double?
  @Option(help: "Characters to write: 400; 4.") var length: Int?
  @Option(help: "What the model reads before it writes: the text's first 8 characters; „h\".")
  var prompt: String?
  @Option(help: "The seed of everything random.") var seed: UInt64 = 1
  @Option(help: "Where to save the weights as safetensors.") var save: String?
  @Option(help: "Weights that --save wrote, to start from.") var load: String?

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as FileError {
      error.report()
      exit(withError: ExitCode(error.exitCode))
    } catch {
      exit(withError: error)
    }
  }

  func validate() throws {
    guard Self.kind(named: cell) != nil else {
      let names = CellKind.named.map(\.name).joined(separator: ", ")
      throw ValidationError("unknown cell '\(cell)'; known: \(names)")
    }
    try check("--hidden", lesson.hidden, 1...100_000)
    try check("--layers", layers, 1...100)
    try check("--steps", lesson.steps, 1...10_000_000)
    try check("--length", lesson.length, 0...10_000_000)
    guard lesson.rate > 0, lesson.rate <= 1 else {
      throw ValidationError("--rate must be above 0 and at most 1, found \(lesson.rate)")
    }
    guard load == nil || file != nil || prompt != nil else {
      throw ValidationError("--load without a file needs a --prompt to write on from")
    }
    guard lesson.temperature >= 0, lesson.temperature.isFinite else {
      throw ValidationError(
        "--temperature must be 0 or a larger number, found \(lesson.temperature)")
    }
  }

  private func check(_ option: String, _ value: Int, _ range: ClosedRange<Int>) throws {
    guard range.contains(value) else {
      throw ValidationError(
        "\(option) must lie from \(range.lowerBound) to \(range.upperBound), found \(value)")
    }
  }

  static func kind(named name: String) -> CellKind? {
    CellKind.named.first { $0.name == name }?.kind
  }

  /// The options with the defaults for a file or for „hello".
  var lesson: Lesson {
    let isFile = file != nil || load != nil
    return Lesson(
      hidden: hidden ?? (isFile ? 128 : 8), steps: steps ?? (isFile ? 1000 : 150),
      rate: rate ?? (isFile ? 0.004 : 0.05), temperature: temperature ?? (isFile ? 0.8 : 0),
      length: length ?? (isFile ? 400 : 4))
  }

  func run() throws {
    // Whatever can be wrong is found before anything is learned.
    let place = try save.map { try OutputFile(path: $0) }
    let text = try file.map { try TextFile.read($0) } ?? (load == nil ? "hello" : nil)
    let start = prompt ?? String((text ?? "").prefix(file == nil ? 1 : 8))
    let random = SeededRandom(seed: seed)
    guard let model = try model(for: text ?? "", prompt: start, random) else { return }
    if let text {
      print("\(text.count) characters, \(model.vocabulary.count) different ones")
      try model.learn(
        text, steps: lesson.steps, rate: lesson.rate, random: random.child(named: "training")
      ) {
        if lesson.reports(step: $0.stepsDone) {
          print("step \($0.stepsDone): \(rounded($0.loss)) nats a character")
        }
        return .proceed
      }
    }
    // Saved first: a reader of the text who goes away must not cost the weights.
    try place?.write(
      model.network.parameters.file(
        metadata: ["characters": String(model.vocabulary.characters)]
      ).serialized())
    var stream = random.child(named: "sample")
    let written = model.continuation(
      of: start, count: lesson.length, temperature: lesson.temperature, random: &stream)
    print("\n\(start)\(written ?? "")")
  }

  /// The model to start with, loaded or drawn; nil for a cell that is none.
  private func model(
    for text: String, prompt: String, _ random: SeededRandom
  ) throws -> TextModel? {
    if let load {
      let model = try TextModel(weights: load)
      try check(text, prompt: prompt, knownTo: model.vocabulary)
      return model
    }
    try check(text, prompt: prompt)
    return Self.kind(named: cell).map {
      TextModel(
        for: text, cell: $0, hiddenSizes: Array(repeating: lesson.hidden, count: layers),
        random: random.child(named: "weights"))
    }
  }

  /// Refuses characters that a loaded model has no number for.
  func check(_ text: String, prompt: String, knownTo vocabulary: Vocabulary) throws {
    if let file {
      try checkLength(of: text)
      if let stranger = vocabulary.stranger(in: text) {
        throw FileError.unusable(path: file, problem: "the loaded model never read '\(stranger)'")
      }
    }
    guard !prompt.isEmpty else {
      throw ValidationError("--prompt: expected at least one character, found none")
    }
    if let stranger = vocabulary.stranger(in: prompt) {
      throw ValidationError("--prompt: the loaded model never read '\(stranger)'")
    }
  }

  private func checkLength(of text: String) throws {
    guard text.count >= 2 else {
      throw FileError.unusable(
        path: file ?? "",
        problem: "expected a text of at least 2 characters, found \(text.count)")
    }
  }

  /// Refuses a text, a prompt or a size that no model can be made of.
  func check(_ text: String, prompt: String) throws {
    try checkLength(of: text)
    let vocabulary = Vocabulary(of: text)
    guard !prompt.isEmpty else {
      throw ValidationError("--prompt: expected at least one character, found none")
    }
    if let stranger = vocabulary.stranger(in: prompt) {
      throw ValidationError("--prompt: the text has no '\(stranger)' to learn from")
    }
    let weights = Lesson.mostWeights(
      characters: vocabulary.count, hidden: lesson.hidden, layers: layers)
    guard weights <= Lesson.weightLimit else {
      throw ValidationError(
        """
        --hidden \(lesson.hidden) --layers \(layers): the network would have about \(weights) \
        weights, at most \(Lesson.weightLimit) are allowed
        """)
    }
  }

  /// Four decimals.
  private func rounded(_ value: Double) -> String { "\((value * 10_000).rounded() / 10_000)" }
}
