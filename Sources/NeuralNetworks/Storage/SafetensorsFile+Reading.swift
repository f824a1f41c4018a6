extension SafetensorsFile {
  /// Reads the bytes of a whole file.
  ///
  /// - Parameter bytes: the file.
  /// - Throws: `SafetensorsError` naming the first thing that is wrong; nothing is patched.
  /// - Complexity: O(bytes), one copy.
  public init(bytes: [UInt8]) throws(SafetensorsError) {
    let header = try Self.header(of: bytes)
    let dataStart = 8 + header.count
    let (entries, metadata) = try Self.entries(of: header)
    try Self.checkRanges(of: entries, dataLength: bytes.count - dataStart)
    self.init(
      tensors: entries.map { $0.tensor(from: bytes, dataStart: dataStart) }, metadata: metadata)
  }

  private static func header(of bytes: [UInt8]) throws(SafetensorsError) -> [UInt8] {
    guard bytes.count >= 8 else { throw .fileTooShort(bytes: bytes.count) }
    let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[$1]) << UInt64(8 * $1) }
    guard length <= UInt64(maximumHeaderLength) else {
      throw .headerTooLong(length: length, limit: maximumHeaderLength)
    }
    guard Int(length) <= bytes.count - 8 else {
      throw .headerBeyondFile(length: length, bytes: bytes.count)
    }
    let header = Array(bytes[8..<8 + Int(length)])
    guard String(validating: header, as: UTF8.self) != nil else { throw .headerNotUTF8 }
    guard header.first == UInt8(ascii: "{") else {
      throw .headerNotJSON(offset: 0, reason: "the first byte is no '{'")
    }
    return header
  }

  /// The tensors a header announces, sorted by their bytes, and the texts of `__metadata__`.
  private static func entries(
    of header: [UInt8]
  ) throws(SafetensorsError) -> ([SafetensorsEntry], [String: String]) {
    let value: JSONValue
    do { value = try JSONParser.value(of: header) } catch {
      throw .headerNotJSON(offset: error.offset, reason: error.reason)
    }
    guard case .object(let members) = value else {
      throw .headerNotJSON(offset: 0, reason: "it is \(value.kind)")
    }
    var entries: [SafetensorsEntry] = []
    var metadata: [String: String] = [:]
    for member in members {
      if member.name == metadataName {
        metadata = try texts(of: member.value)
      } else {
        guard isName(member.name) else { throw .badName(member.name) }
        entries.append(try SafetensorsEntry(name: member.name, value: member.value))
      }
    }
    return (entries.sorted { ($0.begin, $0.end) < ($1.begin, $1.end) }, metadata)
  }

  private static func texts(of value: JSONValue) throws(SafetensorsError) -> [String: String] {
    guard case .object(let members) = value else { throw .badMetadata(found: value.kind) }
    var texts: [String: String] = [:]
    for member in members {
      guard !hasControls(member.name) else { throw .badName(member.name) }
      // A dictionary takes texts that look alike for the same.
      guard texts[member.name] == nil else {
        throw .badMetadata(found: "two names that both read '\(member.name)'")
      }
      guard case .string(let text) = member.value else {
        throw .badMetadata(found: "\(member.value.kind) for '\(member.name)'")
      }
      texts[member.name] = text
    }
    return texts
  }

  /// Demands that the byte ranges, sorted, cover the data without overlap or hole.
  private static func checkRanges(
    of entries: [SafetensorsEntry], dataLength: Int
  ) throws(SafetensorsError) {
    var covered = 0
    var previous = ""
    for entry in entries {
      guard entry.begin <= entry.end, entry.end <= dataLength else {
        throw .rangeBeyondFile(
          tensor: entry.name, begin: entry.begin, end: entry.end, bytes: dataLength)
      }
      guard entry.end - entry.begin == entry.byteCount else {
        throw .wrongLength(
          tensor: entry.name, expected: entry.byteCount, found: entry.end - entry.begin)
      }
      guard entry.begin >= covered else { throw .overlap(tensor: entry.name, other: previous) }
      guard entry.begin == covered else { throw .unusedBytes(begin: covered, end: entry.begin) }
      covered = entry.end
      previous = entry.name
    }
    guard covered == dataLength else { throw .unusedBytes(begin: covered, end: dataLength) }
  }
}
