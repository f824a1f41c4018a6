extension SafetensorsFile {
  /// The bytes of the file, the same as the `safetensors` package writes for the same content:
  /// 64-bit tensors before 32-bit ones, each kind by name, the header padded to 8 bytes.
  ///
  /// Metadata is written in the order of its names, so equal files have equal bytes.
  ///
  /// - Complexity: O(bytes).
  public func serialized() -> [UInt8] {
    let ordered = tensors.sorted { Self.precedes($0, $1) }
    var header = "{"
    var separator = ""
    if !metadata.isEmpty {
      let texts = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "\(Self.quoted($0.key)):\(Self.quoted($0.value))" }
      header += "\"\(Self.metadataName)\":{\(texts.joined(separator: ","))}"
      separator = ","
    }
    var offset = 0
    for tensor in ordered {
      let end = offset + tensor.elements.byteCount
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      header +=
        "\(separator)\(Self.quoted(tensor.name)):{\"dtype\":\"\(tensor.elements.typeName)\","
      header += "\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}"
      separator = ","
      offset = end
    }
    header += "}"
    header += String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + header.utf8.count + offset)
    bytes.append(littleEndian: UInt64(header.utf8.count))
    bytes.append(contentsOf: header.utf8)
    for tensor in ordered {
      switch tensor.elements {
      case .float32(let values):
        for value in values { bytes.append(littleEndian: value.bitPattern) }
      case .float64(let values):
        for value in values { bytes.append(littleEndian: value.bitPattern) }
      }
    }
    return bytes
  }

  private static func precedes(_ a: StoredTensor, _ b: StoredTensor) -> Bool {
    if a.elements.typeName != b.elements.typeName {
      return a.elements.typeName > b.elements.typeName
    }
    return a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
  }

  /// The text as a JSON string.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case ..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension StoredTensor.Elements {
  fileprivate var typeName: String {
    switch self {
    case .float32: SafetensorsEntry.ElementType.float32.rawValue
    case .float64: SafetensorsEntry.ElementType.float64.rawValue
    }
  }

  fileprivate var byteCount: Int {
    switch self {
    case .float32(let values): 4 * values.count
    case .float64(let values): 8 * values.count
    }
  }
}

extension [UInt8] {
  /// Appends the bytes of an integer, the lowest first.
  fileprivate mutating func append(littleEndian value: some FixedWidthInteger & UnsignedInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
