/// Reads what `ByteWriter` writes; nil where the bytes end too early.
package struct ByteReader {
  private var rest: ArraySlice<UInt8>

  /// A reader at the start of some bytes.
  package init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether everything was read.
  package var isAtEnd: Bool { rest.isEmpty }

  /// Reads a whole number of a width.
  package mutating func integer<Number: FixedWidthInteger>(
    _ type: Number.Type = Number.self
  ) -> Number? {
    let size = Number.bitWidth / 8
    guard rest.count >= size else { return nil }
    var number: Number = 0
    for byte in rest.prefix(size).reversed() {
      number = (number << 8) | Number(truncatingIfNeeded: byte)
    }
    rest = rest.dropFirst(size)
    return number
  }

  /// Reads yes or no.
  package mutating func flag() -> Bool? {
    switch integer(UInt8.self) {
    case 0: false
    case 1: true
    default: nil
    }
  }

  /// Reads a number.
  package mutating func number() -> Double? {
    integer(UInt64.self).map(Double.init(bitPattern:))
  }

  /// Reads numbers.
  package mutating func numbers() -> [Double]? {
    guard let count = integer(UInt32.self), rest.count / 8 >= count else { return nil }
    return (0..<count).compactMap { _ in number() }
  }

  /// Reads a text.
  package mutating func text() -> String? {
    block().map { String(decoding: $0, as: UTF8.self) }
  }

  /// Reads bytes that were written with their count.
  package mutating func block() -> [UInt8]? {
    guard let count = integer(UInt32.self), rest.count >= count else { return nil }
    let block = Array(rest.prefix(Int(count)))
    rest = rest.dropFirst(Int(count))
    return block
  }
}
