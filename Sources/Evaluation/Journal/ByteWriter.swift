/// Writes numbers and texts as bytes, little-endian.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: some FixedWidthInteger) {
    var rest = number
    for _ in 0..<(number.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func write(_ number: Double) { write(number.bitPattern) }

  mutating func write(_ numbers: [Double]) {
    write(UInt32(numbers.count))
    for number in numbers { write(number) }
  }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes += text.utf8
  }
}
