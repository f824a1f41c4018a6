/// Writes numbers and texts as bytes, little-endian.
package struct ByteWriter {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// A writer of nothing yet.
  package init() {}

  /// Writes a whole number in its own width.
  package mutating func write(_ number: some FixedWidthInteger) {
    var rest = number
    for _ in 0..<(number.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Writes yes or no.
  package mutating func write(_ flag: Bool) { write(UInt8(flag ? 1 : 0)) }

  /// Writes a number bit by bit.
  package mutating func write(_ number: Double) { write(number.bitPattern) }

  /// Writes numbers, their count first.
  package mutating func write(_ numbers: [Double]) {
    write(UInt32(numbers.count))
    for number in numbers { write(number) }
  }

  /// Writes a text, its length in bytes first.
  package mutating func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes, their count first.
  package mutating func write(_ block: [UInt8]) {
    write(UInt32(block.count))
    bytes += block
  }
}
