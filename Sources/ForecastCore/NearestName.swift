/// Finds the name a user probably meant.
public enum NearestName {
  /// The known name nearest to `word`, or nil where none is near enough to be meant.
  ///
  /// Near enough: at most a third of the word's letters (at least 1) inserted, deleted, replaced
  /// or swapped with a neighbour; or one name begins with the other. The first wins a tie.
  public static func of(_ word: String, among known: [String]) -> String? {
    if word.isEmpty { return nil }
    let wanted = word.lowercased()
    let limit = max(1, wanted.count / 3)
    let ranked = known.map { ($0, distance(wanted, $0.lowercased())) }
    if let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= limit { return best.0 }
    guard wanted.count >= 2 else { return nil }
    return known.first {
      let name = $0.lowercased()
      return !name.isEmpty && (name.hasPrefix(wanted) || wanted.hasPrefix(name))
    }
  }

  /// Edits that turn one word into the other: insert, delete, replace, swap neighbours.
  ///
  /// - Source: optimal string alignment (Damerau 1964), O(|a|·|b|).
  static func distance(_ first: String, _ second: String) -> Int {
    let a = Array(first)
    let b = Array(second)
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { table[i][0] = i }
    for j in 0...b.count { table[0][j] = j }
    for i in a.indices {
      for j in b.indices {
        var best = min(table[i][j + 1] + 1, table[i + 1][j] + 1)
        best = min(best, table[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, table[i - 1][j - 1] + 1)
        }
        table[i + 1][j + 1] = best
      }
    }
    return table[a.count][b.count]
  }
}
