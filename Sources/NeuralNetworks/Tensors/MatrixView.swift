/// A row-major matrix inside a buffer: `[rows, columns]`, rows `stride` numbers apart.
///
/// A view keeps its buffer alive and checks that it lies inside, so it is safe to hand around;
/// copying one copies no numbers.
public struct MatrixView<Scalar: NetworkScalar> {
  /// The memory the view lies in.
  public let buffer: Buffer<Scalar>
  /// Where the first number lies in the buffer.
  public let offset: Int
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// How far apart rows begin, at least `columns`.
  public let stride: Int

  /// A view of part of a buffer; parts outside the buffer trap.
  public init(
    _ buffer: Buffer<Scalar>, offset: Int = 0, rows: Int, columns: Int, stride: Int? = nil
  ) {
    let stride = stride ?? columns
    precondition(
      offset >= 0 && rows >= 0 && columns >= 0 && stride >= columns
        && offset + (rows > 0 ? (rows - 1) * stride + columns : 0) <= buffer.count,
      "[\(rows), \(columns)] at \(offset) does not fit a buffer of \(buffer.count)")
    self.buffer = buffer
    self.offset = offset
    self.rows = rows
    self.columns = columns
    self.stride = stride
  }

  var base: UnsafeMutablePointer<Scalar> { unsafe buffer.base + offset }

  /// The number in `row` and `column`; places outside the matrix trap.
  public subscript(row: Int, column: Int) -> Scalar {
    get {
      checkPlace(row, column)
      return unsafe base[row * stride + column]
    }
    nonmutating set {
      checkPlace(row, column)
      unsafe base[row * stride + column] = newValue
    }
  }

  private func checkPlace(_ row: Int, _ column: Int) {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "[\(row), \(column)] lies outside [\(rows), \(columns)]")
  }

  /// Whether the numbers follow each other without gaps.
  public var isContiguous: Bool { stride == columns || rows <= 1 }

  /// The columns of a range.
  public func columns(_ range: Range<Int>) -> MatrixView {
    precondition(range.lowerBound >= 0 && range.upperBound <= columns, "columns \(range)")
    return MatrixView(
      buffer, offset: offset + range.lowerBound, rows: rows, columns: range.count, stride: stride)
  }

  /// The rows of a range.
  public func rows(_ range: Range<Int>) -> MatrixView {
    precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows \(range)")
    return MatrixView(
      buffer, offset: offset + range.lowerBound * stride, rows: range.count, columns: columns,
      stride: stride)
  }
}
