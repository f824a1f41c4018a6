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

  /// How the window was taken in: with its rows, all that its factors depend on.
  public private(set) var parts = Parts(middle: 0, factored: 0, blockLength: 1)

  /// Where the parts of a window meet, and how they were made.
  public struct Parts: Hashable, Sendable {
    /// The end of the front part and the start of the back part.
    public let middle: Int
    /// The end of the rows of the back part that were factored at once; later ones were rotated in.
    public let factored: Int
    /// How far the checkpoints of the front part lie apart.
    public let blockLength: Int

    /// Parts.
    public init(middle: Int, factored: Int, blockLength: Int) {
      self.middle = middle
      self.factored = factored
      self.blockLength = blockLength
    }
  }

  /// The factor of `middle..<end`.
  private var back: UpdatingLeastSquares
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

  /// The factors of a window that was taken in before: what comes of moving it on is the same,
  /// bit by bit.
  ///
  /// - Parameters:
  ///   - columns: k.
  ///   - window: the rows.
  ///   - parts: how they were taken in; nil comes back for parts that are none of the window's.
  ///   - row: writes the row of a number within `window`.
  /// - Complexity: O(n k²), n the rows of the window.
  public init?(
    columns: Int, window: Range<Int>, parts: Parts, row: (Int, inout [Double]) -> Void
  ) {
    guard window.lowerBound <= parts.middle, parts.middle <= parts.factored,
      parts.factored <= window.upperBound, parts.blockLength >= 1
    else { return nil }
    self.init(columns: columns)
    self.window = window
    self.parts = parts
    let atOnce = parts.middle..<parts.factored
    if !atOnce.isEmpty { back = factor(atOnce, row: row) }
    extend(by: parts.factored..<window.upperBound, row: row)
    if window.lowerBound < parts.middle { makeCheckpoints(from: window.lowerBound, row: row) }
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
    extend(by: last.upperBound..<next.upperBound, row: row)
    window = next
    if next.lowerBound == parts.middle { return back }
    if next.lowerBound > parts.middle { split(next, row: row) }
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
    parts = Parts(middle: next.lowerBound, factored: next.upperBound, blockLength: 1)
    back = factor(next, row: row)
    return back
  }

  /// Some rows factored at once.
  private func factor(
    _ rows: Range<Int>, row: (Int, inout [Double]) -> Void
  ) -> UpdatingLeastSquares {
    var augmented = Matrix(rows: rows.count, columns: columns + 1)
    var buffer = [Double](repeating: 0, count: columns + 1)
    for (position, number) in rows.enumerated() {
      row(number, &buffer)
      for j in buffer.indices { augmented[position, j] = buffer[j] }
    }
    return UpdatingLeastSquares(augmented: augmented)
  }

  /// Rotates rows into the back part.
  private mutating func extend(
    by rows: Range<Int>, row: (Int, inout [Double]) -> Void
  ) {
    var buffer = [Double](repeating: 0, count: columns + 1)
    for number in rows {
      row(number, &buffer)
      back.add(buffer)
    }
  }

  /// Makes the whole window the front part, and the back part empty.
  private mutating func split(_ next: Range<Int>, row: (Int, inout [Double]) -> Void) {
    let end = next.upperBound
    parts = Parts(
      middle: end, factored: end, blockLength: max(1, Int(Double(next.count).squareRoot())))
    back = UpdatingLeastSquares(columns: columns)
    makeCheckpoints(from: next.lowerBound, row: row)
  }

  /// Builds the front part from its end backwards, up to a start.
  private mutating func makeCheckpoints(
    from start: Int, row: (Int, inout [Double]) -> Void
  ) {
    var factor = UpdatingLeastSquares(columns: columns)
    checkpoints = [factor]
    block = []
    blockEnd = parts.middle
    var buffer = [Double](repeating: 0, count: columns + 1)
    for number in (start..<parts.middle).reversed() {
      row(number, &buffer)
      factor.add(buffer)
      if (parts.middle - number).isMultiple(of: parts.blockLength) { checkpoints.append(factor) }
    }
  }

  /// The factor of `start..<middle`.
  private mutating func front(
    from start: Int, row: (Int, inout [Double]) -> Void
  ) -> UpdatingLeastSquares {
    let distance = parts.middle - start
    let after = (distance - 1) / parts.blockLength
    let end = parts.middle - after * parts.blockLength
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
