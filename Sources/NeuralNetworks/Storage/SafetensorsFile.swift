/// Tensors by name with a few texts about them: the content of a safetensors file.
///
/// The format: the header's length (8 bytes, little-endian), the header (JSON, at most 100 MB,
/// padded with spaces), the numbers (little-endian, row-major, back to back without holes). It
/// holds numbers only, so reading a stranger's file cannot run code; what a hostile header may
/// try (lengths, overlaps, holes, names twice, sizes that overflow) is refused.
///
/// Only `F32` and `F64` are read. Bytes in, bytes out: opening files is the caller's business.
///
/// - Source: https://github.com/huggingface/safetensors, README „Format".
public struct SafetensorsFile: Hashable, Sendable {
  /// The longest header the format allows, in bytes.
  public static let maximumHeaderLength = 100_000_000

  /// The tensors in the order of their bytes, no name twice; names are compared by their bytes, so
  /// that „é" as one code point and as two are two names.
  public let tensors: [StoredTensor]
  /// Texts about the file by name: `format`, `epoch`, ….
  public let metadata: [String: String]

  /// Gathers tensors for a file.
  ///
  /// - Parameters:
  ///   - tensors: tensors, no name twice, empty, `__metadata__` or with control characters.
  ///   - metadata: texts by name.
  public init(tensors: [StoredTensor], metadata: [String: String] = [:]) {
    var names: Set<[UInt8]> = []
    for tensor in tensors {
      precondition(Self.isName(tensor.name), "'\(tensor.name)' cannot name a tensor")
      precondition(
        names.insert(Array(tensor.name.utf8)).inserted, "two tensors are named '\(tensor.name)'")
    }
    self.tensors = tensors
    self.metadata = metadata
  }

  /// The tensor of a name; nil where there is none.
  public func tensor(named name: String) -> StoredTensor? {
    tensors.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  static let metadataName = "__metadata__"

  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name != metadataName && !hasControls(name)
  }

  /// Whether a text holds control characters, DEL and those from 0x80 to 0x9F among them.
  static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
