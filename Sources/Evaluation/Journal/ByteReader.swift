/// Reads what `ByteWriter` writes; nil where the bytes end too early.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether everything was read.
  var isAtEnd: Bool { rest.isEmpty }

  mutating func integer<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    let size = Number.bitWidth / 8
    guard rest.count >= size else { return nil }
    var number: Number = 0
    for byte in rest.prefix(size).reversed() {
      number = (number << 8) | Number(truncatingIfNeeded: byte)
    }
    rest = rest.dropFirst(size)
    return number
  }

  mutating func number() -> Double? { integer(UInt64.self).map(Double.init(bitPattern:)) }

  mutating func numbers() -> [Double]? {
    guard let count = integer(UInt32.self), rest.count / 8 >= count else { return nil }
    return (0..<count).compactMap { _ in number() }
  }

  mutating func text() -> String? {
    guard let count = integer(UInt32.self), rest.count >= count else { return nil }
    let text = String(decoding: rest.prefix(Int(count)), as: UTF8.self)
    rest = rest.dropFirst(Int(count))
    return text
  }
}
