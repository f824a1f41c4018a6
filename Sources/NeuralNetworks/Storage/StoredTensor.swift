/// A named block of numbers in a file: row-major, the last axis runs fastest.
public struct StoredTensor: Hashable, Sendable {
  /// The numbers, in the precision the file holds.
  public enum Elements: Hashable, Sendable {
    /// 32-bit numbers, `F32` in the file.
    case float32([Float])
    /// 64-bit numbers, `F64` in the file.
    case float64([Double])

    /// How many numbers there are.
    public var count: Int {
      switch self {
      case .float32(let values): values.count
      case .float64(let values): values.count
      }
    }
  }

  /// The name, unique in a file: `weight_ih_l0`.
  public let name: String
  /// The length of each axis; empty for a single number.
  public let shape: [Int]
  /// The numbers, as many as the product of `shape`.
  public let elements: Elements

  /// Names a block of numbers.
  ///
  /// - Parameters:
  ///   - name: the name, unique in its file.
  ///   - shape: the length of each axis, none negative; empty for a single number.
  ///   - elements: the numbers, row-major; the product of `shape` of them.
  public init(name: String, shape: [Int], elements: Elements) {
    precondition(shape.allSatisfy { $0 >= 0 }, "an axis of '\(name)' is negative: \(shape)")
    let expected = shape.reduce(1, *)
    precondition(
      elements.count == expected,
      "'\(name)' of shape \(shape) has \(expected) numbers, found \(elements.count)")
    self.name = name
    self.shape = shape
    self.elements = elements
  }

  /// The numbers in single precision; numbers stored in double precision are rounded.
  public var floats: [Float] {
    switch elements {
    case .float32(let values): values
    case .float64(let values): values.map { Float($0) }
    }
  }

  /// The numbers in double precision; numbers stored in single precision are exact.
  public var doubles: [Double] {
    switch elements {
    case .float32(let values): values.map { Double($0) }
    case .float64(let values): values
    }
  }
}
