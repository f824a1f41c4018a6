/// The rows of one series, brought into the order of their times.
struct RowOrder: Sendable {
  /// What had to be done.
  enum Change: Equatable {
    case none
    case reversed
    /// Sorted; the first row out of order.
    case sorted(firstRow: Int)
  }

  let rows: [Int]
  let change: Change
  /// Two rows of the same time, where there are any: the earlier in the file first.
  let duplicate: (first: Int, second: Int)?

  /// Orders rows by time.
  ///
  /// - Parameters:
  ///   - rows: rows of the file, in its order.
  ///   - clocks: the time of every row of the file.
  init(_ rows: [Int], by clocks: [Int]) {
    let pairs = zip(rows, rows.dropFirst())
    if pairs.allSatisfy({ clocks[$0] < clocks[$1] }) {
      (self.rows, change, duplicate) = (rows, .none, nil)
      return
    }
    if pairs.allSatisfy({ clocks[$0] > clocks[$1] }) {
      (self.rows, change, duplicate) = (rows.reversed(), .reversed, nil)
      return
    }
    // By row where times are equal: the first in the file is the first of a duplicate.
    let sorted = rows.sorted { (clocks[$0], $0) < (clocks[$1], $1) }
    let same = zip(sorted, sorted.dropFirst()).filter { clocks[$0] == clocks[$1] }
    duplicate = same.min { $0.1 < $1.1 }.map { (first: $0.0, second: $0.1) }
    self.rows = sorted
    // Newest first throughout, apart from the duplicate that is refused anyway.
    let firstRow = pairs.first { clocks[$0] > clocks[$1] }?.1 ?? rows[0]
    change = .sorted(firstRow: firstRow)
  }
}
