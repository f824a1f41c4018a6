extension SavedModel.Manifest {
  /// What `model.json` begins with: keys are sorted, and this one comes first.
  private static let opening = Array("{\n  \"checksum\" : \"".utf8)
  private static let digits = opening.count..<opening.count + 16

  /// The bytes of a manifest with their checksum in its place.
  ///
  /// It is that of all of them, its own digits taken for zeros and line breaks at the end left out.
  /// Bytes that begin otherwise give none.
  static func stamped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: opening), bytes.count >= digits.upperBound else { return [] }
    var bytes = bytes
    bytes.replaceSubrange(digits, with: repeatElement(UInt8(ascii: "0"), count: digits.count))
    let end = bytes.lastIndex { $0 != UInt8(ascii: "\n") } ?? bytes.endIndex - 1
    let checksum = Checksum.text(of: Array(bytes[...end]))
    bytes.replaceSubrange(digits, with: Array(checksum.utf8))
    return bytes
  }

  /// The checksum that stands in a manifest's bytes; empty where there is no place for one.
  static func checksum(in bytes: [UInt8]) -> String {
    bytes.count < digits.upperBound ? "" : String(decoding: bytes[digits], as: UTF8.self)
  }
}
