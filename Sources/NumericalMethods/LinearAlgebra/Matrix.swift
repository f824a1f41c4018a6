/// A dense matrix of doubles, stored column by column as LAPACK wants it.
public struct Matrix: Hashable, Sendable {
  /// How many rows.
  public let rows: Int
  /// How many columns.
  public let columns: Int
  /// Element (i, j) lies at `i + rows · j`.
  public var elements: [Double] {
    didSet { precondition(elements.count == rows * columns, "a matrix keeps its size") }
  }

  /// A matrix of one repeated number, zero where nothing is said.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "sizes must not be negative: \(rows) × \(columns)")
    self.rows = rows
    self.columns = columns
    elements = Array(repeating: value, count: rows * columns)
  }

  /// A matrix from its rows, all of one length.
  public init(_ rowsOfElements: [[Double]]) {
    let width = rowsOfElements.first?.count ?? 0
    precondition(
      rowsOfElements.allSatisfy { $0.count == width }, "rows of one length are expected")
    self.init(rows: rowsOfElements.count, columns: width)
    for (i, row) in rowsOfElements.enumerated() {
      for (j, element) in row.enumerated() { self[i, j] = element }
    }
  }

  /// A single column.
  public init(column: [Double]) {
    rows = column.count
    columns = 1
    elements = column
  }

  /// Ones on the diagonal, zeros elsewhere.
  public static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for i in 0..<size { matrix[i, i] = 1 }
    return matrix
  }

  /// The element in a row and a column, both from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[offset(row, column)] }
    set { elements[offset(row, column)] = newValue }
  }

  /// One column, as an array.
  public func column(_ column: Int) -> [Double] {
    precondition(column >= 0 && column < columns, "column \(column) outside 0..<\(columns)")
    return Array(elements[column * rows..<(column + 1) * rows])
  }

  /// Rows become columns.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows {
      for j in 0..<columns { result[j, i] = self[i, j] }
    }
    return result
  }

  /// The matrix product `left · right`; sizes that do not fit trap.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    multiply(left, transposed: false, right, transposed: false)
  }

  /// `selfᵀ · right` without forming the transpose.
  public func transposedTimes(_ right: Matrix) -> Matrix {
    Matrix.multiply(self, transposed: true, right, transposed: false)
  }

  /// `self · rightᵀ` without forming the transpose.
  public func timesTransposed(_ right: Matrix) -> Matrix {
    Matrix.multiply(self, transposed: false, right, transposed: true)
  }

  /// The sum, element by element.
  public static func + (left: Matrix, right: Matrix) -> Matrix {
    precondition(
      left.rows == right.rows && left.columns == right.columns, "sizes of a sum must agree")
    var sum = left
    for index in sum.elements.indices { sum.elements[index] += right.elements[index] }
    return sum
  }

  private func offset(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "element outside the matrix")
    return row + rows * column
  }
}
