/// The least-squares factor of a window of rows that moves forward: expanding or sliding.
///
/// Rows leave without being subtracted, which would lose digits. The window is kept as two
/// parts, a queue made of two stacks: factors of `start..<middle` for the starts to come, built
/// backwards once, and one factor of `middle..<end` that new rows are rotated into. A window's
/// factor is the merge of one of each. When the start passes the middle, the parts are built
/// anew from the window. Only orthogonal rotations are used, so accuracy does not wear off.
///
/// - Complexity: amortised O(k²) for a row that enters or leaves plus O(k³) a window, however
///   long the window is; memory for about 2√n factors.
public struct SlidingLeastSquares: Sendable {
  /// k, the columns of X.
  public let columns: Int
  /// The rows taken in and not dropped.
  public private(set) var window: Range<Int>?

  /// The factor of `middle..<end`.
  private var back: UpdatingLeastSquares
  private var middle = 0
  private var blockLength = 1
  /// Entry `i` is the factor of `middle - i · blockLength ..< middle`.
  private var checkpoints: [UpdatingLeastSquares] = []
  /// Factors of `start..<middle`, for starts from the last entry's up to `blockEnd - 1`.
  private var block: [UpdatingLeastSquares] = []
  private var blockEnd = 0

  /// No rows yet.
  public init(columns: Int) {
    self.columns = columns
    back = UpdatingLeastSquares(columns: columns)
  }

  /// Moves the window and returns its factor.
  ///
  /// - Parameters:
  ///   - next: neither bound before the previous one, or the factor is built anew.
  ///   - row: writes the row of a number within `next`: k regressors, then the target.
  /// - Returns: the factor of the rows `next`.
  public mutating func move(
    to next: Range<Int>, row: (Int, inout [Double]) -> Void
  ) -> UpdatingLeastSquares {
    guard let last = window, next.lowerBound >= last.lowerBound,
      next.upperBound >= last.upperBound, next.lowerBound < last.upperBound
    else { return restart(at: next, row: row) }
    var buffer = [Double](repeating: 0, count: columns + 1)
    for number in last.upperBound..<next.upperBound {
      row(number, &buffer)
      back.add(buffer)
    }
    window = next
    if next.lowerBound == middle { return back }
    if next.lowerBound > middle { split(next, row: row) }
    var factor = front(from: next.lowerBound, row: row)
    factor.merge(back)
    return factor
  }

  /// Forgets every row.
  public mutating func reset() { self = SlidingLeastSquares(columns: columns) }

  private mutating func restart(
    at next: Range<Int>, row: (Int, inout [Double]) -> Void
  ) -> UpdatingLeastSquares {
    reset()
    window = next
    middle = next.lowerBound
    var augmented = Matrix(rows: next.count, columns: columns + 1)
    var buffer = [Double](repeating: 0, count: columns + 1)
    for (position, number) in next.enumerated() {
      row(number, &buffer)
      for j in buffer.indices { augmented[position, j] = buffer[j] }
    }
    back = UpdatingLeastSquares(augmented: augmented)
    return back
  }

  /// Makes the whole window the front part, and the back part empty.
  private mutating func split(_ next: Range<Int>, row: (Int, inout [Double]) -> Void) {
    middle = next.upperBound
    back = UpdatingLeastSquares(columns: columns)
    blockLength = max(1, Int(Double(next.count).squareRoot()))
    checkpoints = [back]
    block = []
    blockEnd = middle
    var factor = back
    var buffer = [Double](repeating: 0, count: columns + 1)
    for number in next.reversed() {
      row(number, &buffer)
      factor.add(buffer)
      if (middle - number).isMultiple(of: blockLength) { checkpoints.append(factor) }
    }
  }

  /// The factor of `start..<middle`.
  private mutating func front(
    from start: Int, row: (Int, inout [Double]) -> Void
  ) -> UpdatingLeastSquares {
    let distance = middle - start
    let after = (distance - 1) / blockLength
    let end = middle - after * blockLength
    if end != blockEnd || block.isEmpty {
      blockEnd = end
      block = []
      var factor = checkpoints[after]
      var buffer = [Double](repeating: 0, count: columns + 1)
      for number in (start..<end).reversed() {
        row(number, &buffer)
        factor.add(buffer)
        block.append(factor)
      }
      checkpoints.removeSubrange(after + 1..<checkpoints.count)
    }
    let index = end - 1 - start
    block.removeSubrange(index + 1..<block.count)
    return block[index]
  }
}
