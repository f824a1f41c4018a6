/// Reads strict JSON (RFC 8259) and nothing more: no comments, no trailing commas, no name twice
/// in an object, no unpaired surrogates, no DEL, at most `maximumDepth` levels.
///
/// Foundation's decoder keeps one of two equal names without a word; a header that names a
/// tensor twice must be refused, hence this parser.
struct JSONParser {
  /// Where reading stopped and why; `offset` counts bytes from the start of the text.
  struct Failure: Error, Hashable {
    let offset: Int
    let reason: String
  }

  static let maximumDepth = 16

  private let text: [UInt8]
  private var position = 0

  /// The value that is the whole text, spaces around it allowed.
  static func value(of text: [UInt8]) throws(Failure) -> JSONValue {
    var parser = JSONParser(text: text)
    let value = try parser.readValue(depth: 0)
    parser.skipSpace()
    guard parser.position == text.count else { throw parser.failure("text after the value") }
    return value
  }

  private init(text: [UInt8]) { self.text = text }

  private var next: UInt8? { position < text.count ? text[position] : nil }

  private func failure(_ reason: String) -> Failure { Failure(offset: position, reason: reason) }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func expect(_ byte: UInt8, _ name: String) throws(Failure) {
    guard next == byte else { throw failure("expected \(name)") }
    position += 1
  }

  private mutating func readValue(depth: Int) throws(Failure) -> JSONValue {
    guard depth < Self.maximumDepth else {
      throw failure("more than \(Self.maximumDepth) levels deep")
    }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try readObject(depth: depth)
    case UInt8(ascii: "["): return try readArray(depth: depth)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .boolean(true))
    case UInt8(ascii: "f"): return try readWord("false", .boolean(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    case .some: return .number(try readNumber())
    case nil: throw failure("expected a value, the text ends")
    }
  }

  private mutating func readWord(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    for byte in word.utf8 { try expect(byte, word) }
    return value
  }

  private mutating func readObject(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    // By bytes: to Swift „é" as one code point and as two are the same.
    var names: Set<[UInt8]> = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object([])
    }
    while true {
      skipSpace()
      let start = position
      let name = try readString()
      guard names.insert(Array(name.utf8)).inserted else {
        throw Failure(offset: start, reason: "the name '\(name)' stands twice in one object")
      }
      skipSpace()
      try expect(UInt8(ascii: ":"), "':'")
      members.append(JSONValue.Member(name: name, value: try readValue(depth: depth + 1)))
      skipSpace()
      if next == UInt8(ascii: "}") {
        position += 1
        return .object(members)
      }
      try expect(UInt8(ascii: ","), "',' or '}'")
    }
  }

  private mutating func readArray(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      elements.append(try readValue(depth: depth + 1))
      skipSpace()
      if next == UInt8(ascii: "]") {
        position += 1
        return .array(elements)
      }
      try expect(UInt8(ascii: ","), "',' or ']'")
    }
  }

  /// A number as RFC 8259 writes it: no plus sign, no leading zero, digits after a point.
  private mutating func readNumber() throws(Failure) -> String {
    let start = position
    if next == UInt8(ascii: "-") { position += 1 }
    let leadingZero = next == UInt8(ascii: "0")
    let digits = skipDigits()
    guard digits > 0 else { throw failure("expected a value") }
    guard !leadingZero || digits == 1 else {
      throw Failure(offset: start, reason: "a number starts with 0")
    }
    if next == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() > 0 else { throw failure("expected a digit") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() > 0 else { throw failure("expected a digit") }
    }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = next, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
    return position - start
  }

  private mutating func readString() throws(Failure) -> String {
    let start = position
    try expect(UInt8(ascii: "\""), "'\"'")
    var bytes: [UInt8] = []
    while true {
      guard let byte = next else {
        throw Failure(offset: start, reason: "a string does not end")
      }
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: bytes, as: UTF8.self) else {
          throw Failure(offset: start, reason: "a string is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): try readEscape(into: &bytes)
      case ..<0x20:
        throw Failure(offset: position - 1, reason: "a control character stands in a string")
      default: bytes.append(byte)
      }
    }
  }

  private mutating func readEscape(into bytes: inout [UInt8]) throws(Failure) {
    guard let byte = next else { throw failure("a string does not end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"): try readUnicodeEscape(into: &bytes)
    default: throw Failure(offset: position - 1, reason: "an unknown escape stands in a string")
    }
  }

  /// One `\u` escape, or the two of a surrogate pair.
  private mutating func readUnicodeEscape(into bytes: inout [UInt8]) throws(Failure) {
    let start = position
    var code = try readHexadecimal()
    if (0xD800..<0xDC00).contains(code) {
      try expect(UInt8(ascii: "\\"), "the second half of a surrogate pair")
      try expect(UInt8(ascii: "u"), "the second half of a surrogate pair")
      let low = try readHexadecimal()
      guard (0xDC00..<0xE000).contains(low) else {
        throw Failure(offset: start, reason: "half a surrogate pair stands in a string")
      }
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw Failure(offset: start, reason: "half a surrogate pair stands in a string")
    }
    bytes.append(contentsOf: Array(String(scalar).utf8))
  }

  private mutating func readHexadecimal() throws(Failure) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("expected four hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
