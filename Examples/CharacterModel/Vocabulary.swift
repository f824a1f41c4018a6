/// The characters of a text, numbered in the order of their code points.
struct Vocabulary: Hashable, Sendable {
  let characters: [Character]
  private let numbers: [Character: Int]

  init(of text: String) {
    characters = Set(text).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    numbers = Dictionary(uniqueKeysWithValues: characters.enumerated().map { ($1, $0) })
  }

  var count: Int { characters.count }

  /// The numbers of a text's characters; nil for a text with a character that was never seen.
  func encode(_ text: String) -> [Int]? {
    let codes = text.map { numbers[$0] }
    return codes.contains(nil) ? nil : codes.compactMap { $0 }
  }

  /// The first character of a text that was never seen.
  func stranger(in text: String) -> Character? { text.first { numbers[$0] == nil } }
}
