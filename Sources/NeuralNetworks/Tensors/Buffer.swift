/// A block of numbers with a fixed place in memory, 64-byte aligned, zero at first.
///
/// A buffer is a reference: parameters, gradients and workspaces are allocated once and filled
/// again at every step. It is used by one task at a time and is not `Sendable`; what crosses tasks
/// is `array`.
@safe public final class Buffer<Scalar: NetworkScalar> {
  /// How many numbers it holds.
  public let count: Int
  let base: UnsafeMutablePointer<Scalar>

  /// A buffer of `count` zeros.
  public init(count: Int) {
    precondition(count >= 0, "a buffer cannot hold \(count) numbers")
    self.count = count
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Scalar>.stride, alignment: 64)
    unsafe base = bytes.bindMemory(to: Scalar.self, capacity: max(count, 1))
    unsafe base.initialize(repeating: 0, count: max(count, 1))
  }

  /// A buffer holding a copy of `values`.
  public convenience init(_ values: [Scalar]) {
    self.init(count: values.count)
    copy(values)
  }

  deinit {
    unsafe base.deallocate()
  }

  /// The number at `index`; an index outside the buffer traps.
  public subscript(index: Int) -> Scalar {
    get {
      precondition(index >= 0 && index < count, "index \(index) outside a buffer of \(count)")
      return unsafe base[index]
    }
    set {
      precondition(index >= 0 && index < count, "index \(index) outside a buffer of \(count)")
      unsafe base[index] = newValue
    }
  }

  /// A copy of the numbers as an array.
  public var array: [Scalar] {
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  /// Fills the whole buffer with one number.
  public func fill(_ value: Scalar) {
    unsafe base.update(repeating: value, count: count)
  }

  /// Copies as many numbers as the buffer holds.
  public func copy(_ values: [Scalar]) {
    precondition(values.count == count, "expected \(count) numbers, found \(values.count)")
    unsafe values.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe base.update(from: start, count: count) }
    }
  }

  /// Copies the numbers of a buffer of the same count.
  public func copy(_ other: Buffer) {
    precondition(other.count == count, "expected \(count) numbers, found \(other.count)")
    unsafe base.update(from: other.base, count: count)
  }

  /// Multiplies every number by `factor`.
  public func scale(by factor: Scalar) {
    unsafe Scalar.scale(base, count: count, by: factor)
  }

  /// Adds `a · other`.
  public func add(_ a: Scalar, times other: Buffer) {
    precondition(other.count == count, "expected \(count) numbers, found \(other.count)")
    unsafe Scalar.addScaled(a, other.base, to: base, count: count)
  }

  /// The sum of squares, added up in `Double` in a fixed order.
  public var sumOfSquares: Double {
    unsafe Scalar.sumOfSquares(base, count: count)
  }

  /// Calls `body` with the memory itself, the one door for new kernels.
  public func withUnsafeMutableBuffer<Result>(
    _ body: (UnsafeMutableBufferPointer<Scalar>) throws -> Result
  ) rethrows -> Result {
    try unsafe body(UnsafeMutableBufferPointer(start: base, count: count))
  }
}
