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

  /// Whether the rows come as the file has them.
  var isInFileOrder: Bool { zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 } }

  /// The order without the later rows of any time, and how many they are.
  func keepingFirst(by clocks: [Int]) -> (order: RowOrder, leftOut: Int) {
    guard duplicate != nil else { return (self, 0) }
    var kept: [Int] = []
    for row in rows where kept.last.map({ clocks[$0] != clocks[row] }) ?? true { kept.append(row) }
    return (
      RowOrder(rows: kept, change: change, duplicate: nil), rows.count - kept.count
    )
  }

  private init(rows: [Int], change: Change, duplicate: (first: Int, second: Int)?) {
    (self.rows, self.change, self.duplicate) = (rows, change, duplicate)
  }

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
