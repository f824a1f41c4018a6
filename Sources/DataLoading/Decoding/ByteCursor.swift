/// Walks over the bytes of one field, taking what it is asked for or nothing.
struct ByteCursor {
  private(set) var position: Int
  let end: Int

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { position == end }

  /// The next byte, left in its place.
  func peek(_ bytes: Span<UInt8>) -> UInt8? { position < end ? bytes[position] : nil }

  /// Takes one of two bytes, if it is next.
  mutating func take(_ bytes: Span<UInt8>, _ wanted: UInt8, or other: UInt8? = nil) -> Bool {
    guard position < end, bytes[position] == wanted || bytes[position] == other else {
      return false
    }
    position += 1
    return true
  }

  /// Takes the next byte if it is a separator of dates: `-`, `/` or `.`.
  mutating func takeSeparator(_ bytes: Span<UInt8>) -> UInt8? {
    guard position < end, [0x2D, 0x2F, 0x2E].contains(bytes[position]) else { return nil }
    position += 1
    return bytes[position - 1]
  }

  /// Takes as many digits as come, if their number is within bounds.
  mutating func takeNumber(_ bytes: Span<UInt8>, digits allowed: ClosedRange<Int>) -> Int? {
    var number = 0
    var index = position
    while index < end, bytes[index] &- 0x30 <= 9 {
      guard index - position < allowed.upperBound else { return nil }
      number = number * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard allowed.contains(index - position) else { return nil }
    position = index
    return number
  }

  /// Takes letters, as many as come, in lower case; at most 9 (September).
  mutating func takeWord(_ bytes: Span<UInt8>) -> String? {
    var word: [UInt8] = []
    var index = position
    while index < end, (0x61...0x7A).contains(bytes[index] | 0x20) {
      guard word.count < 9 else { return nil }
      word.append(bytes[index] | 0x20)
      index += 1
    }
    guard !word.isEmpty else { return nil }
    position = index
    return String(decoding: word, as: UTF8.self)
  }

  /// Takes blanks, as many as come.
  mutating func skipBlanks(_ bytes: Span<UInt8>) {
    while position < end, bytes[position] == 0x20 { position += 1 }
  }
}
