/// Names of models short enough for a chart, each told apart from the others.
///
/// A name of up to 24 characters stays as it is. A longer one keeps its first word, which is the
/// model's, and of its options and members those that other models of the kind do not have, as far
/// as there is room; where nothing of the kind is beside it, its members. Names that words do not tell
/// apart keep their beginning and the place where they part. `…` says that there is more. Whoever shows
/// a short name lets the whole be had.
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
    let words = names.map(NameWords.init)
    let texts = names.indices.map { place in
      let others = words.indices.filter { $0 != place && words[$0].first == words[place].first }
      return words[place].text(beside: others.map { words[$0] }, room: Self.most - 2) + Self.more
    }
    let long = names.indices.filter { names[$0].count > Self.most }
    var taken = Set(names.filter { $0.count <= Self.most })
    entries = long.map { place in
      let rivals = long.filter { $0 != place && texts[$0] == texts[place] }.map { names[$0] }
      let short = Self.first(
        of: rivals.isEmpty ? [texts[place]] : Self.parting(names[place], from: rivals), taken)
      taken.insert(short)
      return Entry(short: short, full: names[place])
    }
  }

  /// The first candidate that no other name has taken, numbered where all are.
  private static func first(of candidates: [String], _ taken: Set<String>) -> String {
    if let free = candidates.first(where: { !taken.contains($0) }) { return free }
    var number = 2
    while taken.contains("\(candidates[0])\u{A0}\(number)") { number += 1 }
    return "\(candidates[0])\u{A0}\(number)"
  }

  /// The beginning of a name and what follows where it parts from the first rival, or the last.
  private static func parting(_ name: String, from rivals: [String]) -> [String] {
    let letters = Array(name)
    let shared = rivals.map { rival in zip(letters, rival).prefix { $0 == $1 }.count }
    let places = [shared.min(), shared.max()].compactMap { $0 }
    return places.map { place in
      let head = 7
      let room = most - 2 - head
      // The word is shown from its start where the difference is still seen then.
      let start = letters[..<place].lastIndex(of: " ").map { $0 + 1 } ?? 0
      let from = max(head, place - start < room / 2 ? start : place)
      let end = min(letters.count, from + room)
      return String(letters[..<head]) + "…" + String(letters[min(from, end)..<end])
        + (end < letters.count ? more : "")
    }
  }

  /// The short form of a name; a name of no model stays as it is.
  subscript(name: String) -> String {
    entries.first { $0.full == name }?.short ?? name
  }
}

/// The words of a model's name: its own, its options, its members.
private struct NameWords {
  private struct Word {
    let text: String
    /// Whether it belongs to a model within the model.
    let isMember: Bool
  }

  let first: String
  private let others: [Word]

  /// `ensemble models=(ar:lags=2)+(ets)` has the members `ar:lags=2` and `ets`.
  init(_ name: String) {
    let words = name.split(separator: " ")
    first = words.first.map(String.init) ?? ""
    var depth = 0
    others = words.dropFirst().flatMap { word -> [Word] in
      let value = word.firstIndex(of: "=").map { word[word.index(after: $0)...] } ?? word
      let isMember = depth > 0 || value.first == "(" || value.contains("+")
      let members = depth > 0 ? word : value
      depth += word.count { $0 == "(" } - word.count { $0 == ")" }
      guard isMember else { return [Word(text: String(word), isMember: false)] }
      return members.split(separator: "+").map { Word(text: Self.bare($0), isMember: true) }
    }
  }

  /// A member without the brackets around it.
  private static func bare(_ member: Substring) -> String {
    var text = member
    while text.first == "(" { text = text.dropFirst() }
    while text.last == ")", text.count(where: { $0 == ")" }) > text.count(where: { $0 == "(" }) {
      text = text.dropLast()
    }
    return String(text)
  }

  /// The first word and those that tell it from others of the kind, as far as there is room.
  func text(beside kind: [NameWords], room: Int) -> String {
    let telling = others.filter { word in
      kind.isEmpty
        ? word.isMember : kind.contains { other in !other.others.contains { $0.text == word.text } }
    }
    // One that has nothing the others lack is told by what it has.
    let shown = telling.isEmpty && !kind.isEmpty ? others : telling
    var text = String(first.prefix(room))
    for word in shown where text.count + 1 + word.text.count <= room { text += " " + word.text }
    return text
  }
}
