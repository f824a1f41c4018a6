/// What can be kept as bytes and read back bit by bit.
package protocol ByteCoded {
  /// Writes the value.
  func write(to writer: inout ByteWriter)

  /// Reads what `write` has written; nil for other bytes.
  init?(from reader: inout ByteReader)
}

extension ByteCoded {
  /// The value alone.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    write(to: &writer)
    return writer.bytes
  }

  /// Reads what `bytes` gives; nil for other bytes.
  package init?(bytes: [UInt8]) {
    var reader = ByteReader(bytes[...])
    self.init(from: &reader)
    guard reader.isAtEnd else { return nil }
  }
}

extension ByteWriter {
  /// Writes a value.
  package mutating func write(_ value: some ByteCoded) { value.write(to: &self) }

  /// Writes values, their count first.
  package mutating func write(_ values: [some ByteCoded]) {
    write(UInt32(values.count))
    for value in values { value.write(to: &self) }
  }
}

extension ByteReader {
  /// Reads a value.
  package mutating func value<Value: ByteCoded>(_ type: Value.Type = Value.self) -> Value? {
    Value(from: &self)
  }

  /// Reads values.
  package mutating func values<Value: ByteCoded>(_ type: Value.Type = Value.self) -> [Value]? {
    guard let count = integer(UInt32.self) else { return nil }
    var values: [Value] = []
    for _ in 0..<count {
      guard let value = Value(from: &self) else { return nil }
      values.append(value)
    }
    return values
  }
}
