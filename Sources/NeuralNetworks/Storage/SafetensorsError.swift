/// Why bytes are no safetensors file that this library reads.
public enum SafetensorsError: Error, Hashable, Sendable {
  /// Fewer than the eight bytes that hold the header's length.
  case fileTooShort(bytes: Int)
  /// A header longer than the format allows.
  case headerTooLong(length: UInt64, limit: Int)
  /// A header that ends after the file.
  case headerBeyondFile(length: UInt64, bytes: Int)
  /// A header that is not UTF-8.
  case headerNotUTF8
  /// A header that is no JSON object; `offset` counts bytes from the header's start.
  case headerNotJSON(offset: Int, reason: String)
  /// A metadata entry that is no text.
  case badMetadata(found: String)
  /// A name, of a tensor or in the metadata, that is empty or holds control characters.
  case badName(String)
  /// A tensor's entry that lacks a member, has one too many or one of the wrong kind.
  case badEntry(tensor: String, expected: String, found: String)
  /// Numbers of a kind that is not read here.
  case unsupportedElementType(tensor: String, found: String)
  /// A shape whose size cannot be counted in 63 bits.
  case shapeOverflow(tensor: String, shape: [Int])
  /// A byte range whose length is not what element type and shape need.
  case wrongLength(tensor: String, expected: Int, found: Int)
  /// A byte range that ends before it starts or after the file.
  case rangeBeyondFile(tensor: String, begin: Int, end: Int, bytes: Int)
  /// Two tensors that share bytes.
  case overlap(tensor: String, other: String)
  /// Bytes that belong to no tensor.
  case unusedBytes(begin: Int, end: Int)
}

extension SafetensorsError: CustomStringConvertible {
  /// Where, what was expected, what was found, how to mend it.
  public var description: String { "\(problem) \(remedy)" }

  private var remedy: String {
    switch self {
    case .unsupportedElementType: "Convert the tensor to float32 or float64 and save again."
    case .badName: "Rename the tensor and save again."
    default: "The file is damaged or was not written as safetensors; save it again."
    }
  }

  private var problem: String {
    switch self {
    case .fileTooShort(let bytes):
      "expected at least 8 bytes, found \(bytes)."
    case .headerTooLong(let length, let limit):
      "header: expected at most \(limit) bytes, found a length of \(length)."
    case .headerBeyondFile(let length, let bytes):
      "header: a length of \(length) bytes does not fit into a file of \(bytes)."
    case .headerNotUTF8:
      "header: expected UTF-8 text."
    case .headerNotJSON(let offset, let reason):
      "header, byte \(offset): expected a JSON object: \(reason)."
    case .badMetadata(let found):
      "__metadata__: expected texts by name, found \(found)."
    case .badName(let name):
      "tensor '\(Self.printable(name))': expected a name without control characters."
    case .badEntry(let tensor, let expected, let found):
      "tensor '\(tensor)': expected \(expected), found \(found)."
    case .unsupportedElementType(let tensor, let found):
      "tensor '\(tensor)': expected dtype F32 or F64, found \(found)."
    case .shapeOverflow(let tensor, let shape):
      "tensor '\(tensor)': a shape of \(shape) is too large to count."
    case .wrongLength(let tensor, let expected, let found):
      "tensor '\(tensor)': shape and dtype need \(expected) bytes, data_offsets span \(found)."
    case .rangeBeyondFile(let tensor, let begin, let end, let bytes):
      "tensor '\(tensor)': bytes \(begin)..<\(end) do not lie in the \(bytes) bytes of data."
    case .overlap(let tensor, let other):
      "tensors '\(other)' and '\(tensor)' share bytes."
    case .unusedBytes(let begin, let end):
      "bytes \(begin)..<\(end) of the data belong to no tensor."
    }
  }

  /// The name with control characters written as Swift escapes them.
  private static func printable(_ name: String) -> String {
    name.unicodeScalars.map {
      $0.properties.generalCategory == .control ? $0.escaped(asASCII: true) : String($0)
    }.joined()
  }
}
