import ArgumentParser
import FoundationEssentials
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
      """)

  @Argument(help: "A text file in UTF-8.") var file: String?
  @Option(help: "lstm, gru or elman-tanh, or any other name of a cell.") var cell = "lstm"
  @Option(help: "Hidden units a layer.") var hidden = 128
  @Option(help: "Layers.") var layers = 1
  @Option(help: "Training steps.") var steps = 1000
  @Option(help: "Learning rate.") var rate = 0.004
  @Option(help: "0 takes the likeliest character, 1 draws as learned.") var temperature = 0.8
  @Option(help: "Characters to write.") var length = 400
  @Option(help: "What the model reads before it writes; the text's first characters by default.")
  var prompt: String?
  @Option(help: "The seed of everything random.") var seed: UInt64 = 1
  @Option(help: "Where to save the weights as safetensors.") var save: String?

  func validate() throws {
    guard hidden >= 1, layers >= 1, steps >= 1, rate > 0, temperature >= 0, length >= 0 else {
      throw ValidationError(
        "sizes, steps and rate must be positive, temperature and length not below 0")
    }
    guard Self.kind(named: cell) != nil else {
      let names = CellKind.named.map(\.name).joined(separator: ", ")
      throw ValidationError("unknown cell '\(cell)'; known: \(names)")
    }
  }

  static func kind(named name: String) -> CellKind? {
    CellKind.named.first { $0.name == name }?.kind
  }

  func run() throws {
    let random = SeededRandom(seed: seed)
    guard let kind = Self.kind(named: cell) else { return }
    guard let file else {
      try spellHello(kind, random)
      return
    }
    let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    guard text.count >= 2 else {
      throw ValidationError(
        "\(file): expected a text of at least 2 characters, found \(text.count)")
    }
    let model = TextModel(
      for: text, cell: kind, hiddenSizes: Array(repeating: hidden, count: layers),
      random: random.child(named: "weights"))
    print("\(text.count) characters, \(model.vocabulary.count) different ones")
    try model.learn(text, steps: steps, rate: rate, random: random.child(named: "training")) {
      if $0.stepsDone % 100 == 0 {
        print("step \($0.stepsDone): \(rounded($0.loss)) nats a character")
      }
      return .proceed
    }
    var stream = random.child(named: "sample")
    let start = prompt ?? String(text.prefix(8))
    guard
      let written = model.continuation(
        of: start, count: length, temperature: temperature, random: &stream)
    else { throw ValidationError("the prompt holds characters that the text does not") }
    print("\n\(start)\(written)")
    if let save {
      let bytes = model.network.parameters.file(
        metadata: ["characters": String(model.vocabulary.characters)]
      ).serialized()
      try Data(bytes).write(to: URL(filePath: save), options: .atomic)
    }
  }

  /// The lecture's first example: h → e → l → l → o, where the two l need memory.
  private func spellHello(_ kind: CellKind, _ random: SeededRandom) throws {
    let model = TextModel(
      for: "hello", cell: kind, hiddenSizes: [8], random: random.child(named: "weights"))
    let history = try model.learn(
      "hello", steps: 150, rate: 0.05, random: random.child(named: "training"))
    for step in [0, 9, 49, 149] {
      print("step \(step + 1): \(rounded(history.stepLosses[step])) nats a character")
    }
    var stream = random.child(named: "sample")
    let rest = model.continuation(of: "h", count: 4, temperature: 0, random: &stream) ?? ""
    print("h\(rest)")
  }

  /// Four decimals.
  private func rounded(_ value: Double) -> String { "\((value * 10_000).rounded() / 10_000)" }
}
