/// Fields of a table picked out at a fixed stride, a column or a row of it, none copied.
struct FieldRun: Sendable, RandomAccessCollection {
  private let storage: [CSVField]
  private let start: Int
  private let stride: Int
  /// Which multiples of the stride, in which order; nil for 0, 1, 2, ….
  private let order: [Int]?
  let count: Int

  init(_ storage: [CSVField], start: Int, stride: Int, count: Int, order: [Int]? = nil) {
    self.storage = storage
    self.start = start
    self.stride = stride
    self.count = count
    self.order = order
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(position: Int) -> CSVField {
    storage[start + (order.map { $0[position] } ?? position) * stride]
  }

  /// The same fields in another order, or some of them.
  func reordered(_ order: [Int]) -> FieldRun {
    FieldRun(storage, start: start, stride: stride, count: order.count, order: order)
  }
}
