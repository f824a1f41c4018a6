/// Names of models short enough for a chart, each told apart from the others.
///
/// A name of up to 24 characters stays as it is. A longer one keeps its first word, which is the
/// model's, and of its options those that other models of the kind do not have, as far as there is
/// room; `…` says that there is more. Whoever shows a short name lets the whole be had.
struct ShortNames: Hashable, Sendable {
  /// A name that was shortened.
  struct Entry: Hashable, Sendable {
    let short: String
    let full: String
  }

  /// The names that were shortened, in the order of the comparison.
  let entries: [Entry]

  /// The most characters a name may have.
  static let most = 24
  /// What stands for the rest, never on a line of its own.
  static let more = "\u{A0}…"

  /// Shortens the names of a comparison.
  init(_ names: [String]) {
    var taken = Set(names.filter { $0.count <= Self.most })
    let words = names.map { $0.split(separator: " ").map(String.init) }
    entries = names.indices.filter { names[$0].count > Self.most }.map { place in
      let others = words.indices.filter { $0 != place && words[$0].first == words[place].first }
      let text = Self.text(words[place]) { word in others.contains { !words[$0].contains(word) } }
      var short = text + Self.more
      var number = 2
      while !taken.insert(short).inserted {
        short = "\(text)\(Self.more)\u{A0}\(number)"
        number += 1
      }
      return Entry(short: short, full: names[place])
    }
  }

  /// The first word and those that tell, as far as there is room.
  private static func text(_ words: [String], isTelling: (String) -> Bool) -> String {
    let room = most - 2
    var text = String((words.first ?? "").prefix(room))
    for word in words.dropFirst()
    where isTelling(word) && text.count + 1 + word.count <= room { text += " " + word }
    return text
  }

  /// The short form of a name; a name of no model stays as it is.
  subscript(name: String) -> String {
    entries.first { $0.full == name }?.short ?? name
  }
}
