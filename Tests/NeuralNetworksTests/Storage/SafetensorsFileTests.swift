import NeuralNetworks
import Testing

@Suite struct SafetensorsFileTests {
  /// A file with this header and so many zero bytes of data.
  private func file(_ header: String, data: Int = 0) -> [UInt8] {
    file(Array(header.utf8), data: data)
  }

  private func file(_ header: [UInt8], length: UInt64? = nil, data: Int = 0) -> [UInt8] {
    let length = length ?? UInt64(header.count)
    let prefix = (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) }
    return prefix + header + [UInt8](repeating: 0, count: data)
  }

  private func entry(
    _ name: String, type: String = "F32", shape: String = "2", offsets: String = "0,8"
  ) -> String {
    "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":[\(shape)],\"data_offsets\":[\(offsets)]}"
  }

  private func expectError(
    _ bytes: [UInt8], _ error: SafetensorsError, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: error, sourceLocation: sourceLocation) { try SafetensorsFile(bytes: bytes) }
  }

  @Test func readsWhatItWrites() throws {
    let written = SafetensorsFile(
      tensors: [
        StoredTensor(
          name: "a", shape: [2, 3], elements: .float32([1, -2, 0.1, .infinity, -0.0, 5])),
        StoredTensor(name: "tab\\\"é", shape: [], elements: .float64([1 / 3])),
        StoredTensor(name: "none", shape: [4, 0], elements: .float32([])),
      ],
      metadata: ["note": "one\n\"two\"\u{1}", "also": ""])
    let read = try SafetensorsFile(bytes: written.serialized())
    #expect(read.metadata == written.metadata)
    #expect(Set(read.tensors) == Set(written.tensors))
    #expect(read.serialized() == written.serialized())
    #expect(read.tensor(named: "a")?.doubles == [1, -2, Double(Float(0.1)), .infinity, 0, 5])
    #expect(read.tensor(named: "b") == nil)
  }

  @Test func startsTheDataAtAMultipleOfEightBytes() {
    for length in 1...9 {
      let name = String(repeating: "n", count: length)
      let bytes = SafetensorsFile(
        tensors: [StoredTensor(name: name, shape: [1], elements: .float32([1]))]
      ).serialized()
      #expect((bytes.count - 4) % 8 == 0)
    }
  }

  @Test func readsAFileWithoutTensors() throws {
    #expect(try SafetensorsFile(bytes: file("{}")).tensors.isEmpty)
  }

  @Test func refusesLengthsBeyondTheFile() {
    expectError([1, 0, 0], .fileTooShort(bytes: 3))
    expectError(
      file([], length: 100_000_001), .headerTooLong(length: 100_000_001, limit: 100_000_000))
    expectError(
      file([], length: .max), .headerTooLong(length: .max, limit: 100_000_000))
    expectError(file([0x7B], length: 2), .headerBeyondFile(length: 2, bytes: 9))
  }

  @Test func refusesHeadersThatAreNoObject() {
    expectError(file([0x7B, 0xFF, 0x7D]), .headerNotUTF8)
    expectError(file(" {}"), .headerNotJSON(offset: 0, reason: "the first byte is no '{'"))
    expectError(file(""), .headerNotJSON(offset: 0, reason: "the first byte is no '{'"))
    expectError(file("{} x"), .headerNotJSON(offset: 3, reason: "text after the value"))
    expectError(file("{\"a\":}"), .headerNotJSON(offset: 5, reason: "expected a value"))
  }

  @Test func refusesNamesTwiceAndBadNames() {
    expectError(
      file("{\(entry("a")),\(entry("a", offsets: "8,16"))}", data: 16),
      .headerNotJSON(offset: 54, reason: "the name 'a' stands twice in one object"))
    expectError(file("{\(entry(""))}", data: 8), .badName(""))
    expectError(file("{\(entry("\\u0000"))}", data: 8), .badName("\u{0}"))
    expectError(file("{\"__metadata__\":[1]}"), .badMetadata(found: "an array"))
    expectError(file("{\"__metadata__\":{\"a\":1}}"), .badMetadata(found: "a number for 'a'"))
  }

  /// "é" as one code point and as e with an accent: Swift calls them equal, the format does not.
  @Test func namesAreComparedByTheirBytes() throws {
    let (composed, decomposed) = ("\u{E9}", "e\u{301}")
    let written = SafetensorsFile(
      tensors: [
        StoredTensor(name: composed, shape: [1], elements: .float32([1])),
        StoredTensor(name: decomposed, shape: [1], elements: .float32([2])),
      ])
    let read = try SafetensorsFile(bytes: written.serialized())
    #expect(read.tensors.count == 2)
    #expect(read.tensor(named: composed)?.floats == [1])
    #expect(read.tensor(named: decomposed)?.floats == [2])
    expectError(
      file("{\"__metadata__\":{\"\(composed)\":\"1\",\"\(decomposed)\":\"2\"}}"),
      .badMetadata(found: "two names that both read '\(decomposed)'"))
  }

  @Test func refusesDeleteAndItsLikeInNamesOnly() throws {
    for code in ["7f", "85"] {
      let name = code == "7f" ? "a\u{7F}" : "a\u{85}"
      expectError(file("{\(entry("a\\u00\(code)"))}", data: 8), .badName(name))
      expectError(file("{\"__metadata__\":{\"a\\u00\(code)\":\"\"}}"), .badName(name))
    }
    expectError(file("{\(entry("a\u{7F}"))}", data: 8), .badName("a\u{7F}"))
    // RFC 8259 lets it stand in a string as it is, and so the `safetensors` package writes it.
    let bytes = Array(file("{\"__metadata__\":{\"a\":\"b\u{7F}\"}}     "))
    #expect(try SafetensorsFile(bytes: bytes).metadata == ["a": "b\u{7F}"])
    #expect(
      SafetensorsError.badName("a\u{7F}").description
        == """
        tensor 'a\\u{7F}': expected a name without control characters. \
        Rename the tensor and save again.
        """)
    let text = SafetensorsFile(tensors: [], metadata: ["a": "b\u{7F}"])
    #expect(text.serialized() == bytes)
  }

  @Test func refusesBadEntries() {
    expectError(
      file("{\"a\":1}"), .badEntry(tensor: "a", expected: "an object", found: "a number"))
    expectError(
      file("{\"a\":{\"dtype\":\"F32\",\"shape\":[]}}"),
      .badEntry(tensor: "a", expected: "a member 'data_offsets'", found: "none"))
    expectError(
      file("{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4],\"x\":1}}", data: 4),
      .badEntry(
        tensor: "a", expected: "dtype, shape and data_offsets only", found: "'x'"))
    expectError(
      file("{\(entry("a", offsets: "0,8,9"))}", data: 8),
      .badEntry(tensor: "a", expected: "two numbers for 'data_offsets'", found: "3"))
    expectError(
      file("{\(entry("a", type: "BF16"))}", data: 8),
      .unsupportedElementType(tensor: "a", found: "BF16"))
    let whole = "whole numbers from 0 to 9223372036854775807 in 'shape'"
    for number in ["-1", "1.5", "1e2", "-0", "9223372036854775808"] {
      expectError(
        file("{\(entry("a", shape: number))}", data: 8),
        .badEntry(tensor: "a", expected: whole, found: number))
    }
  }

  @Test func refusesRangesThatDoNotFit() {
    let huge = 1 << 62
    expectError(
      file("{\(entry("a", shape: "\(huge),4"))}", data: 8),
      .shapeOverflow(tensor: "a", shape: [huge, 4]))
    expectError(
      file("{\(entry("a", shape: "3"))}", data: 8),
      .wrongLength(tensor: "a", expected: 12, found: 8))
    expectError(
      file("{\(entry("a", type: "F64"))}", data: 8),
      .wrongLength(tensor: "a", expected: 16, found: 8))
    expectError(
      file("{\(entry("a"))}", data: 4), .rangeBeyondFile(tensor: "a", begin: 0, end: 8, bytes: 4))
    expectError(
      file("{\(entry("a", offsets: "8,0"))}", data: 8),
      .rangeBeyondFile(tensor: "a", begin: 8, end: 0, bytes: 8))
    expectError(
      file("{\(entry("a")),\(entry("b", offsets: "4,12"))}", data: 12),
      .overlap(tensor: "b", other: "a"))
    expectError(
      file("{\(entry("a")),\(entry("b", offsets: "12,20"))}", data: 20),
      .unusedBytes(begin: 8, end: 12))
    expectError(file("{\(entry("a"))}", data: 9), .unusedBytes(begin: 8, end: 9))
    expectError(
      file("{\(entry("a", offsets: "4,12"))}", data: 12), .unusedBytes(begin: 0, end: 4))
  }

  @Test func saysWhereAndHowToMend() {
    let mend = "The file is damaged or was not written as safetensors; save it again."
    #expect(
      SafetensorsError.overlap(tensor: "b", other: "a").description
        == "tensors 'a' and 'b' share bytes. \(mend)")
    #expect(
      SafetensorsError.headerNotJSON(offset: 5, reason: "expected a value").description
        == "header, byte 5: expected a JSON object: expected a value. \(mend)")
    #expect(
      SafetensorsError.unsupportedElementType(tensor: "w", found: "I8").description
        == """
        tensor 'w': expected dtype F32 or F64, found I8. \
        Convert the tensor to float32 or float64 and save again.
        """)
    #expect(
      SafetensorsError.badName("a\u{0}").description
        == """
        tensor 'a\\0': expected a name without control characters. \
        Rename the tensor and save again.
        """)
  }

  @Test func survivesEveryTruncationAndFlippedByte() {
    let bytes = SafetensorsFile(
      tensors: [StoredTensor(name: "a", shape: [2], elements: .float32([1, 2]))],
      metadata: ["k": "v"]
    ).serialized()
    for count in 0..<bytes.count {
      #expect(throws: SafetensorsError.self) { try SafetensorsFile(bytes: Array(bytes[..<count])) }
    }
    for index in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[index] ^= 1 << UInt8(bit)
        _ = try? SafetensorsFile(bytes: flipped)  // may be readable, must not trap
      }
    }
  }
}
